#!/usr/bin/env bash
# packaging/reproducible.sh: makes the image twice from target/dropback, the second time with other times on its input, and compares all files.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for run in 1 2; do
  NO_MAVEN=1 packaging/linux.sh app-image > /dev/null
  mv target/packages/image "$work/$run"
  find target/dropback -exec touch -d "2001-02-03 04:05:06" {} +
done
list() { (cd "$1" && find . -type f ! -name dropback.aot ! -name 'classes*.jsa' -printf '%m %T@ %p\n' | sort && find . -type f ! -name dropback.aot ! -name 'classes*.jsa' -print0 | sort -z | xargs -0 sha256sum); }
diff <(list "$work/1") <(list "$work/2")
echo "reproducible: $(find "$work/1" -type f | wc -l) files, alike but for $(cd "$work/1" && find . \( -name dropback.aot -o -name 'classes*.jsa' \) -printf '%f ')"
mv "$work/2" target/packages/image
