#!/usr/bin/env bash
# Runs every test; `./test.sh quick` leaves the browser out. The last line is `N passed, N failed`.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 LANG=C.UTF-8

# What the machine must have beside the SDK.
missing=()
[ -x /usr/lib/postgresql/15/bin/postgres ] || compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || missing+=(postgresql)
if [ "${1:-}" != quick ]; then
  command -v chromium-headless-shell >/dev/null || missing+=(chromium-headless-shell)
  compgen -G '/usr/share/fonts/*/noto/NotoSansCJK-Regular.ttc' >/dev/null || missing+=(fonts-noto-cjk)
fi
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "The tests need: ${missing[*]}. On Debian or Ubuntu: sudo apt-get install --no-install-recommends ${missing[*]}" >&2
    echo "0 passed, 1 failed"; exit 1
  fi
  echo "Installing ${missing[*]}"
  # A cluster of Debian's own is not wanted: the tests start their server themselves.
  if [[ " ${missing[*]} " == *" postgresql "* ]]; then
    mkdir -p /etc/postgresql-common && [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf
  fi
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >/tmp/consumeraid-apt.log 2>&1 </dev/null \
    || { tail -20 /tmp/consumeraid-apt.log >&2; echo "0 passed, 1 failed"; exit 1; }
fi

dotnet restore ConsumerAid.sln --locked-mode --verbosity quiet && dotnet build ConsumerAid.sln --no-restore --verbosity quiet --nologo \
  || { echo "The build failed." >&2; echo "0 passed, 1 failed"; exit 1; }

# No test runs long enough to win back what measuring its methods costs, and none needs its code's pages guarded against itself; what they write need not outlive them: into memory, where there is plenty.
export DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0
if [ -w /dev/shm ] && [ "$(df --output=avail -k /dev/shm | tail -1)" -gt 6000000 ] && [ "$(awk '/MemAvailable/ {print $2}' /proc/meminfo)" -gt 12000000 ]; then export TMPDIR=/dev/shm; fi

# One project; what it said is kept, and its line printed when it has ended.
run() {
  local project=$1 log=$results/$1.log code total errors bad skipped summary good broken
  timeout --kill-after=20 "${TEST_SECONDS:-1500}" "tests/$project/bin/Debug/net10.0/ConsumerAid.$project" -noColor -maxThreads 2 >"$log" 2>&1 </dev/null
  code=$?
  summary=$(grep -oE 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+' "$log" | tail -1)
  read -r total errors bad skipped <<<"$(grep -oE '[0-9]+' <<<"${summary:-}" | tr '\n' ' ')"
  good=$(( ${total:-0} - ${bad:-0} - ${skipped:-0} ))
  broken=$(( ${bad:-0} + ${errors:-0} ))
  # A runner that died, or found nothing to run, is a failure of its own.
  if { [ "$code" != 0 ] && [ "$broken" = 0 ]; } || [ $(( good + broken )) = 0 ]; then broken=$(( broken + 1 )); fi
  echo "$good $broken" >"$results/$project"
  echo "$project: $good passed, $broken failed, ${skipped:-0} skipped, exit code $code"
}

# Two at a time, so that one works while the other waits for a disk, a clock or a browser; the longest first.
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
projects=(Browser.Tests Storefront.Tests)
for folder in tests/*.Tests; do
  project=$(basename "$folder")
  [[ " ${projects[*]} " == *" $project "* ]] || projects+=("$project")
done
[ "${1:-}" != quick ] || projects=("${projects[@]:1}")
export results
export -f run
printf '%s\n' "${projects[@]}" | xargs -P 2 -I '{}' bash -c 'run {}'

passed=0 failed=0
for project in "${projects[@]}"; do
  read -r good broken <"$results/$project" || { good=0; broken=1; }
  [ "$broken" = 0 ] || cat "$results/$project.log"
  passed=$(( passed + good )) failed=$(( failed + broken ))
done

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
