// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef __LIB_LIBSTD_CALLBACK_H
#define __LIB_LIBSTD_CALLBACK_H

/**
 * Something which can be called with one pointer.
 */
class CallbackFunction
{
  public:

    /** Destructor. */
    virtual ~CallbackFunction()
    {
    }

    /**
     * Call the function.
     *
     * @param parameter Passed to the function
     */
    virtual void execute(void *parameter) = 0;
};

/**
 * Calls a member function of an object.
 */
template <class Base, class ParamType> class Callback : public CallbackFunction
{
  public:

    /** Member function which is called. */
    typedef void (Base::*Function)(ParamType *);

    /**
     * Constructor.
     *
     * @param object Object to call, must outlive the callback
     * @param func Member function to call
     */
    Callback(Base *object, Function func)
        : m_object(object)
        , m_function(func)
    {
    }

    /** @copydoc CallbackFunction::execute */
    virtual void execute(void *parameter)
    {
        (m_object->*m_function)((ParamType *) parameter);
    }

  private:

    /** Object to call. */
    Base *m_object;

    /** Member function to call. */
    Function m_function;
};

#endif /* __LIB_LIBSTD_CALLBACK_H */
