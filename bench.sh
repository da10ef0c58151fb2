#!/usr/bin/env bash
# The benchmarks behind docs/performance.md: ./bench.sh [name …]. Without a name: all of them.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1

dotnet restore bench/Bench.csproj --locked-mode --verbosity quiet
dotnet build bench/Bench.csproj --no-restore --configuration Release --verbosity quiet --nologo 1>&2
# What is measured over HTTP is the program as it is delivered.
dotnet publish src/Storefront/Storefront.csproj --configuration Release --runtime linux-x64 --no-self-contained -p:PublishReadyToRun=true --output bench/bin/Release/net10.0/publish --verbosity quiet --nologo 1>&2
exec bench/bin/Release/net10.0/ConsumerAid.Bench "$@"
