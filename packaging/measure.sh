#!/usr/bin/env bash
# packaging/measure.sh [RUNS]: the README's figures, of target/packages/image and the deb, with and without the AOT cache, turn about in one run.
# Start-up is timed from outside, from the start of the process to the line that --smoke prints after the second pulse. "Without" is the same image on its
# default class data. Needs xvfb-run. Run it on a machine that is idle.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-7}
if [ -z "${DISPLAY:-}" ]; then exec xvfb-run -a -s "-screen 0 1400x1000x24" "$0" "$@"; fi
image=target/packages/image/dropback
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for mode in with without; do cp -a "$image" "$work/$mode"; done
sed -i '/^java-options=-XX:AOTCache=/d' "$work/without/lib/app/dropback.cfg"
export DROPBACK_HOME=$work/home

# Milliseconds from the start to the first line.
first_line() {
  local begin=${EPOCHREALTIME/./} end
  exec 3< <(exec "$@" 2>/dev/null)
  IFS= read -r -u 3 _
  end=${EPOCHREALTIME/./}
  cat <&3 > /dev/null
  exec 3<&-
  echo $(((end - begin) / 1000))
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] " (" v[1] "-" v[NR] ")" }'; }
# KiB held by a process and those below it, if any. $2: Rss or Pss of /proc/…/smaps_rollup.
memory() {
  local sum=0 pid
  for pid in "$1" $(pgrep -P "$1" || true); do sum=$((sum + $(awk -v kind="$2:" '$1 == kind { print $2 }' "/proc/$pid/smaps_rollup"))); done
  echo $sum
}

echo "load: $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) processors, $runs runs each; median (least-most)"
for ((run = 0; run < runs; run++)); do
  for mode in with without; do
    first_line "$work/$mode/bin/dropback" --smoke >> "$work/window.$mode"
    first_line "$work/$mode/bin/dropback" --version >> "$work/version.$mode"
  done
done
for mode in with without; do
  echo "window, first frame, ms, $mode: $(median < "$work/window.$mode")"
  echo "dropback --version, ms, $mode: $(median < "$work/version.$mode")"
done
for mode in with without; do
  "$work/$mode/bin/dropback" 2>/dev/null & pid=$!
  sleep 20
  echo "idle window after 20 s, MiB, $mode: Rss $(($(memory $pid Rss) / 1024)), Pss $(($(memory $pid Pss) / 1024))"
  kill $pid; wait $pid || true
done

mkdir "$work/files"
(cd "$work/files" && for ((n = 0; n < 100000; n++)); do echo $n > $n; done)
"$work/with/bin/dropback" sandbox --port 0 --receiver-port 0 > "$work/sandbox" & sandbox=$!
until [ -s "$work/sandbox" ]; do sleep 0.1; done
field() { head -1 "$work/sandbox" | sed "s/.*\"$1\":\"\([^\"]*\)\".*/\1/"; }
OSS_ACCESS_KEY_ID=$(field accessKeyId) OSS_ACCESS_KEY_SECRET=$(field accessKeySecret)
export OSS_ACCESS_KEY_ID OSS_ACCESS_KEY_SECRET
begin=$SECONDS
"$work/with/bin/dropback" upload --endpoint "$(field endpoint)" --region "$(field region)" --bucket "$(field bucket)" --no-callback --output jsonl \
  "$work/files" > "$work/uploaded" & upload=$!
most=0
while kill -0 $upload 2>/dev/null; do
  now=$(memory $upload Rss 2>/dev/null || echo 0)
  most=$((now > most ? now : most))
  sleep 1
done
wait $upload || true
echo "upload of 100,000 files: $(grep -c '"outcome":"done"' "$work/uploaded") done in $((SECONDS - begin)) s, most Rss $((most / 1024)) MiB"
kill $sandbox; wait $sandbox || true
for deb in target/packages/*.deb; do echo "$deb: $(($(stat -c %s "$deb") / 1048576)) MiB"; done
echo "the image on the disk: $(du -sm "$image" | cut -f1) MiB, of which the cache $(du -m "$image/lib/app/dropback.aot" | cut -f1)"
