"""Secrets at rest: AES-256-GCM with the key id in front; a wrong key raises, it never guesses."""

import base64
import json
import os
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models


class EncryptedJSONField(models.TextField):
    """A JSON object stored encrypted; `FIELD_KEYS` (newest first) hold the keys.

    Stored as `kid:nonce:ciphertext` in base64, bound to table and column so that a value
    cannot be moved to another place. A value no key opens raises `InvalidTag` or `KeyError`.
    """

    def get_prep_value(self, value: Any) -> str | None:
        if value is None:
            return None
        kid, key = next(iter(_keys().items()))
        nonce = os.urandom(12)
        sealed = AESGCM(key).encrypt(nonce, json.dumps(value).encode(), self._place())
        return ":".join([kid, base64.b64encode(nonce).decode(), base64.b64encode(sealed).decode()])

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        if value is None:
            return None
        kid, nonce, sealed = value.split(":")
        opened = AESGCM(_keys()[kid]).decrypt(
            base64.b64decode(nonce), base64.b64decode(sealed), self._place()
        )
        return json.loads(opened)

    def to_python(self, value: Any) -> Any:
        return value

    def _place(self) -> bytes:
        return f"{self.model._meta.db_table}.{self.column}".encode()


def mark_of(secret: str) -> str:
    """Return by what a key is recognised; it opens nothing."""
    derived = HKDF(algorithm=SHA256(), length=4, salt=None, info=b"kid").derive(secret.encode())
    return derived.hex()


def _keys() -> dict[str, bytes]:
    derived = {}
    for secret in settings.FIELD_KEYS:
        key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"field").derive(secret.encode())
        derived[mark_of(secret)] = key
    return derived
