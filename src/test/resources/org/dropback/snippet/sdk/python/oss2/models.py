class PartInfo:
    def __init__(self, part_number, etag, size=None, part_crc=None):
        self.part_number, self.etag, self.size, self.part_crc = part_number, etag, size, part_crc
