import base64


def b64encode_as_string(data):
    return base64.b64encode(data.encode("utf-8")).decode()
