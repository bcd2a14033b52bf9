/*
 * Included last by every .c file: what this program does not use, and why.
 * Unbounded copies (strcpy, strcat, sprintf), parsers without errors (atoi),
 * zone-bound time (localtime, gmtime, mktime: clock.c has the one
 * localtime_r), and floating point near money (strtod, double).
 */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#pragma GCC poison strcpy strcat sprintf vsprintf gets strtok
#pragma GCC poison atoi atol atoll atof strtod strtof
#pragma GCC poison localtime gmtime mktime ctime asctime
#pragma GCC poison double float

#endif
