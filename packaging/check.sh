#!/usr/bin/env bash
# packaging/check.sh [FILE.deb]: installs the package in a folder of its own, tries all it brings, and takes it away again; then the rpm beside it, if there is
# one. Needs root or fakeroot. Tools that are missing are told of; with CI=true that is a failure.
set -euo pipefail
cd "$(dirname "$0")/.."
deb=$(realpath "${1:-$(find target/packages -maxdepth 1 -name "dropback_*.deb" | sort | tail -1)}")
work=$(mktemp -d)
root=$work/root
pictures=$PWD/target/packages
sandbox=
trap '[ -z "$sandbox" ] || kill "$sandbox" 2>/dev/null || true; rm -rf "$work"' EXIT

step() { echo "check: $*"; }
fail() { echo "check: FAILED: $*" >&2; exit 1; }
found() {
  command -v "$1" >/dev/null && return
  [ "${CI:-}" != true ] || fail "there is no $1"
  step "no $1: not run"
  return 1
}
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else fakeroot "$@"; fi; }
our_dpkg() { as_root dpkg --root="$root" --force-not-root --force-bad-path --force-depends --force-script-chrootless "$@" 2>&1 | grep -v "^dpkg: warning" || true; }
silent() { [ ! -s "$1" ] || { cat "$1" >&2; fail "$2 wrote to standard error"; }; }

! found lintian || { step lintian; lintian --allow-root --tag-display-limit 0 --fail-on error,warning "$deb" > "$work/lintian" || { cat "$work/lintian"; fail lintian; }; }

step install
mkdir -p "$root"/var/lib/dpkg/{updates,info,triggers} "$work/home"
touch "$root"/var/lib/dpkg/{status,available}
our_dpkg --install "$deb" > "$work/dpkg"
dropback=$root/usr/bin/dropback
[ -x "$dropback" ] || { cat "$work/dpkg"; fail "not installed"; }
export DROPBACK_HOME=$work/home
! found desktop-file-validate || desktop-file-validate "$root"/usr/share/applications/*.desktop
! found appstreamcli || appstreamcli validate --no-net --pedantic "$root"/usr/share/metainfo/*.xml > "$work/appstream" || { cat "$work/appstream"; fail appstreamcli; }
bash -n "$root/usr/share/bash-completion/completions/dropback"
! found zsh || zsh -n "$root/usr/share/zsh/vendor-completions/_dropback"
! found fish || fish --no-execute "$root/usr/share/fish/vendor_completions.d/dropback.fish"
! found man || [ -z "$(MANWIDTH=100 LC_ALL=C.UTF-8 man --warnings -l "$root/usr/share/man/man1/dropback.1.gz" 2>&1 >/dev/null)" ] || fail "the manual page is ill formed"

step "the window, without a display"
env -u DISPLAY -u WAYLAND_DISPLAY "$dropback" --smoke --picture "$pictures/headless.png" > "$work/out" 2> "$work/err" || { cat "$work/out" "$work/err"; fail smoke; }
silent "$work/err" "the window"
if found xvfb-run; then
  step "the window, on a screen: target/packages/window.png"
  xvfb-run -a -s "-screen 0 1400x1000x24" "$dropback" --smoke --picture "$pictures/window.png" > "$work/out" 2> "$work/err" || { cat "$work/out" "$work/err"; fail "smoke on a screen"; }
  silent "$work/err" "the window on a screen"
fi
[ -z "$(find "$work/home" -name '*.so*')" ] || fail "a library was unpacked into the home"

options=$root/usr/lib/dropback/lib/app/dropback.cfg
step "the AOT cache serves where it was not made"
cp -p "$options" "$work/options"
sed -i 's/-Xlog:disable/-XX:AOTMode=on/' "$options"
"$dropback" --version > /dev/null || fail "the cache does not fit"
cp -p "$work/options" "$options"

# The first line of its standard output says where, and one line on standard error for a person.
start_sandbox() {
  "$dropback" sandbox --port 0 --receiver-port 0 > "$work/sandbox" 2> "$work/err" &
  sandbox=$!
  for _ in $(seq 600); do [ ! -s "$work/sandbox" ] || break; kill -0 $sandbox || fail "no sandbox"; sleep 0.1; done
  head -1 "$work/sandbox" | grep -q '^{"endpoint":"http://127.0.0.1:[0-9]*"' || { head -5 "$work/sandbox"; fail "the first line is no JSON"; }
}
stop_sandbox() { kill "$sandbox"; wait "$sandbox" || fail "the sandbox ended with $?"; sandbox=; sed -i '1{/127\.0\.0\.1/d}' "$work/err"; silent "$work/err" "the sandbox"; }
field() { head -1 "$work/sandbox" | sed "s/.*\"$1\":\"\([^\"]*\)\".*/\1/"; }

