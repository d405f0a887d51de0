#!/usr/bin/env bash
# Uploads one file to OSS and prints what your server answered to the callback. Needs bash, curl 7.55 or later and openssl.
# Exit code: 0 done, 1 not stored, 3 stored but the callback failed.

file='photo.jpg'
content_type='image/jpeg'
region='cn-hangzhou'
# Where the bucket is, and the object there; then the object as signatures name it. Both are percent-encoded.
origin='https://files.shop.example'
path='/photo.jpg'
resource='/sandbox/photo.jpg'
# What x-oss-callback and x-oss-callback-var say, before Base64.
callback='{"callbackUrl":"https://api.shop.example/oss/callback","callbackBody":"key=${object}","callbackBodyType":"application/x-www-form-urlencoded","additionalHeaders":{"x-shop":"attach\"ments"}}'
variables='{}'

# Nothing below needs to be changed.
set -euo pipefail
export LC_ALL=C

fail() {
  printf '%s\n' "$1" >&2
  exit 1
}

[ -n "${OSS_ACCESS_KEY_ID:-}" ] || fail 'Set the environment variable OSS_ACCESS_KEY_ID'
[ -n "${OSS_ACCESS_KEY_SECRET:-}" ] || fail 'Set the environment variable OSS_ACCESS_KEY_SECRET'
[ -f "$file" ] && [ -r "$file" ] || fail "Cannot read $file"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

base64_of() {
  printf '%s' "$1" | openssl base64 -A
}

hex() {
  od -An -v -tx1 | tr -d ' \n'
}

# HMAC of standard input, in hex. Arguments: sha1 or sha256, the key in hex. Made by hand, since everybody can read the arguments of openssl.
hmac() {
  local digest=$1 key=$2 inner='' outer='' byte i
  if [ ${#key} -gt 128 ]; then
    key=$(printf '%b' "$(sed 's/../\\x&/g' <<< "$key")" | openssl dgst "-$digest" -binary | hex)
  fi
  while [ ${#key} -lt 128 ]; do
    key+=00
  done
  for ((i = 0; i < 128; i += 2)); do
    printf -v byte '\\x%02x' $((16#${key:i:2} ^ 0x36)); inner+=$byte
    printf -v byte '\\x%02x' $((16#${key:i:2} ^ 0x5c)); outer+=$byte
  done
  { printf '%b' "$inner"; cat; } | openssl dgst "-$digest" -binary | { printf '%b' "$outer"; cat; } | openssl dgst "-$digest" -binary | hex
}

secret=$(printf '%s' "$OSS_ACCESS_KEY_SECRET" | hex)

# V4: writes the headers of a request, signed. Arguments: method, query, content type, yes for the callback.
headers() {
  local moment day scope key signature list to_sign
  moment=$(date -u '+%Y%m%dT%H%M%SZ')
  day=${moment%%T*}
  scope="$day/$region/oss/aliyun_v4_request"
  list="content-type:$3"$'\n'
  if [ "$4" = yes ]; then
    list+="x-oss-callback:$(base64_of "$callback")"$'\n'
    [ "$variables" = '{}' ] || list+="x-oss-callback-var:$(base64_of "$variables")"$'\n'
  fi
  list+="x-oss-content-sha256:UNSIGNED-PAYLOAD"$'\n'"x-oss-date:$moment"$'\n'
  [ -z "${OSS_SESSION_TOKEN:-}" ] || list+="x-oss-security-token:$OSS_SESSION_TOKEN"$'\n'
  to_sign=$(printf '%s\n%s\n%s\n%s\n\nUNSIGNED-PAYLOAD' "$1" "$resource" "$2" "$list" | openssl dgst -sha256 -binary | hex)
  key=$(printf '%s' "$day" | hmac sha256 "$(printf 'aliyun_v4' | hex)$secret")
  key=$(printf '%s' "$region" | hmac sha256 "$key")
  key=$(printf 'oss' | hmac sha256 "$key")
  key=$(printf 'aliyun_v4_request' | hmac sha256 "$key")
  signature=$(printf 'OSS4-HMAC-SHA256\n%s\n%s\n%s' "$moment" "$scope" "$to_sign" | hmac sha256 "$key")
  printf '%sAuthorization: OSS4-HMAC-SHA256 Credential=%s/%s,Signature=%s\n' "$list" "$OSS_ACCESS_KEY_ID" "$scope" "$signature"
}

# Arguments: method, query, content type, yes for the callback, file to send. Sets status; the answer is in $work/answer, its head in $work/head.
request() {
  headers "$1" "$2" "$3" "$4" > "$work/headers"
  status=$(curl -g -sS -X "$1" -T "$5" -H "@$work/headers" -H 'Expect:' --request-target "$path${2:+?$2}" \
    -D "$work/head" -o "$work/answer" -w '%{http_code}' "$origin/") || fail 'Failed: no answer from OSS'
}

# What OSS said against it.
refused() {
  printf '%s: HTTP %s: ' "$1" "$status" >&2
  cat "$work/answer" >&2
  printf '\n' >&2
}

: > "$work/nothing"
request POST uploads "$content_type" no "$work/nothing"
[ "$status" = 200 ] || { refused 'Not stored'; exit 1; }
upload_id=$(sed -n 's:.*<UploadId>\(.*\)</UploadId>.*:\1:p' "$work/answer")
part_size=102400
size=$(wc -c < "$file")
printf '<CompleteMultipartUpload>' > "$work/parts"
for ((number = 1; (number - 1) * part_size < size; number++)); do
  dd if="$file" of="$work/part" bs="$part_size" skip=$((number - 1)) count=1 2> "$work/errors" || fail "Failed: $(cat "$work/errors")"
  request PUT "partNumber=$number&uploadId=$upload_id" "$content_type" no "$work/part"
  [ "$status" = 200 ] || { refused 'Not stored'; exit 1; }
  etag=$(sed -n 's/^[Ee][Tt][Aa][Gg]: *//p' "$work/head" | tr -d '\r')
  printf '<Part><PartNumber>%s</PartNumber><ETag>%s</ETag></Part>' "$number" "$etag" >> "$work/parts"
done
printf '</CompleteMultipartUpload>' >> "$work/parts"
request POST "uploadId=$upload_id" application/xml yes "$work/parts"
case $status in
  200)
    cat "$work/answer"
    printf '\n'
    ;;
  203)
    # OSS has stored the object: do not upload it again.
    refused 'Stored, but the callback failed'
    exit 3
    ;;
  *)
    refused 'Not stored'
    exit 1
    ;;
esac
