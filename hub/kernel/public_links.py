"""Links that open one thing to whoever holds them: a quote, a bill to pay, a survey.

The key stands only in the link itself; we keep its digest. What a link shows and what can be done
by it is the answer of the app that registered its kind in `kinds`.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils.crypto import salted_hmac
from rest_framework import serializers

from hub.kernel.api import StrictSerializer
from hub.kernel.errors import DomainError, NotFound
from hub.kernel.ids import new_key
from hub.kernel.models import PublicLink
from hub.kernel.registry import Registry

KEY_BYTES = 24  # 192 bits
_LONGEST_KEY = 100


class LinkOver(DomainError):
    """A link that opened something once; `fields` says of which kind it was."""

    code, status, detail = "link_over", 410, "This link is over."
    state: ClassVar[str] = "over"


class LinkExpired(LinkOver):
    """Its time is over."""

    code, detail, state = "link_expired", "This link has expired.", "expired"


class LinkRevoked(LinkOver):
    """Whoever made it took it back."""

    code, detail, state = "link_revoked", "This link was taken back.", "revoked"


class LinkUsed(LinkOver):
    """It was for one time, and that was."""

    code, detail, state = "link_used", "This link was used already.", "used"


@dataclass(frozen=True, kw_only=True)
class Visit:
    """Somebody stands before a link: `user` is who is signed in, if anybody."""

    link: PublicLink
    at: datetime
    user: Any = None
    ip: str | None = None


@dataclass(frozen=True, kw_only=True)
class Download:
    """A file to take along."""

    content: bytes
    content_type: str
    name: str


class NoBody(StrictSerializer):
    """Nothing to say."""


@dataclass(frozen=True, kw_only=True)
class Act:
    """What can be done by a link: `run` gets the checked body and returns what is answered.

    It runs in one transaction. `keyed`: an Idempotency-Key is required, as wherever money moves or
    a document is made. `uses_up`: the link is spent by it, by whoever comes first.
    """

    run: Callable[[Visit, dict[str, Any]], Mapping[str, Any]]
    body: type[serializers.Serializer[Any]] = NoBody
    keyed: bool = False
    uses_up: bool = False


@dataclass(frozen=True, kw_only=True)
class LinkKind:
    """What an app answers for its links. `show` raises NotFound where the thing is no more.

    `seen` hears of each view that counts; those of staff do only with `counts_staff`, a bot's and
    a messenger's preview never do. `files`: pictures and PDFs may be sent by it (`LinkFiles`).
    """

    show: Callable[[Visit], Mapping[str, Any]]
    acts: Mapping[str, Act] = field(default_factory=dict)
    downloads: Mapping[str, Callable[[Visit], Download]] = field(default_factory=dict)
    seen: Callable[[Visit], None] | None = None
    counts_staff: bool = False
    files: bool = False


kinds: Registry[LinkKind] = Registry("kinds of public links")


def make(
    kind: str, subject: object, *, expires_at: datetime | None, by: UUID | None, at: datetime
) -> str:
    """Make a link and return its whole address, which nobody can ever be shown again."""
    key = new_key(KEY_BYTES)
    PublicLink.objects.create(
        digest=_digest(key),
        kind=kind,
        subject=str(subject),
        expires_at=expires_at,
        created_by=by,
        created_at=at,
    )
    return _address(key)


def stand(kind: str, subject: object, *, at: datetime) -> None:
    """Make the link that is printed on a thing itself, once: it has no end but to be taken back."""
    PublicLink.objects.get_or_create(
        digest=_digest(_standing_key(kind, subject)),
        defaults={"kind": kind, "subject": str(subject), "created_at": at},
    )


def standing(kind: str, subject: object) -> str:
    """Return the address that is printed on a thing; empty where it has none, or none any more."""
    key = _standing_key(kind, subject)
    opens = PublicLink.objects.filter(digest=_digest(key), revoked_at=None).exists()
    return _address(key) if opens else ""


def revoke(kind: str, subject: object, *, at: datetime) -> int:
    """Take back every living link to a thing; returns how many there were."""
    living = links_of(kind, subject).filter(revoked_at=None, used_at=None)
    return living.update(revoked_at=at)


def links_of(kind: str, subject: object) -> QuerySet[PublicLink]:
    """Return all links ever made to a thing, newest first."""
    rows = PublicLink.objects.filter(kind=kind, subject=str(subject))
    return rows.order_by("-created_at", "-id")


def found(key: str) -> PublicLink:
    """Return the link of a key, in whatever state. NotFound."""
    digest = _digest(key[:_LONGEST_KEY])
    link = PublicLink.objects.filter(digest=digest).first()
    if link is None or kinds.get(link.kind) is None:
        raise NotFound
    return link


def kind_of(link: PublicLink) -> LinkKind:
    """Return what the link's app answers. NotFound."""
    kind = kinds.get(link.kind)
    if kind is None:
        raise NotFound
    return kind


def state_of(link: PublicLink, *, at: datetime) -> str:
    """Return `open`, `used`, `revoked` or `expired`."""
    over = _over(link, at=at)
    return over.state if over else "open"


def refuse_over(link: PublicLink, *, at: datetime, but_used: bool = False) -> None:
    """Raise LinkExpired, LinkRevoked or LinkUsed; `but_used` lets a used one pass, to be read."""
    over = _over(link, at=at)
    if over is not None and not (but_used and over is LinkUsed):
        raise over(fields={"kind": link.kind, "state": over.state})


def note_seen(visit: Visit, *, is_staff: bool, is_bot: bool) -> bool:
    """Count a view that its page announced; False where it does not count."""
    kind = kind_of(visit.link)
    if is_bot or (is_staff and not kind.counts_staff):
        return False
    with transaction.atomic():
        PublicLink.objects.filter(id=visit.link.id).update(
            times_seen=F("times_seen") + 1,
            first_seen_at=Coalesce("first_seen_at", visit.at),
            last_seen_at=visit.at,
        )
        if kind.seen is not None:
            kind.seen(visit)
    return True


def do(visit: Visit, act: Act, body: dict[str, Any]) -> Mapping[str, Any]:
    """Run what was asked of a link in one transaction; raises what the act raises, LinkOver."""
    with transaction.atomic():
        if not act.uses_up:
            return act.run(visit, body)
        link = PublicLink.objects.select_for_update().get(id=visit.link.id)
        refuse_over(link, at=visit.at)
        answer = act.run(visit, body)
        link.used_at = visit.at
        link.save(update_fields=["used_at"])
        return answer


def _over(link: PublicLink, *, at: datetime) -> type[LinkOver] | None:
    # A used one can be read for as long as it would have opened, and no longer.
    if link.revoked_at is not None:
        return LinkRevoked
    if link.expires_at is not None and link.expires_at <= at:
        return LinkExpired
    return LinkUsed if link.used_at is not None else None


def _standing_key(kind: str, subject: object) -> str:
    # Of the house's secret, which no copy of the database has: nobody else works it out.
    made = salted_hmac("hub.kernel.public_links", f"{kind}:{subject}", algorithm="sha256")
    return base64.urlsafe_b64encode(made.digest()[:KEY_BYTES]).decode()


def _address(key: str) -> str:
    return f"{settings.PUBLIC_URL}/p/{key}/"


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
