"""A voice note recorded by a browser (WebM) becomes what phones send: Ogg with the same Opus.

Nothing is encoded again: packets are taken out of one container (RFC 9559) and put into the
other (RFC 3533, RFC 7845).
"""

import struct
from collections.abc import Iterator

MASTERS = {0x18538067, 0x1F43B675, 0x1654AE6B, 0xAE, 0xA0}  # segment, cluster, tracks, track, group
CODEC_PRIVATE, SIMPLE_BLOCK, BLOCK = 0x63A2, 0xA3, 0xA1
FRAME_MS = {0: (10, 20, 40, 60), 1: (10, 20), 2: (2.5, 5, 10, 20)}
SERIAL = 0x4D4F5354
FIRST, LAST = 2, 4


class NotOpus(ValueError):
    """The recording holds no Opus track."""


def to_ogg(webm: bytes) -> bytes:
    """The same sound as an Ogg Opus file; raise NotOpus."""
    head, packets = b"", []
    try:
        for kind, content in _elements(webm, 0, len(webm)):
            if kind == CODEC_PRIVATE:
                head = content
            else:
                # Track number (one byte), time (two), flags (one), then one unlaced frame.
                packets.append(content[4:])
    except IndexError:
        raise NotOpus("the recording is cut off") from None
    if not head.startswith(b"OpusHead") or not packets:
        raise NotOpus("the recording holds no Opus sound")
    tags = b"OpusTags" + struct.pack("<I", 9) + b"simulator" + struct.pack("<I", 0)
    pages = [_page(0, 0, FIRST, head), _page(1, 0, 0, tags)]
    granule = 0
    for number, packet in enumerate(packets, start=2):
        granule += _samples(packet)
        pages.append(_page(number, granule, LAST if packet is packets[-1] else 0, packet))
    return b"".join(pages)


def _elements(data: bytes, at: int, end: int) -> Iterator[tuple[int, bytes]]:
    while at < end:
        kind, at = _number(data, at, marker=True)
        unknown = data[at] in (0x01, 0xFF) and set(data[at + 1 : at + _width(data[at])]) <= {0xFF}
        size, at = _number(data, at, marker=False)
        stop = end if unknown else min(at + size, end)
        if kind in MASTERS:
            yield from _elements(data, at, stop)
        elif kind in (CODEC_PRIVATE, SIMPLE_BLOCK, BLOCK):
            yield kind, data[at:stop]
        at = stop


def _width(first: int) -> int:
    return 9 - first.bit_length()


def _number(data: bytes, at: int, *, marker: bool) -> tuple[int, int]:
    width = _width(data[at])
    value = int.from_bytes(data[at : at + width])
    return (value if marker else value & ~(1 << (7 * width))), at + width


def _samples(packet: bytes) -> int:
    """How long a packet sounds, at 48 kHz, from its first byte (RFC 6716, 3.1)."""
    config, count = packet[0] >> 3, (1, 2, 2, 0)[packet[0] & 3]
    lengths = FRAME_MS[0 if config < 12 else 1 if config < 16 else 2]
    frames = count or packet[1] & 0x3F
    return int(lengths[config % len(lengths)] * 48) * frames


def _page(number: int, granule: int, flags: int, packet: bytes) -> bytes:
    lacing = bytes([255] * (len(packet) // 255) + [len(packet) % 255])
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, flags, granule, SERIAL, number, 0, len(lacing))
    page = head + lacing + packet
    return page[:22] + struct.pack("<I", _crc(page)) + page[26:]


def _crc(page: bytes) -> int:
    value = 0
    for byte in page:
        value = (value << 8 & 0xFFFFFFFF) ^ TABLE[value >> 24 ^ byte]
    return value


def _row(start: int) -> int:
    value = start << 24
    for _ in range(8):
        value = (value << 1 ^ (0x04C11DB7 if value & 0x80000000 else 0)) & 0xFFFFFFFF
    return value


TABLE = [_row(start) for start in range(256)]
