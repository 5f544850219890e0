"""One-time links: made, signed, copied, spent.

A link says the id of its row and a signature over what it is for, whose it is, and their role and
password of that moment. So a copy of the database opens nothing, a new password ends all older
links, and what an advisor made for a customer opens nobody's account at work.
"""

from __future__ import annotations

import base64
import binascii
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from hub.accounts.operations import people
from hub.kernel import jobs
from hub.kernel.errors import Conflict, NotFound
from hub.registration.models import Link
from hub.registration.types import LIFE, LinkPurpose, MailState

if TYPE_CHECKING:
    from hub.accounts.models import User

KEPT = timedelta(days=30)
PAUSE = timedelta(minutes=1)  # between two mails of one purpose to one person
ID_BYTES = 16
PAGES = {LinkPurpose.EMAIL: "verify", LinkPurpose.PASSWORD: "reset"}


class LinkOver(Conflict):
    """Used, expired, replaced or never made: one answer for all."""

    code, detail = "link_over", "This link is of no use any more; ask for another one."


def make(
    user: User,
    *,
    purpose: LinkPurpose,
    at: datetime,
    mailed: bool = False,
    by: User | None = None,
) -> Link:
    """Make a link; `mailed` sends it to the account's address where the house has a mail server."""
    mailed = mailed and bool(user.email and settings.EMAIL)
    link = Link.objects.create(
        user=user,
        purpose=purpose,
        address=user.email if mailed or purpose == LinkPurpose.EMAIL else "",
        made_by=by,
        made_at=at,
        expires_at=at + LIFE[purpose],
        mail=MailState.QUEUED if mailed else MailState.NONE,
        due_at=at if mailed else None,
    )
    if mailed:
        jobs.enqueue("hub.registration.tasks.mail_links")
    return link


def was_just_made(user: User, *, purpose: LinkPurpose, at: datetime) -> bool:
    """Whether such a link went to this person a moment ago."""
    rows = Link.objects.filter(user=user, purpose=purpose, made_by=None, used_at=None)
    return rows.filter(made_at__gt=at - PAUSE).exists()


def url_of(link: Link) -> str:
    """Return the address of a link; always below PUBLIC_URL, whatever host a request named."""
    return f"{settings.PUBLIC_URL}/{PAGES[LinkPurpose(link.purpose)]}/{_token(link)}"


def spend(token: str, *, purpose: LinkPurpose, at: datetime) -> Link:
    """Use a link up within the caller's transaction, its person's row held; LinkOver."""
    link_id = _id_of(token)
    row = Link.objects.filter(id=link_id, purpose=purpose).first()
    if row is None:
        raise LinkOver
    try:
        row.user = people.held(row.user_id)
    except NotFound:
        raise LinkOver from None
    if not constant_time_compare(_token(row), token):
        raise LinkOver
    if not Link.objects.filter(id=row.id, used_at=None, expires_at__gt=at).update(used_at=at):
        raise LinkOver
    return row


def forget(*, at: datetime) -> None:
    """Remove links that have been over for a month."""
    with transaction.atomic():
        Link.objects.filter(expires_at__lt=at - KEPT).delete()


def _token(link: Link) -> str:
    of = link.user
    words = "|".join(
        [link.purpose, link.id.hex, str(link.user_id), link.address, of.role, of.password]
    )
    signature = salted_hmac("hub.registration.link", words, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(link.id.bytes + signature).decode()


def _id_of(token: str) -> UUID:
    try:
        raw = base64.urlsafe_b64decode(token.encode("ascii"))
        return UUID(bytes=raw[:ID_BYTES])
    except (binascii.Error, ValueError):
        raise LinkOver from None
