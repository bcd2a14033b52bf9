/* Frames over a connected socket. */
#include <errno.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "wire/line.h"
#include "base/banned.h"

void
line_drop(struct line *l)
{
	if (l->fd >= 0)
		close(l->fd);
	l->fd = -1;
}

static bool
send_all(int fd, struct iovec part[2])
{
	struct msghdr m = { .msg_iov = part, .msg_iovlen = 2 };

	while (part[0].iov_len + part[1].iov_len > 0) {
		ssize_t n = sendmsg(fd, &m, MSG_NOSIGNAL);
		size_t sent = n > 0 ? (size_t)n : 0;

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		for (int i = 0; i < 2; i++) {
			size_t of =
			    sent < part[i].iov_len ? sent : part[i].iov_len;

			part[i].iov_base = (char *)part[i].iov_base + of;
			part[i].iov_len -= of;
			sent -= of;
		}
	}
	return true;
}

static bool
recv_all(int fd, void *data, size_t n)
{
	char *to = data;

	while (n > 0) {
		ssize_t got = recv(fd, to, n, 0);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		to += got;
		n -= (size_t)got;
	}
	return true;
}

bool
line_send(
    struct line *l, uint32_t kind, uint32_t code, const struct codec_out *body)
{
	unsigned char head[FRAME_HEAD];
	const struct frame f = { (uint32_t)body->n, l->serial, kind, code };
	struct iovec part[2] = { { head, sizeof(head) },
		{ body->data, body->n } };

	frame_put(head, &f);
	return send_all(l->fd, part);
}

bool
line_recv(struct line *l, struct frame *f)
{
	unsigned char head[FRAME_HEAD];

	if (!recv_all(l->fd, head, sizeof(head)) || !frame_get(head, f))
		return false;
	if (f->length > l->room) {
		unsigned char *more = realloc(l->body, f->length);

		if (!more)
			return false;
		l->body = more;
		l->room = f->length;
	}
	return recv_all(l->fd, l->body, f->length);
}
