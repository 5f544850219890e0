"""Addresses: claimed with the account, proven by a link that reached the mailbox."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from hub.accounts.operations import logins, people
from hub.accounts.queries import all_people
from hub.accounts.roles import ANSWERING
from hub.kernel import jobs
from hub.kernel.errors import Conflict, Forbidden
from hub.registration import queries
from hub.registration.models import Link, ProvenEmail, Registration
from hub.registration.operations import deeds, links
from hub.registration.ports import customers
from hub.registration.types import Deed, LinkPurpose

if TYPE_CHECKING:
    from hub.accounts.models import User


class EmailTaken(Conflict):
    """Another account has proven the same address; only who opened its mailbox learns that."""

    code, detail = "email_taken", "This address belongs to another account."


class EmailProven(Conflict):
    """There is nothing left to prove."""

    code, detail = "email_proven", "This address is confirmed already."


def ask(user: User, *, at: datetime) -> None:
    """Mail another link that proves the address, at most one a minute; EmailProven."""
    with transaction.atomic():
        held = people.held(user.pk)
        if queries.email_is_proven(held):
            raise EmailProven
        if not links.was_just_made(held, purpose=LinkPurpose.EMAIL, at=at):
            links.make(held, purpose=LinkPurpose.EMAIL, at=at, mailed=True)


def hand_out(user: User, *, by: User, at: datetime) -> Link:
    """Make a link for one of ours to send on, where no mail server does; Forbidden, EmailProven."""
    if by.role not in ANSWERING:
        raise Forbidden
    with transaction.atomic():
        held = people.held(user.pk)
        if queries.email_is_proven(held):
            raise EmailProven
        link = links.make(held, purpose=LinkPurpose.EMAIL, at=at, by=by)
        deeds.note(held, Deed.LINK_MADE, at=at, by=by, note=LinkPurpose.EMAIL)
    return link


def confirm(token: str, *, at: datetime) -> str:
    """Take an address as proven by its link and return it; LinkOver, EmailTaken."""
    with transaction.atomic():
        link = links.spend(token, purpose=LinkPurpose.EMAIL, at=at)
        if link.address != link.user.email:  # it was changed since
            raise links.LinkOver
        if not take_as_proven(link.user, at=at):
            raise EmailTaken
    return link.address


def take_as_proven(user: User, *, at: datetime) -> bool:
    """Note that an account's address is proven; False where another account has proven it."""
    key = queries.email_key(user.email)
    try:
        with transaction.atomic():
            other = ProvenEmail.objects.select_related("user").filter(key=key).first()
            if other is not None and not queries.holds(other):
                other.delete()
            ProvenEmail.objects.update_or_create(user=user, defaults={"key": key, "proven_at": at})
    except IntegrityError:
        return False
    people.correct(user, email_verified_at=at)
    deeds.note(user, Deed.EMAIL_PROVEN, at=at)
    return True


def adopt_accepted(*, at: datetime) -> None:
    """Take as proven what an invitation proved that had come by mail; taken elsewhere: not here."""
    proven = ProvenEmail.objects.values("user")
    waiting = all_people().filter(is_active=True, email_verified_at__isnull=False)
    for user in waiting.exclude(email="").exclude(id__in=proven):
        with jobs.sparing("address_not_adopted", user=user.pk), transaction.atomic():
            held = people.held(user.pk)
            if not take_as_proven(held, at=at):
                people.correct(held, email_verified_at=None)


def change(user: User, *, email: str, password: str, at: datetime) -> None:
    """Put another address on one's account, to be proven anew; Invalid for a wrong password,
    RateLimited for too many.
    """
    logins.demand_password(user, password, at=at)
    with transaction.atomic():
        held = people.held(user.pk)
        if held.email == email:
            return
        if held.email:
            jobs.enqueue("hub.registration.tasks.tell_former_address", str(held.pk), held.email)
        people.correct(held, email=email, email_verified_at=None)
        ProvenEmail.objects.filter(user=held).delete()
        deeds.note(held, Deed.EMAIL_CHANGED, at=at, by=held)
        registration = Registration.objects.select_related("user").filter(user=held).first()
        if registration is not None:
            customers.port().meet(queries.claim_of(registration), news=frozenset({"email"}), at=at)
        links.make(held, purpose=LinkPurpose.EMAIL, at=at, mailed=True)
