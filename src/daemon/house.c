/* A house's store: it looks, gives up what it does not need, and serves. */
#include "base/intl.h"
#include "daemon/daemon.h"
#include "daemon/shared.h"
#include "store/vault.h"
#include "base/banned.h"

/* Where a personal store may linger on the file. */
enum { HOUSE_MS = 6000 };

static int
shared_serve(struct daemon *d, struct shared *s, struct sr_error *err)
{
	const struct service service = service_of(d);
	const struct server_options o = { .listen = s->gate.fd,
		.uid = -1,
		.clients = (int)s->conf.max_clients,
		.per_user = (int)s->conf.max_clients_per_user,
		.linger_ms = -1 };
	int rc;

	shared_notify("READY=1");
	rc = server_run(&o, &service, err);
	shared_notify("STOPPING=1");
	return rc;
}

int
daemon_house(struct daemon *d, struct sr_error *err)
{
	struct shared s = { 0 };
	struct vault *vault = NULL;
	int rc = shared_look(&s, d->ask.conf, err);

	if (rc == SR_OK && d->ask.check)
		rc = shared_check(&s, err);
	if (rc == SR_OK && !d->ask.check) {
		rc = shared_confine(&s, err);
		if (rc == SR_OK && (vault = vault_open()) == NULL)
			rc = sr_fail(
			    err, SR_E_NOMEM, "", "", N_("Out of memory."), 0);

		const struct domain_options opt = { .path = s.conf.database,
			.backups = s.conf.backups,
			.network = d->ask.network,
			.vault = vault };
		if (rc == SR_OK)
			rc = service_open(d, &opt, HOUSE_MS, err);
		if (rc == SR_OK)
			rc = shared_listen(&s, err);
		if (rc == SR_OK)
			rc = shared_serve(d, &s, err);
		domain_close(d->domain);
		vault_close(vault);
	}
	shared_close(&s);
	return rc;
}
