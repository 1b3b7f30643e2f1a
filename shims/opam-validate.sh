#!/bin/sh
# opam's repository-validation-command: opam-validate.sh ANCHORS DIR [PATCH]
# ANCHORS is the registry's pin. An update is DIR as it was and a PATCH; all of it is judged, as it would be then.
set -eu
pin=$1 dir=$2 patch=${3:-}
box=$(mktemp -d)
trap 'rm -rf "$box"' EXIT
cp -R "$dir" "$box/tree"
rm -rf "$box/tree/.git"
if [ -n "$patch" ]; then patch --silent --no-backup-if-mismatch -d "$box/tree" -p1 <"$patch"; fi
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
cd "$box/tree"
git init -q --template=
mkdir -p .git/info
# What is judged are the bytes that opam reads: no attribute of the tree may change them on their way.
echo '* -text -ident !filter !working-tree-encoding' >.git/info/attributes
git -c core.autocrlf=false -c core.safecrlf=false add -A -f
git -c user.name=opam -c user.email=opam@localhost commit -q --no-verify -m update
bailiwick verify --root "$pin" >&2
