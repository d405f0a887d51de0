#!/usr/bin/env bash
# The form upload of a browser, sent by curl; the policy signed by hand (V1). Arguments: ENDPOINT RECEIVER FILE
set -euo pipefail
endpoint=$1 receiver=$2 file=$3
callback=$(printf '{"callbackUrl":"%s","callbackBody":"key=${object}&note=${x:note}"}' "$receiver" | base64 -w0)
policy=$(printf '{"expiration":"2099-01-01T00:00:00.000Z","conditions":[{"bucket":"sandbox"},["starts-with","$key","curl/"]]}' | base64 -w0)
signature=$(printf '%s' "$policy" | openssl dgst -sha1 -hmac "$OSS_ACCESS_KEY_SECRET" -binary | base64)
curl -sS "$endpoint/sandbox/" -F 'key=curl/form.bin' -F "policy=$policy" -F "OSSAccessKeyId=$OSS_ACCESS_KEY_ID" -F "Signature=$signature" \
  -F "callback=$callback" -F 'x:note=from a form' -F "file=@$file;type=application/octet-stream" -w '\n%{http_code}\n'
