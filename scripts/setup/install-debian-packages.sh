#!/bin/sh
# Installs Debian packages as root without starting or enabling the services among them: a
# newcomer's machine shall not become a domain controller because they ran the tests.
# Each argument is a name, or several for the same thing, "libasound2|libasound2t64".
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8

policy=/usr/sbin/policy-rc.d
mark='# keyturn set-up: temporary'
services='smbd nmbd winbind samba-ad-dc postgresql'

# A policy of the administrator's is left alone; one that a killed run left behind is ours.
if [ ! -e "$policy" ] && [ ! -L "$policy" ] || grep -qxF "$mark" "$policy" 2>/dev/null; then
  trap 'rm -f "$policy"' EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  printf '#!/bin/sh\n%s\nexit 101\n' "$mark" >"$policy"
  chmod 755 "$policy"
fi

enabled() {
  command -v systemctl >/dev/null 2>&1 && systemctl is-enabled --quiet "$1" 2>/dev/null
}

enabled_before=' '
for service in $services; do
  if enabled "$service"; then enabled_before="$enabled_before$service "; fi
done

apt-get update -q -o DPkg::Lock::Timeout=120

# The first of several names that this release has; apt itself complains about an unknown one.
known() {
  for name in $(echo "$1" | tr '|' ' '); do
    if apt-cache policy "$name" | grep -q 'Candidate: [^(]'; then
      echo "$name"
      return
    fi
  done
  echo "${1%%|*}"
}
packages=
for names; do packages="$packages $(known "$names")"; done
# shellcheck disable=SC2086 # a list of words
apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=120 $packages

for service in $services; do
  case "$enabled_before" in
    *" $service "*) ;;
    *) if enabled "$service"; then systemctl disable --quiet "$service"; fi ;;
  esac
done
