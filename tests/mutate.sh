#!/usr/bin/env bash
# Mutation tests by one of Stryker's files: tests/mutate.sh tests/AllianceAdmin.Tests/stryker-rules.json
# On a copy, in which every file that is not to be mutated says so: Stryker compiles the mutants that it does not count too, and EF Core makes no model of an index
# over `row => IsActive(1) ? row.First : row.Last`, so that no test would reach a database.
set -euo pipefail
shopt -s globstar
cd "$(dirname "$0")/.."
config=$1
project=$(grep -oP '"project": "\K\w+' "$config")
mapfile -t patterns < <(grep -oP '"mutate": \[\K[^]]*' "$config" | grep -oP '"\K[^"]+')

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z | xargs -0 cp --parents -t "$copy"
(
  cd "$copy/src/$project"
  wanted=() unwanted=()
  # Unquoted: each pattern becomes the files that it fits.
  for pattern in "${patterns[@]}"; do
    case $pattern in '!'*) unwanted+=(${pattern#!}) ;; *) wanted+=($pattern) ;; esac
  done
  comm -23 <(printf '%s\n' **/*.cs | sort) <(comm -23 <(printf '%s\n' "${wanted[@]}" | sort) <(printf '%s\n' "${unwanted[@]:-}" | sort)) \
    | xargs -d '\n' sed -i '1i // Stryker disable all'
)
dotnet tool restore
cd "$copy/$(dirname "$config")"
DOTNET_TieredPGO=0 CONSUMERAID_CASES=${CONSUMERAID_CASES:-300} dotnet stryker -f "$(basename "$config")" && code=0 || code=$?
cp -r StrykerOutput "$OLDPWD/$(dirname "$config")/"
exit $code
