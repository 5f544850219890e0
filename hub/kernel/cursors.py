"""Cursors of keyset pages: sealed, so that they show no key of a row and nobody can make one."""

import base64
import hashlib
import json
import os
from collections.abc import Sequence
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from hub.kernel.errors import Malformed

NONCE = 12  # bytes, NIST SP 800-38D


def sealed(place: str, forward: bool, marks: Sequence[Any]) -> str:
    """Return where a page ends in the list `place`: on or back from these ordering values."""
    nonce = os.urandom(NONCE)
    text = json.dumps([forward, *map(_plain, marks)]).encode()
    return base64.urlsafe_b64encode(nonce + _cipher().encrypt(nonce, text, place.encode())).decode()


def opened(place: str, cursor: str) -> tuple[bool, list[Any]]:
    """Return whether a cursor of this list goes on, and its values; Malformed for anything else."""
    try:
        raw = base64.urlsafe_b64decode(cursor)
        text = _cipher().decrypt(raw[:NONCE], raw[NONCE:], place.encode())
    except (ValueError, InvalidTag):
        raise Malformed(fields={"cursor": ["Not a cursor of this list."]}) from None
    forward, *marks = json.loads(text)
    return forward, marks


def _cipher() -> AESGCM:
    return AESGCM(hashlib.sha256(f"cursor:{settings.SECRET_KEY}".encode()).digest())


def _plain(value: Any) -> Any:
    if isinstance(value, int | str):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
