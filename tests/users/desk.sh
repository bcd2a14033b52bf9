#!/bin/sh
# A front desk that several people share: one Unix user, nobody until a code
# and a PIN; the account alone has no right, and guesses wait.
. "$(dirname "$0")/users.sh"
make_house
start_store

# An account of the group that is neither staff nor a front desk yet.
denied "no member of staff" as kiosk forge desk
may as adm forge set kiosk srt-kiosk
may as kiosk forge desk
[ ! -s "$dir/said" ] || fail "locked, it let: $(cat "$dir/said")"
denied 'Start `showroom` here and say who you are.' as kiosk showroom staff
denied "Here everybody logs in as himself" as kiosk forge claim srt-mgr 11

# A PIN: weak ones refused; then it opens the desk as its owner, no more.
for weak in 123456 111111 19900101; do
	as sal1 forge pin "$weak" >"$dir/said" && fail "$weak was taken"
done
may as sal1 forge pin 493827
may as kiosk forge desk 01 493827
[ "$(cat "$dir/said")" = "code 01 role 2 export -4" ] ||
    fail "unlocked: $(cat "$dir/said")"
# The table is that of the person, the account adds nothing; a manager needs
# more than six digits here.
as mgr forge pin 493827 >"$dir/said" && fail "a manager got a PIN"

# Five wrong ones, then the right one has to wait; others go on.
for try in 1 2 3 4 5; do
	as kiosk forge desk 01 58203$try >/dev/null && fail "a wrong PIN opened"
done
as kiosk forge desk 01 493827 >"$dir/said" && fail "no wait after failures"
may as sal1 showroom staff
may as adm showroom audit --json --limit 100
[ "$(grep -c '"denied".*"session.unlock"' "$dir/said")" -ge 1 ] ||
    fail "failures are not in the trail"
grep -q '"denied", "op": "staff.find",.*"uid": '"$(id -u srt-kiosk)," "$dir/said" ||
    fail "what the locked desk refused is not in the trail"
stop_store || fail "it ended with $?"
end
