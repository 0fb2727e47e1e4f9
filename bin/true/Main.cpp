// SPDX-License-Identifier: GPL-3.0-or-later

/** Program that succeeds: its exit status is 0. */
int main(int, char **)
{
    return 0;
}
