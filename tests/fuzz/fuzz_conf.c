/* showroomd.conf: any bytes are taken, or refused with a line and a word. */
#include "fuzz.h"

#include "wire/conf.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *mem = arena_new();
	struct sr_conf c;
	struct sr_error err;
	/* Of its own size: there is no zero behind it. */
	char *text = malloc(n > 0 ? n : 1);
	int rc;

	hold(mem != NULL && text != NULL);
	if (n > 0)
		memcpy(text, data, n);
	sr_error_clear(&err);
	rc = conf_parse(&c, "x", text, n, mem, &err);
	if (rc == SR_OK) {
		hold(*c.database == '/' && *c.socket == '/');
		hold(*c.backups == '/' && *c.group != '\0');
		hold(strlen(c.socket) < 108);
		hold(c.max_clients >= 1 && c.max_clients <= 4096);
		hold(c.max_clients_per_user >= 1);
	} else {
		hold(rc == SR_E_INVALID && err.code == rc);
		hold(*err.message != '\0' && err.arg[1].num >= 1);
	}
	arena_free(mem);
	free(text);
	return 0;
}
