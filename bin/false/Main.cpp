// SPDX-License-Identifier: GPL-3.0-or-later

/** Program that fails: its exit status is 1. */
int main(int, char **)
{
    return 1;
}
