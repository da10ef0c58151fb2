#!/usr/bin/env bash
# Scaffolds one `Initial` migration for each database anew from the model. For as long as no database outside
# of a developer's desk holds data; afterwards: dotnet dotnet-ef migrations add NAME --project src/Migrations/X for each X.
set -euo pipefail
cd "$(dirname "$0")"

dotnet tool restore --verbosity quiet
dotnet restore ConsumerAid.sln --locked-mode --verbosity quiet
for provider in Sqlite PostgreSql SqlServer; do
  rm -rf "src/Migrations/$provider/Migrations"
done
# One build with all three emptied; then only the project in hand, whose references are built already.
dotnet build ConsumerAid.sln --no-restore --verbosity quiet --nologo
for provider in Sqlite PostgreSql SqlServer; do
  dotnet dotnet-ef migrations add Initial --no-build --project "src/Migrations/$provider"
done
dotnet build ConsumerAid.sln --no-restore --verbosity quiet --nologo
