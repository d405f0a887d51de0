"""Stands in for oss2: the little of it that the program uses, written down instead of sent."""
import base64
import os
import re

from . import exceptions, models, utils  # noqa: F401


def _record(**values):
    with open(os.environ["DROPBACK_RECORD"], "a") as record:
        for name, value in values.items():
            record.write(name.replace("_", "-") + " " + base64.b64encode(value.encode()).decode() + "\n")


def _content(data):
    with open(os.environ["DROPBACK_RECORD"] + ".content", "ab") as content:
        content.write(data)


class ProviderAuth:
    signature = "v1"

    def __init__(self, provider):
        assert type(provider).__name__ == "EnvironmentVariableCredentialsProvider"


class ProviderAuthV4(ProviderAuth):
    signature = "v4"


class SizedFileAdapter:
    def __init__(self, file, size):
        self.data = file.read(size)
        assert len(self.data) == size


class _Response:
    def __init__(self, body):
        self.body = body

    def read(self):
        return self.body


class _Result:
    def __init__(self, **values):
        self.__dict__.update(values)


class Bucket:
    def __init__(self, auth, endpoint, bucket_name, is_cname=False, region=None, is_path_style=False):
        self.name = bucket_name
        is_ip = re.match(r"https?://\d+(\.\d+){3}(:\d+)?$", endpoint)
        _record(place="path" if is_ip or is_path_style else "nowhere" if is_cname else "host")
        assert (region is not None) == (auth.signature == "v4")
        _record(endpoint=endpoint, region=region or "", signature=auth.signature, bucket=bucket_name)

    def put_object_from_file(self, key, filename, headers):
        with open(filename, "rb") as file:
            _content(file.read())
        _record(operation="PutObject", key=key, contentType=headers["Content-Type"])
        return self._answer(headers)

    def init_multipart_upload(self, key, headers):
        assert list(headers) == ["Content-Type"]
        _record(contentType=headers["Content-Type"])
        return _Result(upload_id="upload of " + key)

    def upload_part(self, key, upload_id, part_number, data):
        assert upload_id == "upload of " + key
        _content(data.data)
        return _Result(etag="etag %d" % part_number, crc=part_number)

    def complete_multipart_upload(self, key, upload_id, parts, headers):
        assert upload_id == "upload of " + key
        assert [(p.part_number, p.etag, p.part_crc) for p in parts] == [(i + 1, "etag %d" % (i + 1), i + 1) for i in range(len(parts))]
        _record(operation="CompleteMultipartUpload", key=key)
        return self._answer(headers)

    def _answer(self, headers):
        for name in ("x-oss-callback", "x-oss-callback-var"):
            if name in headers:
                _record(**{name: headers[name]})
        status, body = int(os.environ["DROPBACK_STATUS"]), os.environb[b"DROPBACK_BODY"]
        if status // 100 != 2:
            raise exceptions.ServerError(body)
        return _Result(status=status, resp=_Response(body))
