# Uploads one file to OSS and prints what your server answered to the callback. For oss2 2.19 and Python 3: pip install oss2
# Exit code: 0 done, 1 not stored, 3 stored but the callback failed.
import json
import os
import sys

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

KEY = "photo.jpg"
FILE = "photo.jpg"

callback = {
    "callbackUrl": "https://api.shop.example/oss/callback",
    "callbackBody": "key=${object}",
    "callbackBodyType": "application/x-www-form-urlencoded",
}


def header(fields):
    # OSS counts 5 KB in Base64: unescaped, more of your texts fits in.
    return oss2.utils.b64encode_as_string(json.dumps(fields, ensure_ascii=False, separators=(",", ":")))


# oss2 sends these headers as they are: the whole callback is up to you.
callback_headers = {
    "x-oss-callback": header(callback),
}


def upload(bucket):
    return bucket.put_object_from_file(KEY, FILE, headers={"Content-Type": "image/jpeg", **callback_headers})


for name in ("OSS_ACCESS_KEY_ID", "OSS_ACCESS_KEY_SECRET"):
    if not os.environ.get(name):
        sys.exit("Set the environment variable " + name)
provider = EnvironmentVariableCredentialsProvider()
settings = {
    "is_path_style": True,  # the bucket is named in the path
}
try:
    result = upload(oss2.Bucket(oss2.ProviderAuth(provider), "http://oss.cloud.example:8080", "sandbox", **settings))
except oss2.exceptions.ServerError as e:
    sys.exit("Not stored: " + str(e))
except (oss2.exceptions.OssError, OSError) as e:
    sys.exit("Failed: " + str(e))
answer = result.resp.read()  # to its end, else the connection is lost to the pool
# oss2 takes 203 for a success: the object is stored, but the callback failed. Do not upload it again.
if result.status == 203:
    print("Stored, but the callback failed: " + answer.decode("utf-8", "replace"), file=sys.stderr)
    sys.exit(3)
sys.stdout.buffer.write(answer + b"\n")
