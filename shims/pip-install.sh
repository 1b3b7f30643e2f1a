#!/bin/sh
# Installs one Python package if bailiwick passes its file: pip-install.sh foo==1.0.5 [options of pip install]
# Wheels only: pip runs the code of a source archive before anybody could look at it. Dependencies are not installed.
set -eu
want=${1-}
[ $# -eq 0 ] || shift
name=${want%%==*} version=${want#*==}
[ "$name" != "$want" ] && [ "${want#-}" = "$want" ] || { echo "usage: $0 NAME==VERSION [OPTION...]" >&2; exit 2; }
box=$(mktemp -d)
trap 'rm -rf "$box"' EXIT
pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --dest "$box" "$want"
for file in "$box"/*.whl; do
  bailiwick verify-artifact "$file" --package "$name" --version "$version"
done
pip install --quiet --disable-pip-version-check --no-deps --no-index "$@" "$box"/*.whl
