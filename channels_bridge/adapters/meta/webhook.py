"""Meta's webhooks: the GET handshake and the signature (Graph API Webhooks)."""

import hmac
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs

from channels_bridge.adapters import reading
from channels_bridge.types import Account, BadSignature, Item, NotConfigured, Parked, RawRequest


def verify(request: RawRequest, account: Account) -> None:
    """Raise BadSignature unless X-Hub-Signature-256 fits the bytes as they arrived.

    Meta signs its own escaping of the JSON, so nothing is parsed before.
    """
    secret = account.credentials.get("app_secret")
    if not secret:
        raise NotConfigured
    expected = "sha256=" + hmac.new(secret.encode(), request.body, sha256).hexdigest()
    offered = request.headers.get("x-hub-signature-256", "")
    if not hmac.compare_digest(expected.encode(), offered.encode("utf-8", "replace")):
        raise BadSignature


def handshake(request: RawRequest, account: Account) -> bytes | None:
    """Return the challenge when mode and token are right, else None."""
    asked = parse_qs(request.query, keep_blank_values=True)
    token = account.credentials.get("verify_token", "")
    offered = _only(asked, "hub.verify_token")
    challenge = _only(asked, "hub.challenge")
    right = hmac.compare_digest(token.encode(), offered.encode("utf-8", "replace"))
    if not token or not right or _only(asked, "hub.mode") != "subscribe":
        return None
    # The challenge is a number; echoing anything else would let strangers choose our answer.
    if not challenge.isascii() or not challenge.isdigit() or len(challenge) > 32:
        return None
    return challenge.encode()


def entries(body: bytes, kind: str) -> tuple[list[Item], list[dict[str, Any]]]:
    """Return what had to be parked and the readable entries of a body about `kind`.

    BadPayload when the body is no JSON object.
    """
    root = reading.json_object(body)
    if root.get("object") != kind:
        return [Parked(reason=f"object is not {kind}")], []
    found = root.get("entry")
    if not isinstance(found, list):
        return [Parked(reason="entry is no list")], []
    broken: list[Item] = [Parked(reason="entry is no object") for e in found if not _readable(e)]
    return broken, [entry for entry in found if _readable(entry)]


def members(owner: dict[str, Any], name: str) -> Iterator[Any]:
    """Yield what a list of the payload holds; Broken when it is no list."""
    yield from reading.sequence(owner.get(name), name)


def _readable(entry: Any) -> bool:
    return isinstance(entry, dict)


def _only(asked: dict[str, list[str]], name: str) -> str:
    return asked.get(name, [""])[0]
