#!/usr/bin/env bash
# Scaffolds one `Initial` migration for each database anew from the model. For as long as no database outside
# of a developer's desk holds data; afterwards: dotnet dotnet-ef migrations add NAME --project src/Migrations/X for each X.
set -euo pipefail
cd "$(dirname "$0")"

export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1
dotnet tool restore --verbosity quiet >/dev/null
for provider in Sqlite PostgreSql SqlServer; do
  rm -rf "src/Migrations/$provider/Migrations"
done
for provider in Sqlite PostgreSql SqlServer; do
  dotnet build "src/Migrations/$provider" --verbosity quiet --nologo
  dotnet dotnet-ef migrations add Initial --no-build --project "src/Migrations/$provider"
done
