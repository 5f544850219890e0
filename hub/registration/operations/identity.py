"""Asks whose a document is, once an hour at most, and keeps of the answer no more than it must."""

import hashlib
import hmac
import json
from dataclasses import asdict
from datetime import datetime, timedelta

from django.conf import settings

from hub.kernel.buckets import SharedBuckets
from hub.kernel.errors import NotFound, RateLimited
from hub.registration.models import LookedUp
from hub.registration.ports import identity
from hub.registration.types import Document, Found, Outcome
from hub.registration.types.naming import is_same

KEPT = timedelta(hours=1)
AT_ONCE, PER_MINUTE = 10, 10  # of one address
HOUSE_AT_ONCE, HOUSE_PER_MINUTE = 60, 60  # of everybody: the service counts, and may be paid for
_buckets = SharedBuckets("identity")


class NoSuchDocument(NotFound):
    """The service of names has no such document."""

    code, detail = "document_unknown", "No such document was found; fill in the name by hand."


def refuse_hurry(ip: str | None) -> None:
    """Raise RateLimited for an address, or a house, that asks too often."""
    for key, most, per_minute in (
        (f"ip:{ip}", AT_ONCE, PER_MINUTE),
        ("house", HOUSE_AT_ONCE, HOUSE_PER_MINUTE),
    ):
        if wait := _buckets.wait(key, per_second=per_minute / 60, burst=most):
            raise RateLimited(retry_after=wait)


def look_up(document: Document, *, at: datetime) -> Found:
    """Return whose document it is; NoSuchDocument, IdentityDown."""
    found = _asked(document, at)
    if found is None:
        raise NoSuchDocument
    return found


def compare(document: Document, *, first_name: str, last_name: str, at: datetime) -> Outcome:
    """Return what the service of names says about a document and a name; never raises for it."""
    try:
        found = _asked(document, at)
    except identity.IdentityDown:
        return Outcome.UNAVAILABLE
    if found is None:
        return Outcome.UNKNOWN
    same = is_same(found, first_name=first_name, last_name=last_name)
    return Outcome.MATCH if same else Outcome.MISMATCH


def forget(*, at: datetime) -> None:
    """Drop the answers whose hour is over."""
    LookedUp.objects.filter(expires_at__lte=at).delete()


def _asked(document: Document, at: datetime) -> Found | None:
    digest = _digest(document)
    known = LookedUp.objects.filter(digest=digest, expires_at__gt=at).first()
    if known is not None:
        return Found(**json.loads(known.answer)) if known.answer else None
    found = identity.port().look_up(document)
    LookedUp.objects.update_or_create(
        digest=digest,
        defaults={
            "answer": json.dumps(asdict(found)) if found else "",
            "expires_at": at + KEPT,
        },
    )
    return found


def _digest(document: Document) -> str:
    # Eight digits are guessed from a plain hash in a second.
    words = f"{document.type} {document.number}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), b"looked-up:" + words, hashlib.sha256).hexdigest()
