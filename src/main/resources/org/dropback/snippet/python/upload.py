# Uploads one file to OSS and prints what your server answered to the callback. For oss2 2.19 and Python 3: pip install oss2
# Exit code: 0 done, 1 not stored, 3 stored but the callback failed.
import json
import os
import sys

import oss2
from oss2.credentials import EnvironmentVariableCredentialsProvider

KEY = «key»
FILE = «file»

callback = {
    "callbackUrl": «callbackUrl»,
«if host»
    "callbackHost": «callbackHost»,
«end»
    "callbackBody": «callbackBody»,
    "callbackBodyType": «callbackBodyType»,
«if sni»
    "callbackSNI": True,
«end»
«if headers»
    "additionalHeaders": {
«each headers»
        «name»: «value»,
«end»
    },
«end»
}
«if variables»
variables = {
«each variables»
    «name»: «value»,
«end»
}
«end»


def header(fields):
    # OSS counts 5 KB in Base64: unescaped, more of your texts fits in.
    return oss2.utils.b64encode_as_string(json.dumps(fields, ensure_ascii=False, separators=(",", ":")))


# oss2 sends these headers as they are: the whole callback is up to you.
callback_headers = {
    "x-oss-callback": header(callback),
«if variables»
    "x-oss-callback-var": header(variables),
«end»
}


def upload(bucket):
«if multipart»
    # Not oss2.resumable_upload: it forgets the callback when it completes the upload.
    upload_id = bucket.init_multipart_upload(KEY, headers={"Content-Type": «contentType»}).upload_id
    parts = []
    size = os.path.getsize(FILE)
    with open(FILE, "rb") as file:
        for number, offset in enumerate(range(0, size, «partSize»), 1):
            length = min(«partSize», size - offset)
            part = bucket.upload_part(KEY, upload_id, number, oss2.SizedFileAdapter(file, length))
            parts.append(oss2.models.PartInfo(number, part.etag, size=length, part_crc=part.crc))
    return bucket.complete_multipart_upload(KEY, upload_id, parts, headers=callback_headers)
«end»
«unless multipart»
    return bucket.put_object_from_file(KEY, FILE, headers={"Content-Type": «contentType», **callback_headers})
«end»


for name in ("OSS_ACCESS_KEY_ID", "OSS_ACCESS_KEY_SECRET"):
    if not os.environ.get(name):
        sys.exit("Set the environment variable " + name)
provider = EnvironmentVariableCredentialsProvider()
settings = {
«if v4»
    "region": «region»,
«end»
«if cname»
    "is_cname": True,  # the endpoint is a domain of the bucket's own
«end»
«if pathStyle»
    "is_path_style": True,  # the bucket is named in the path
«end»
}
try:
«if v4»
    result = upload(oss2.Bucket(oss2.ProviderAuthV4(provider), «endpoint», «bucket», **settings))
«end»
«unless v4»
    result = upload(oss2.Bucket(oss2.ProviderAuth(provider), «endpoint», «bucket», **settings))
«end»
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
