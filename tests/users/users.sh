# What the tests with real Unix users share: accounts of their own, a house
# whose store runs as one of them, commands as each of the others.  A test is
# a script that sources this, with BUILD_DIR; it ends with `end`.
# shellcheck shell=sh
set -u
[ "$(id -u)" -eq 0 ] || { echo "not root"; exit 77; }
for tool in setpriv useradd sqlite3; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
# Accounts are made in a copy of /etc that nobody else sees, where the system
# lets us; else in /etc itself, under names that nothing else has.
if [ -z "${USERS_APART:-}" ]; then
	export USERS_APART=no
	if unshare -m true 2>/dev/null; then
		export USERS_APART=yes
		exec unshare -m sh "$0" "$@"
	fi
fi

dir=$(mktemp -d)
chmod 755 "$dir"
bad=0
pids=
accounts="srt-store srt-sal1 srt-sal2 srt-desk srt-super srt-mgr srt-cr \
srt-fin srt-gm srt-adm srt-new srt-outs srt-kiosk"
staff="srt-sal1 srt-sal2 srt-desk srt-super srt-mgr srt-cr srt-fin srt-gm \
srt-adm srt-new srt-kiosk"

# A moment: nothing is ever written there.
moment() {
	timeout 0.05 tail -f /dev/null
}

clean() {
	trap - EXIT
	for pid in $pids; do
		kill -KILL "$pid" 2>/dev/null
	done
	if [ "$USERS_APART" = no ]; then
		for user in $accounts; do
			# A store of one file lingers for some seconds.
			for try in $(seq 200); do
				userdel "$user" && break
				moment
			done
		done
		groupdel srt-staff
	fi 2>/dev/null
	cd / && rm -rf "$dir"
}
trap clean EXIT
trap 'exit 1' INT TERM HUP PIPE

fail() {
	echo "failed: $*"
	bad=1
}

end() {
	exit $bad
}

if [ "$USERS_APART" = yes ]; then
	mkdir "$dir/etc"
	cp -a /etc/. "$dir/etc" && mount --bind "$dir/etc" /etc || exit 77
fi
groupadd --system srt-staff
for user in $accounts; do
	useradd --system --user-group --no-create-home --home-dir "$dir/home" \
	    --shell /bin/sh "$user" || exit 1
done
for user in $staff; do
	usermod --append --groups srt-staff "$user"
done

mkdir "$dir/bin" "$dir/home" "$dir/tmp"
chmod 1777 "$dir/home" "$dir/tmp"
cp "$BUILD_DIR/showroom" "$BUILD_DIR/showroomd" "$dir/bin"
[ ! -x "$BUILD_DIR/tests/forge" ] || cp "$BUILD_DIR/tests/forge" "$dir/bin"
unset XDG_RUNTIME_DIR XDG_DATA_HOME SHOWROOM_DB SHOWROOM_TEST
state=$dir/state
run=$dir/run
db=$state/showroom.db
conf=$dir/showroomd.conf
export PATH="$dir/bin:$PATH" HOME="$dir/home" TMPDIR="$dir/tmp" \
    LC_ALL=C.UTF-8 LANGUAGE=en SHOWROOM_BACKUPS= TERM=dumb \
    SHOWROOM_SOCKET="$run/showroom.sock"

# until COMMAND...: again and again, for a minute at most.
until_true() {
	last=$(($(date +%s) + 60))
	while ! "$@"; do
		[ "$(date +%s)" -le "$last" ] || {
			fail "in a minute not: $*"
			return 1
		}
		moment
	done
}

# as USER COMMAND...: with the groups that a login would give.
as() {
	user=$1
	shift
	setpriv --reuid="srt-$user" --regid="srt-$user" --init-groups "$@"
}

# denied WORDS COMMAND...: it fails, and says WORDS.
denied() {
	words=$1
	shift
	if "$@" >"$dir/said" 2>&1; then
		fail "was let do: $*"
		cat "$dir/said"
	elif ! grep -qF -e "$words" "$dir/said"; then
		fail "not \"$words\" from: $*"
		cat "$dir/said"
	fi
}

# may COMMAND...: it succeeds; what it says is in $dir/said.
may() {
	"$@" >"$dir/said" 2>&1 || {
		fail "was not let do: $*"
		cat "$dir/said"
	}
}

# A house with a member of staff for each role, in the store's directory.
make_house() {
	install -d -o srt-store -g srt-store -m 0700 "$state" "$state/backups"
	install -d -o srt-store -g srt-staff -m 2750 "$run"
	cat >"$conf" <<END
database = $db
socket = $run/showroom.sock
group = srt-staff
backups = $state/backups
END
	may as store showroom --db "$db" init --house 津东一汽丰田 \
	    --name 管理员 --login srt-adm
	while read -r code role user; do
		may as store showroom --db "$db" --as 00 staff add \
		    --code "$code" --name "$user" --role "$role" \
		    --login "srt-$user"
	done <<END
01 sales sal1
02 sales sal2
09 desk desk
10 supervisor super
11 manager mgr
12 cr cr
13 finance fin
14 gm gm
END
}

# A socket may be there that a killed store left.
answers() {
	! as sal1 showroom staff 2>&1 | grep -q "No store answers"
}

running() {
	kill -0 "$1" 2>/dev/null
}

# start_store [OPTION...]: its number is in $store.
start_store() {
	setpriv --reuid=srt-store --regid=srt-store --clear-groups \
	    --bounding-set=-all --inh-caps=-all --no-new-privs \
	    showroomd --config "$conf" "$@" >"$dir/store.log" 2>&1 &
	store=$!
	pids="$pids $store"
	until_true answers || cat "$dir/store.log"
}

stop_store() {
	kill -TERM "$store"
	wait "$store"
}
