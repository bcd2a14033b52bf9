/* FNV-1a, 64 bits. */
#include <string.h>

#include "base/hash.h"
#include "base/banned.h"

uint64_t
hash_bytes(uint64_t h, const void *data, size_t n)
{
	const unsigned char *p = data;

	for (size_t i = 0; i < n; i++)
		h = (h ^ p[i]) * UINT64_C(0x100000001b3);
	return h;
}

uint64_t
hash_text(uint64_t h, const char *s)
{
	return hash_bytes(h, s, strlen(s));
}
