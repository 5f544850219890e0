"""Files checked against the hash their provider announced."""

import base64
import binascii
from hashlib import sha256
from io import BufferedReader, RawIOBase
from typing import Any, BinaryIO, cast

from channels_bridge.types import Fault, SendRefused


def checked(stream: BinaryIO, announced: str) -> BinaryIO:
    """Return the stream; its end raises SendRefused (retry) when the bytes are not those.

    `announced` is SHA-256 in hex (answers) or base64 (webhooks); anything else checks nothing.
    """
    digest = _digest(announced)
    return stream if digest is None else cast(BinaryIO, BufferedReader(_Checked(stream, digest)))


def _digest(announced: str) -> bytes | None:
    try:
        found = bytes.fromhex(announced) if len(announced) == 64 else base64.b64decode(announced)
    except (ValueError, binascii.Error):
        return None
    return found if len(found) == 32 else None


class _Checked(RawIOBase):
    def __init__(self, stream: BinaryIO, digest: bytes) -> None:
        self._stream, self._digest, self._seen = stream, digest, sha256()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._stream.read(len(buffer))
        if not piece and self._seen.digest() != self._digest:
            raise SendRefused(Fault.RETRY, code="corrupt", detail="The file arrived damaged.")
        self._seen.update(piece)
        buffer[: len(piece)] = piece
        return len(piece)
