"""The signatures providers put on their webhooks."""

import base64
import hashlib
import hmac
import json
from typing import Any


def meta(app_secret: str, body: bytes) -> str:
    """X-Hub-Signature-256: lower-case hex HMAC-SHA256 of the raw body (Graph API Webhooks)."""
    return "sha256=" + hmac.new(app_secret.encode(), body, hashlib.sha256).hexdigest()


def twilio(auth_token: str, url: str, form: list[tuple[str, str]]) -> str:
    """X-Twilio-Signature: base64 HMAC-SHA1 of the address and the sorted parameters.

    The same name twice counts each distinct value once; the fragment is not signed.
    """
    text = url.split("#")[0] + "".join(name + value for name, value in sorted(set(form)))
    return base64.b64encode(
        hmac.new(auth_token.encode(), text.encode(), hashlib.sha1).digest()
    ).decode()


def meta_body(payload: dict[str, Any]) -> bytes:
    """JSON as Meta sends and signs it: compact, non-ASCII and slashes escaped."""
    return json.dumps(payload, separators=(",", ":")).replace("/", "\\/").encode("ascii")
