# Shared by run.sh, test.sh and porfin: says what is missing in one line each, and builds only when something changed. Sourced; sets $root, $program.
root=$(cd "$(dirname "$0")" && pwd)
program="$root/artifacts/bin/Porfin.Host/release/Porfin.Host.dll"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

# dotnet and node want a home; a service user often has none.
if [ -z "${HOME:-}" ] || [ ! -w "${HOME:-/nonexistent}" ]; then HOME="$root/artifacts/home"; mkdir -p "$HOME"; export HOME; fi

fail() { echo "porfin: $*" >&2; exit 1; }

# need_tools: all that is missing, one line each, then the end.
need_tools() {
  missing=0
  lacks() { echo "porfin: $*" >&2; missing=1; }
  sdk="the .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0"
  if ! command -v dotnet >/dev/null 2>&1; then lacks "$sdk"
  elif ! dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then lacks "$sdk (found: $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | tr '\n' ' '))"
  elif ! said=$(cd "$root" && dotnet --version 2>&1); then
    case "$said" in *ICU*) lacks "libicu is missing, which .NET needs: apt-get install libicu72" ;; *) lacks "dotnet does not run: $(echo "$said" | head -1)" ;; esac
  fi
  if ! command -v node >/dev/null 2>&1; then lacks "Node.js 20 or later is missing: https://nodejs.org or 'apt-get install nodejs'"
  elif [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then lacks "Node.js 20 or later is needed; found $(node --version)"; fi
  command -v npm >/dev/null 2>&1 || lacks "npm is missing: it comes with Node.js, or 'apt-get install npm'"
  [ "$missing" = 0 ] || exit 1
}

# sources: a number that changes when a file that the program is built from is added, removed, renamed or written.
sources() {
  (cd "$root" && find engine activities designer host samples build *.props BannedSymbols.txt .editorconfig global.json \
    \( -name node_modules -o -path host/wwwroot/_framework -o -path designer/wwwroot/canvas \) -prune -o -type f -printf '%p %s %T@\n' | LC_ALL=C sort | cksum)
}

# once NAME COMMAND…: runs it unless the sources are those of its last success; one at a time in this clone.
once() {
  mkdir -p "$root/artifacts"
  stamp="$root/artifacts/.$1"; shift
  exec 9>"$root/artifacts/.lock"
  flock 9
  if [ ! -f "$program" ] || [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$(sources)" ]; then
    # Whatever the build leaves running must not keep the lock.
    "$@" 9>&- || { exec 9>&-; return 1; }
    # Taken afterwards, because a build may write generated files beside the sources.
    sources > "$stamp"
  fi
  exec 9>&-
}

# npm_pieces: every package.json with a lock file that the program needs at run time or for its build.
npm_pieces() {
  sh "$root/host/postgres/install.sh" || return 1
  if [ -f "$root/designer/canvas/package-lock.json" ]; then
    canvas="$root/designer/canvas"
    cmp -s "$canvas/package-lock.json" "$canvas/node_modules/.installed" || {
      (cd "$canvas" && npm ci --no-audit --no-fund --loglevel=error) || return 1
      cp "$canvas/package-lock.json" "$canvas/node_modules/.installed"
    }
    (cd "$canvas" && npm run --silent build) || return 1
  fi
}

# quietly LOG COMMAND…: shows the output only when it fails; a signal ends the command too.
quietly() {
  log="$root/artifacts/$1.log"; shift
  code=0
  "$@" > "$log" 2>&1 < /dev/null &
  child=$!
  trap 'kill "$child" 2>/dev/null; wait "$child"; exit 130' INT TERM HUP
  wait "$child" || code=$?
  trap - INT TERM HUP
  [ "$code" = 0 ] && return 0
  grep -E 'error|warn' "$log" | sort -u | head -40 >&2
  echo "porfin: the build failed; all of it is in $log" >&2
  return 1
}

build_host() {
  npm_pieces || return 1
  quietly build dotnet build "$root/host/Porfin.Host.csproj" -c Release -v quiet --nologo -clp:ErrorsOnly --disable-build-servers
}
