"""Web push: encrypted for one browser (RFC 8291), signed as ours (RFC 8292), sent (RFC 8030)."""

import base64
import hashlib
import logging
from datetime import datetime, timedelta
from functools import cache
from urllib.parse import urlsplit

import http_ece
import httpx
import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from hub.kernel.http import AddressRefused
from hub.kernel.posting import Answer, asked_to_wait, guarded_post
from hub.reports.types import Device, Outcome

log = logging.getLogger(__name__)

SECONDS = 10.0
KEPT_SECONDS = 86_400  # by the push service, for a browser that sleeps
SIGNED_FOR = timedelta(hours=12)  # RFC 8292 allows a day
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of P-256


def public_key() -> str:
    """Return the key browsers subscribe with: an uncompressed point, base64url."""
    return _encoded(_point(_key(settings.PUSH_KEY)))


def push(device: Device, payload: bytes, *, replaces: str, at: datetime) -> Outcome:
    """Hand a payload (at most 3,000 bytes) to the push service of a browser.

    One that still waits there under the same `replaces` is replaced. Never raises.
    """
    try:
        answer = guarded_post(
            device.endpoint,
            body=_sealed(device, payload),
            headers=_headers(device.endpoint, replaces, at),
            trusted=settings.PUSH_ORIGINS,
            seconds=SECONDS,
        )
    except AddressRefused as refused:
        return Outcome(gone=True, error=refused.detail)
    except (httpx.HTTPError, TimeoutError) as error:
        return Outcome(error=type(error).__name__)
    except Exception as error:  # whatever is wrong with this one spares the others
        log.exception("push_failed")
        return Outcome(error=type(error).__name__)
    return _outcome(answer, at)


def _outcome(answer: Answer, at: datetime) -> Outcome:
    status = answer.status
    if 200 <= status < 300:
        return Outcome(taken=True)
    return Outcome(
        gone=status in (404, 410),
        refused=300 <= status < 500 and status not in (404, 408, 410, 429),
        retry_after=asked_to_wait(answer, at=at).total_seconds(),
        error=f"{status}",
    )


def _headers(endpoint: str, replaces: str, at: datetime) -> dict[str, str]:
    parts = urlsplit(endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int((at + SIGNED_FOR).timestamp()),
        "sub": f"mailto:{settings.DEFAULT_FROM_EMAIL}",
    }
    token = jwt.encode(claims, _key(settings.PUSH_KEY), algorithm="ES256")
    return {
        "Authorization": f"vapid t={token}, k={public_key()}",
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(KEPT_SECONDS),
        "Urgency": "high",
        "Topic": _encoded(hashlib.sha256(replaces.encode()).digest()[:24]),
    }


def _sealed(device: Device, payload: bytes) -> bytes:
    sealed: bytes = http_ece.encrypt(
        payload,
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=_decoded(device.p256dh),
        auth_secret=_decoded(device.auth),
        version="aes128gcm",
    )
    return sealed


@cache
def _key(secret: str) -> ec.EllipticCurvePrivateKey:
    """Return the house's key: any secret makes one (NIST FIPS 186-5, A.2.1)."""
    drawn = HKDF(algorithm=SHA256(), length=48, salt=None, info=b"web push").derive(secret.encode())
    return ec.derive_private_key(int.from_bytes(drawn) % (ORDER - 1) + 1, ec.SECP256R1())


def _point(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
