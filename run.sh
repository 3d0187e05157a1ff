#!/bin/sh
# Builds and starts Porfin with a demo business. PORFIN_PORT (5080), PORFIN_DATA (./data), ConnectionStrings__Porfin. Ctrl-C or SIGTERM stops everything.
set -eu
. "$(dirname "$0")/build/prepare.sh"
need_tools
[ -f "$program" ] || echo "Preparando o Porfin (na primeira vez leva um ou dois minutos)…"
once build build_host || exit 1
export PORFIN_DEMO="${PORFIN_DEMO:-1}" PORFIN_DATA="${PORFIN_DATA:-$root/data}"
# The host takes this process's place: signals reach it as they are, and its exit code is ours.
exec dotnet "$program" serve "$@"
