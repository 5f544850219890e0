"""Browsers that may be pushed at, and how people want to be reached."""

import base64
import binascii
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.db import transaction

from hub.accounts.types import digest_of
from hub.kernel.errors import Invalid
from hub.kernel.http import is_global
from hub.reports import live
from hub.reports.models import NotificationSettings, PushSubscription
from hub.reports.types import Device

MOST_BROWSERS = 20


def subscribe(user_id: UUID, *, device: Device, session_id: UUID, at: datetime) -> PushSubscription:
    """Push at this browser from now on; one that changes hands belongs to its newest user.

    Invalid for an endpoint that is not a public HTTPS address, or keys that are none.
    """
    _refuse_nonsense(device)
    row, _ = PushSubscription.objects.update_or_create(
        digest=digest_of(device.endpoint),
        defaults={
            "user_id": user_id,
            "session_id": session_id,
            "endpoint": device.endpoint,
            "p256dh": device.p256dh,
            "auth": device.auth,
            "created_at": at,
        },
    )
    kept = PushSubscription.objects.filter(user_id=user_id).order_by("-created_at", "-id")
    surplus = kept.values_list("id", flat=True)[MOST_BROWSERS:]
    PushSubscription.objects.filter(id__in=list(surplus)).delete()
    return row


def unsubscribe(user_id: UUID, *, endpoint: str) -> None:
    """Push at this browser no more; one that is not known is nothing to say."""
    PushSubscription.objects.filter(user_id=user_id, digest=digest_of(endpoint)).delete()


def change_settings(user_id: UUID, *, fields: dict[str, Any]) -> NotificationSettings:
    """Change how somebody wants to be reached; quiet hours have both ends or none."""
    with transaction.atomic():
        NotificationSettings.objects.get_or_create(user_id=user_id)
        row = NotificationSettings.objects.select_for_update().get(user_id=user_id)
        for name, value in fields.items():
            setattr(row, name, value)
        if (row.quiet_from is None) != (row.quiet_to is None):
            missing = "quiet_from" if row.quiet_from is None else "quiet_to"
            raise Invalid(fields={missing: ["Quiet hours have both ends."]})
        row.save()
        live.settings_moved(row)
    return row


def _refuse_nonsense(device: Device) -> None:
    problems: dict[str, Any] = {}
    if not _is_outside(device.endpoint):
        problems["endpoint"] = ["A public address beginning with https://."]
    if not _is_point(device.p256dh) or len(_bytes(device.auth)) != 16:
        problems["keys"] = ["Not the keys of a browser."]
    if problems:
        raise Invalid(fields=problems)


def _is_outside(endpoint: str) -> bool:
    """Names are looked up when something is sent; here only what can be seen."""
    if any(endpoint.startswith(f"{origin}/") for origin in settings.PUSH_ORIGINS):
        return True
    try:
        parts = urlsplit(endpoint)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    plain = parts.scheme == "https" and port in (None, 443) and "@" not in parts.netloc
    if not (plain and endpoint.isascii() and endpoint.isprintable() and " " not in endpoint):
        return False
    try:
        return is_global(host)
    except ValueError:  # a name
        return "." in host.strip(".")


def _is_point(key: str) -> bool:
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(key))
    except ValueError:
        return False
    return True


def _bytes(text: str) -> bytes:
    """Read base64url without padding (RFC 4648, section 5); nothing when it is none."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""
