#!/bin/sh
# Signs one package as `bailiwick sign PACKAGE --complete` does, byte for byte, with git, sha256sum and ssh-keygen.
# Usage: ./sign.sh PACKAGE [USER [KEYFILE]]    (default: git config bailiwick.user and bailiwick.key)
set -eu
export LC_ALL=C
cd "$(git rev-parse --show-toplevel)"
package=${1%/} user=${2:-$(git config bailiwick.user)} key=${3:-$(git config bailiwick.key)}
upstream=$(git config bailiwick.upstream || git rev-parse --quiet --verify origin/HEAD || echo HEAD)
base=$(git merge-base HEAD "$upstream")
home=.bailiwick/statements/$package root=.bailiwick/root/1.yaml tab=$(printf '\t')
hash() { sha256sum | cut -c1-64; }
git add -A -- ":(literal)$package"
files() { git ls-files -s -z -- ":(literal)$package" | tr '\0' '\n'; } # mode id stage<tab>path, by byte

last=$(git ls-tree --name-only "$base" "$home/" | sed -n 's/.*\/\([0-9]*\)\.sums"*$/\1/p' | sort -n | tail -n 1)
previous=none
[ -z "$last" ] || previous=$(git cat-file blob "$base:$home/$last.sums" | hash)
rest=$(mktemp)
trap 'rm -f "$rest" "$rest.sums" "$rest.sig"' EXIT
files | sed -n "s/^100755 [^$tab]*$tab/# executable: /p" >"$rest"
files | while IFS=$tab read -r entry path; do
  entry=${entry#* }
  printf "%s  %s\n" "$(git cat-file blob "${entry% *}" | hash)" "$path"
done >>"$rest"
{
  echo "# bailiwick-statement-v1"
  echo "# registry: $(sed -n 's/^registry: "\(.*\)"$/\1/p' "$root") $(git cat-file blob "$base:$root" | hash | cut -c1-32)"
  printf '# package: %s\n# sequence: %d\n' "$package" "$((${last:-0} + 1))"
  printf '# previous: %s\n# covers: complete\n# lists: %s\n' "$previous" "$(hash <"$rest")"
  cat "$rest"
} >"$rest.sums"
ssh-keygen -q -Y sign -n bailiwick-publish-v1 -f "$key" <"$rest.sums" >"$rest.sig"
mkdir -p "$home" && rm -f "$home"/*
cp "$rest.sums" "$home/$((${last:-0} + 1)).sums" && cp "$rest.sig" "$home/$((${last:-0} + 1)).$user.sig"
git add -A -- "$home"
