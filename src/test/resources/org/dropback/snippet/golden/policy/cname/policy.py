#!/usr/bin/env python3
# What an application server answers to a page that uploads to OSS by PostObject: a policy, signed. Python 3.7 or later, no packages.
#
#   python3 policy.py              prints one answer; exit code 0, or 1 without the keys
#   python3 policy.py serve        answers at http://127.0.0.1:7080/policy, and shows upload.html from this folder at http://127.0.0.1:7080/
#                                  (PORT in the environment: another port)
#
# Who gets an answer can upload until it expires: ask who the user is before you give it to him.
import base64
import datetime
import hashlib
import hmac
import json
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOST = "https://files.shop.example/"
BUCKET = "sandbox"
REGION = "cn-hangzhou"
DIRECTORY = ""
MAX_BYTES = 1048576000
SECONDS = 300
CALLBACK = "{\"callbackUrl\":\"https://api.shop.example/oss/callback\",\"callbackBody\":\"key=${object}\",\"callbackBodyType\":\"application/x-www-form-urlencoded\",\"additionalHeaders\":{\"x-shop\":\"attach\\\"ments\"}}"


def answer():
    key_id, secret, token = os.environ["OSS_ACCESS_KEY_ID"], os.environ["OSS_ACCESS_KEY_SECRET"], os.environ.get("OSS_SESSION_TOKEN")
    now = datetime.datetime.now(datetime.timezone.utc)
    expires = now + datetime.timedelta(seconds=SECONDS)
    callback = base64.b64encode(CALLBACK.encode("utf-8")).decode("ascii")
    conditions = [
        {"bucket": BUCKET},
        ["starts-with", "$key", DIRECTORY],
        ["content-length-range", 0, MAX_BYTES],
        # Without this condition whoever uploads could change the callback, or leave it out.
        {"callback": callback},
    ]
    date = now.strftime("%Y%m%d")
    moment = now.strftime("%Y%m%dT%H%M%SZ")
    credential = "%s/%s/%s/oss/aliyun_v4_request" % (key_id, date, REGION)
    conditions += [{"x-oss-signature-version": "OSS4-HMAC-SHA256"}, {"x-oss-credential": credential}, {"x-oss-date": moment}]
    if token:
        conditions.append({"x-oss-security-token": token})
    policy = encoded({"expiration": expires.strftime("%Y-%m-%dT%H:%M:%S.000Z"), "conditions": conditions})
    key = ("aliyun_v4" + secret).encode("utf-8")
    for step in (date, REGION, "oss", "aliyun_v4_request"):
        key = hmac.new(key, step.encode("utf-8"), hashlib.sha256).digest()
    fields = {
        "x_oss_signature_version": "OSS4-HMAC-SHA256",
        "x_oss_credential": credential,
        "x_oss_date": moment,
        "signature": hmac.new(key, policy.encode("ascii"), hashlib.sha256).hexdigest(),
    }
    if token:
        fields["security_token"] = token
    fields.update(host=HOST, dir=DIRECTORY, policy=policy, callback=callback, expire=str(int(expires.timestamp())))
    return fields


def encoded(value):
    return base64.b64encode(json.dumps(value, ensure_ascii=False).encode("utf-8")).decode("ascii")


class Handler(BaseHTTPRequestHandler):
    timeout = 10

    def do_GET(self):
        if self.path == "/policy":
            self.send(200, "application/json", json.dumps(answer()).encode("utf-8"))
        elif self.path == "/":
            with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "upload.html"), "rb") as page:
                self.send(200, "text/html; charset=utf-8", page.read())
        else:
            self.send(404, "text/plain", b"not found")

    def send(self, status, content_type, body):
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    for name in ("OSS_ACCESS_KEY_ID", "OSS_ACCESS_KEY_SECRET"):
        if not os.environ.get(name):
            sys.exit("Set the environment variable " + name)
    if sys.argv[1:] == ["serve"]:
        server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "7080"))), Handler)
        print("Listening on http://%s:%d/" % server.server_address[:2], flush=True)
        server.serve_forever()
    else:
        print(json.dumps(answer()))
