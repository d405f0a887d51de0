#!/usr/bin/env bash
# An upload with nothing but curl and openssl, signed by hand (V1). Arguments: ENDPOINT RECEIVER FILE
set -euo pipefail
endpoint=$1 receiver=$2 file=$3
callback=$(printf '{"callbackUrl":"%s","callbackBody":"key=${object}&size=${size}"}' "$receiver" | base64 -w0)
date=$(LC_ALL=C date -u '+%a, %d %b %Y %H:%M:%S GMT')
to_sign=$(printf 'PUT\n\napplication/octet-stream\n%s\nx-oss-callback:%s\n/sandbox/curl/put.bin' "$date" "$callback")
signature=$(printf '%s' "$to_sign" | openssl dgst -sha1 -hmac "$OSS_ACCESS_KEY_SECRET" -binary | base64)
curl -sS -T "$file" "$endpoint/sandbox/curl/put.bin" -H "Date: $date" -H 'Content-Type: application/octet-stream' \
  -H "x-oss-callback: $callback" -H "Authorization: OSS $OSS_ACCESS_KEY_ID:$signature" -w '\n%{http_code}\n'
