/* Threads beside the serving one. */
#include <pthread.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "wire/lane.h"
#include "base/banned.h"

enum { BACK = 10 }; /* of nice's steps */

struct lane {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t some;
	struct task *todo, *last, *done;
	int wake;
	bool stop;
	bool runs; /* of the serving thread alone: the thread was started */
};

static struct task *
take(struct lane *l)
{
	struct task *t = l->todo;

	if (t != NULL) {
		l->todo = t->next;
		if (l->todo == NULL)
			l->last = NULL;
		t->next = NULL;
	}
	return t;
}

/*
 * Long work stands back behind the serving thread, for which everybody waits,
 * where there are fewer processors than both could use.
 */
static void *
lane_thread(void *arg)
{
	struct lane *l = arg;
	struct task *t;

	setpriority(
	    PRIO_PROCESS, (id_t)gettid(), getpriority(PRIO_PROCESS, 0) + BACK);
	pthread_mutex_lock(&l->lock);
	while (!l->stop) {
		t = take(l);
		if (t == NULL) {
			pthread_cond_wait(&l->some, &l->lock);
			continue;
		}
		pthread_mutex_unlock(&l->lock);
		t->run(t);
		pthread_mutex_lock(&l->lock);
		t->next = l->done;
		l->done = t;
		/* A full pipe wakes as well. */
		ssize_t n = write(l->wake, "l", 1);
		(void)n;
	}
	pthread_mutex_unlock(&l->lock);
	return NULL;
}

struct lane *
lane_new(int wake)
{
	struct lane *l = calloc(1, sizeof(*l));

	if (l == NULL)
		return NULL;
	l->wake = wake;
	pthread_mutex_init(&l->lock, NULL);
	pthread_cond_init(&l->some, NULL);
	return l;
}

/* The thread begins with the first task: most terminals never have one. */
bool
lane_add(struct lane *l, struct task *t)
{
	if (!l->runs)
		l->runs = pthread_create(&l->thread, NULL, lane_thread, l) == 0;
	if (!l->runs)
		return false;
	t->next = NULL;
	pthread_mutex_lock(&l->lock);
	if (l->last != NULL)
		l->last->next = t;
	else
		l->todo = t;
	l->last = t;
	pthread_cond_signal(&l->some);
	pthread_mutex_unlock(&l->lock);
	return true;
}

bool
lane_take(struct lane *l, struct task *t)
{
	struct task *before = NULL, *at;

	pthread_mutex_lock(&l->lock);
	for (at = l->todo; at != NULL && at != t; at = at->next)
		before = at;
	if (at != NULL && before != NULL)
		before->next = at->next;
	else if (at != NULL)
		l->todo = at->next;
	if (at != NULL && l->last == at)
		l->last = before;
	pthread_mutex_unlock(&l->lock);
	return at != NULL;
}

void
lane_reap(struct lane *l)
{
	struct task *t, *next;

	pthread_mutex_lock(&l->lock);
	t = l->done;
	l->done = NULL;
	pthread_mutex_unlock(&l->lock);
	for (; t != NULL; t = next) {
		next = t->next;
		t->done(t);
	}
}

void
lane_free(struct lane *l)
{
	if (l == NULL)
		return;
	pthread_mutex_lock(&l->lock);
	l->stop = true;
	pthread_cond_signal(&l->some);
	pthread_mutex_unlock(&l->lock);
	if (l->runs)
		pthread_join(l->thread, NULL);
	pthread_cond_destroy(&l->some);
	pthread_mutex_destroy(&l->lock);
	free(l);
}
