#!/bin/sh
# Installs one npm package if bailiwick passes its tarball: npm-install.sh foo@1.0.5 [options of npm install]
# Nothing of it runs before it passed. Dependencies that it brings are npm's to fetch: ask for each before.
set -eu
want=${1-}
[ $# -eq 0 ] || shift
name=${want%@*} version=${want##*@}
[ -n "$name" ] && [ "$name" != "$want" ] && [ "${want#-}" = "$want" ] || { echo "usage: $0 NAME@VERSION [OPTION...]" >&2; exit 2; }
box=$(mktemp -d)
trap 'rm -rf "$box"' EXIT
npm pack --silent --ignore-scripts --pack-destination "$box" "$want" >/dev/null
for file in "$box"/*.tgz; do
  bailiwick verify-artifact "$file" --package "$name" --version "$version"
done
npm install --silent --ignore-scripts "$@" "$box"/*.tgz
