/* The process that hashes secrets. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store/vault.h"
#include "support.h"

START_TEST(the_vault_answers)
{
	struct vault *v = vault_open();
	struct vault_ask ask = { .make = true, .cost = { 1, 8192 } };
	struct vault_answer made, answer;

	ck_assert_ptr_nonnull(v);
	memset(ask.secret, 7, sizeof(ask.secret));
	vault_ask(v, &ask, &made);
	ck_assert(made.done);
	ck_assert_int_eq(strncmp(made.hash, "$argon2id$", 10), 0);
	ask.make = false;
	memcpy(ask.hash, made.hash, sizeof(ask.hash));
	vault_ask(v, &ask, &answer);
	ck_assert(answer.done && answer.same && !answer.stale);
	ask.cost.passes = 2;
	ask.secret[3] = 8;
	vault_ask(v, &ask, &answer);
	ck_assert(answer.done && !answer.same && answer.stale);
	vault_close(v);
	vault_close(NULL);
}
END_TEST

/* The only child of this process. */
static pid_t
vault_process(void)
{
	char name[64];
	long pid = 0;
	FILE *f;

	snprintf(name, sizeof(name), "/proc/%ld/task/%ld/children",
	    (long)getpid(), (long)getpid());
	f = fopen(name, "r");
	ck_assert_ptr_nonnull(f);
	ck_assert_int_eq(fscanf(f, "%ld", &pid), 1);
	fclose(f);
	return (pid_t)pid;
}

/* The system ends it first when memory is short: another one goes on. */
START_TEST(a_vault_that_is_killed_comes_back)
{
	struct vault *v = vault_open();
	struct vault_ask ask = { .make = true, .cost = { 1, 8192 } };
	struct vault_answer answer;
	pid_t first = vault_process();

	for (int i = 0; i < 3; i++) {
		ck_assert_int_eq(kill(vault_process(), SIGKILL), 0);
		vault_ask(v, &ask, &answer);
		ck_assert(answer.done);
		ck_assert_int_eq(strncmp(answer.hash, "$argon2id$", 10), 0);
	}
	ck_assert_int_ne(vault_process(), first);
	vault_close(v);
}
END_TEST

Suite *
suite_vault(void)
{
	const TTest *const tests[] = { the_vault_answers,
		a_vault_that_is_killed_comes_back, NULL };

	return suite_with("vault", tests, NULL, NULL);
}
