class OssError(Exception):
    pass


class ServerError(OssError):
    pass
