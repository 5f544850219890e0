"""Lost passwords: asked for without telling strangers anything, renewed by a one-time link."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from hub.accounts import queries as accounts
from hub.accounts.operations import people
from hub.accounts.roles import ANSWERING, Role
from hub.kernel import jobs
from hub.kernel.buckets import SharedBuckets
from hub.kernel.errors import Forbidden, RateLimited
from hub.registration import queries
from hub.registration.models import Forgotten, Link
from hub.registration.operations import deeds, emails, links
from hub.registration.types import Deed, LinkPurpose

if TYPE_CHECKING:
    from hub.accounts.models import User

AT_ONCE, PER_MINUTE = 10, 2  # of one address
MOST = 3  # accounts that name one unproven address
ROUND = 50
_buckets = SharedBuckets("forgotten")


def refuse_hurry(ip: str | None) -> None:
    """Raise RateLimited for an address that asks too often, whoever it asks for."""
    if wait := _buckets.wait(str(ip), per_second=PER_MINUTE / 60, burst=AT_ONCE):
        raise RateLimited(retry_after=wait)


def ask(typed: str, *, at: datetime) -> None:
    """Take down that somebody forgot a password; who is meant is looked up behind the answer.

    So a known and an unknown name take the same time and leave the same trace.
    """
    with transaction.atomic():
        Forgotten.objects.create(typed=typed, at=at)
        jobs.enqueue("hub.registration.tasks.answer_forgotten")


def answer(*, at: datetime) -> None:
    """Mail a link to whoever is meant by what was asked."""
    for row_id in Forgotten.objects.order_by("id").values_list("id", flat=True)[:ROUND]:
        with jobs.sparing("forgotten_not_answered", row=row_id), transaction.atomic():
            row = Forgotten.objects.select_for_update().filter(id=row_id).first()
            if row is None:
                continue
            for user in _meant(row.typed.strip()):
                if not links.was_just_made(user, purpose=LinkPurpose.PASSWORD, at=at):
                    links.make(user, purpose=LinkPurpose.PASSWORD, at=at, mailed=True)
            row.delete()


def renew(token: str, password: str, *, at: datetime) -> None:
    """Set another password by a link, which is used up and ends every session; LinkOver, Invalid.

    A link that reached a mailbox shows that the address is theirs as well; one that went to an
    address they gave up since is over.
    """
    with transaction.atomic():
        link = links.spend(token, purpose=LinkPurpose.PASSWORD, at=at)
        if link.address not in ("", link.user.email):
            raise links.LinkOver
        people.renew_password(link.user, password, at=at)
        deeds.note(link.user, Deed.RESET, at=at, by=link.made_by)
        if link.address:
            emails.take_as_proven(link.user, at=at)


def hand_out(user: User, *, by: User, at: datetime) -> Link:
    """Make a link for one of ours to hand over: an admin to anybody, advisors to customers only.

    Forbidden for the others; who did it is kept.
    """
    allowed = by.role in ANSWERING if user.role == Role.CUSTOMER else by.role == Role.ADMIN
    if not allowed:
        raise Forbidden
    with transaction.atomic():
        link = links.make(user, purpose=LinkPurpose.PASSWORD, at=at, by=by)
        deeds.note(user, Deed.LINK_MADE, at=at, by=by, note=LinkPurpose.PASSWORD)
    return link


def _meant(typed: str) -> list[User]:
    user = accounts.meant_by(typed)
    if user is not None:
        return [user] if user.is_active else []
    if queries.owner_of_email(typed) is not None or "@" not in typed:
        return []
    return list(accounts.with_email(typed).order_by("created_at")[:MOST])
