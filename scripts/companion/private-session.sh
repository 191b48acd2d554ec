#!/bin/sh
# Runs a program with a keychain of its own, for machines without a desktop session: called inside
# dbus-run-session as "private-session.sh FOLDER PROGRAM …". The keychain is in FOLDER and is
# unlocked with a fixed word: it is for trying Keyturn out, not for keeping anything.
set -eu
folder=$1
shift
mkdir -p "$folder"
if command -v gnome-keyring-daemon >/dev/null 2>&1; then
  printf 'keyturn\n' | XDG_DATA_HOME="$folder" gnome-keyring-daemon --unlock --components=secrets >/dev/null
fi
exec "$@"