step "a cache that does not fit is silent"
library=$(find "$root/usr/lib/dropback/lib/app" -name 'jackson-core*.jar')
cp -p "$library" "$work/library"
touch "$library"
start_sandbox
stop_sandbox
cp -p "$work/library" "$library"

step "an upload with its callback, a Chinese name, locale C"
start_sandbox
OSS_ACCESS_KEY_ID=$(field accessKeyId) OSS_ACCESS_KEY_SECRET=$(field accessKeySecret)
export OSS_ACCESS_KEY_ID OSS_ACCESS_KEY_SECRET
# shellcheck disable=SC2016 # OSS fills in ${object}, not the shell.
upload() {
  LC_ALL=C "$dropback" upload --endpoint "$(field endpoint)" --region "$(field region)" --bucket "$(field bucket)" --callback-url "$(field receiverUrl)" \
    --callback-body 'key=${object}' --output jsonl "$@" 2> "$work/upload.err"
}
echo bytes > "$work/文件.txt"
upload "$work/文件.txt" > "$work/out" || { cat "$work/out" "$work/upload.err"; fail upload; }
grep -q '"key":"文件.txt".*"outcome":"done","stored":true' "$work/out" || { cat "$work/out"; fail "no such outcome"; }
silent "$work/upload.err" upload

step "installed anew while an upload runs"
head -c 6000000 /dev/zero > "$work/slow"
upload --limit 1MB/s "$work/slow" > "$work/out" &
running=$!
our_dpkg --install "$deb" > "$work/dpkg"
wait $running || { cat "$work/out" "$work/upload.err"; fail "the upload did not survive"; }
stop_sandbox

step uninstall
touch "$work/home/kept"
our_dpkg --purge dropback > "$work/dpkg"
grep -q DROPBACK_HOME "$work/dpkg" || { cat "$work/dpkg"; fail "it does not say where the data is"; }
[ -z "$(find "$root" -path "$root/var" -prune -o -type f -print)" ] || { find "$root" -path "$root/var" -prune -o -print | head; fail "something is left"; }
[ -f "$work/home/kept" ] || fail "the user's data is gone"
rpm=$(find target/packages -maxdepth 1 -name "dropback-*.rpm" | sort | tail -1)
if [ -n "$rpm" ] && found rpm; then
  step "the rpm: install, run, verify, uninstall"
  red=$work/red
  mkdir "$red"
  our_rpm() { as_root rpm --root "$red" --dbpath /var/lib/rpm --nodeps "$@" 2> >(grep -v -e "use Alien" -e "assuming you know" >&2); }
  our_rpm --install "$rpm"
  "$red/usr/bin/dropback" --version | grep -q '^dropback [0-9]' || fail "the rpm does not run"
  our_rpm --verify dropback || fail "the rpm differs from what it installed"
  # There is no shell in that folder for its script, which only says where the data is.
  our_rpm --erase --noscripts dropback
  [ -z "$(find "$red/usr" ! -type d -print)" ] || { find "$red/usr" ! -type d | head; fail "the rpm leaves something"; }
fi
step "all is well; the package has $(($(stat -c %s "$deb") / 1048576)) MiB"
