#!/bin/sh
# Runs every test, or one part: ./test.sh [engine|activities|designer|host|architecture]. The last line is "N passed, N failed"; the exit code is 0 only when all passed.
set -eu
. "$(dirname "$0")/build/prepare.sh"
need_tools
cd "$root"

case "${1:-all}" in
  all) projects="Architecture.Tests Engine.Tests Activities.Tests Host.Tests Designer.Tests" ;;
  engine) projects="Engine.Tests" ;;
  activities) projects="Activities.Tests" ;;
  designer) projects="Designer.Tests" ;;
  host) projects="Host.Tests" ;;
  architecture) projects="Architecture.Tests" ;;
  *) fail "there is no part '$1'; use engine, activities, designer, host, architecture or nothing for all" ;;
esac

# need_chromium: pages are looked at in a real browser; without one the tests fail, they are never skipped.
need_chromium() {
  for candidate in "${PORFIN_CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
    if [ -n "$candidate" ] && [ -x "$candidate" ]; then export PORFIN_CHROMIUM="$candidate"; return 0; fi
  done
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium…"
    { apt-get install -y --no-install-recommends chromium || { apt-get update && apt-get install -y --no-install-recommends chromium; }; } > artifacts/apt.log 2>&1 || true
    if [ -x /usr/bin/chromium ]; then export PORFIN_CHROMIUM=/usr/bin/chromium; return 0; fi
  fi
  fail "Chromium is missing, and the tests of the pages need it: run 'apt-get install chromium' as root, or set PORFIN_CHROMIUM"
}

# need_emoji: pictures of pages show boxes without such a font; only pictures, so nothing fails.
need_emoji() {
  if fc-list 2>/dev/null | grep -qi emoji; then return 0; fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 && apt-get install -y --no-install-recommends fonts-noto-color-emoji > artifacts/apt-fonts.log 2>&1; then return 0; fi
  echo "No emoji font: they are boxes in the tests' screenshots (apt-get install fonts-noto-color-emoji)."
}

mkdir -p artifacts/test-results
case "$projects" in *Designer.Tests*) need_chromium; need_emoji ;; esac
npm_pieces || exit 1
started=$(date +%s)
passed=0 failed=0 broken=""

# count PASSED FAILED: adds to the sums.
count() { passed=$((passed + $1)) failed=$((failed + $2)); }

# The canvas is a TypeScript island with tests of its own; its last line is "N passed, N failed" too.
canvas_tests() {
  echo "== designer/canvas"
  (cd designer/canvas && npm run --silent check && npm test --silent) > artifacts/test-results/canvas.txt 2>&1 < /dev/null || true
  summary=$(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' artifacts/test-results/canvas.txt | tail -1)
  if [ -z "$summary" ]; then tail -40 artifacts/test-results/canvas.txt; broken="$broken canvas"; return; fi
  case "$summary" in *" 0") ;; *) grep -v '^✔' artifacts/test-results/canvas.txt ;; esac
  echo "   $summary" | sed 's/\([0-9]*\) \([0-9]*\)$/\1 passed, \2 failed/'
  count $summary
}

case "$projects" in *Designer.Tests*) canvas_tests ;; esac

for project in $projects; do
  results="artifacts/test-results/$project.xml"
  rm -f "$results"
  echo "== $project"
  if ! quietly "build-$project" dotnet build "tests/$project" -c Release -v quiet --nologo -clp:ErrorsOnly --disable-build-servers; then broken="$broken $project"; continue; fi
  code=0
  # The project is its own runner; 1 is a failed test, more is a broken run.
  (cd "tests/$project" && dotnet "$root/artifacts/bin/$project/release/$project.dll" -noLogo -noColor -xml "$root/$results") < /dev/null || code=$?
  numbers=$(node build/count-tests.mjs "$results") || { broken="$broken $project"; continue; }
  set -- $numbers
  count "$1" "$2"
  if [ "$1" = 0 ] && [ "$2" = 0 ]; then broken="$broken $project(no tests)"; fi
  if [ "$code" != 0 ] && [ "$2" = 0 ]; then broken="$broken $project(exit code $code)"; fi
  if [ "$3" != 0 ]; then echo "   $3 of $project were skipped"; fi
done

# A part that did not run counts as failed: nobody shall read only the number of what passed.
for part in $broken; do echo "Did not run to its end: $part" >&2; failed=$((failed + 1)); done
echo "Took $(($(date +%s) - started)) s."
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
