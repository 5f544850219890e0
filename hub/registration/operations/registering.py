"""Makes customers' accounts, and checks their document against the service of names."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from hub.accounts.operations import people
from hub.accounts.roles import Role
from hub.kernel import jobs
from hub.kernel.buckets import SharedBuckets
from hub.kernel.errors import Conflict, RateLimited
from hub.registration import queries
from hub.registration.models import Registration
from hub.registration.operations import consents, deeds, identity, links
from hub.registration.ports import customers
from hub.registration.types import (
    Deed,
    Document,
    LinkPurpose,
    Outcome,
    Sender,
    VerifiedBy,
)
from hub.registration.types.naming import key_of

if TYPE_CHECKING:
    from hub.accounts.models import User

AT_ONCE, PER_HOUR = 30, 60  # accounts of one address: a shop may share one
AGAIN = timedelta(minutes=10)  # until a service that did not answer is asked again
TRIED = timedelta(days=7)
ROUND = 5
DOCUMENT = frozenset({"document"})
_buckets = SharedBuckets("registration")


class DocumentTaken(Conflict):
    """An account has this document; whose it is stays unsaid."""

    code, detail = "document_taken", "There is an account with this document."


@dataclass(frozen=True, kw_only=True)
class Form:
    """What somebody who registers fills in; `email` is a claim until its link is opened."""

    document: Document
    first_name: str
    last_name: str
    email: str
    phone: str
    password: str = field(repr=False)


def refuse_hurry(ip: str | None) -> None:
    """Raise RateLimited for an address that registers too many."""
    if wait := _buckets.wait(str(ip), per_second=PER_HOUR / 3600, burst=AT_ONCE):
        raise RateLimited(retry_after=wait)


def register(form: Form, *, answers: dict[str, bool], sender: Sender) -> User:
    """Make a customer's account; verified only if the service of names says name and number match.

    Invalid, then DocumentTaken: what is wrong with a form never tells whose document it names. An
    address somebody else has proven is taken like any other; it only cannot be proven twice.
    """
    given = consents.checked(answers)
    user = people.draft(
        username=f"cliente-{secrets.token_hex(5)}",
        role=Role.CUSTOMER,
        password=form.password,
        first_name=form.first_name,
        last_name=form.last_name,
        email=form.email,
        phone=form.phone,
        language=sender.language,
    )
    if queries.is_taken(form.document):
        raise DocumentTaken
    outcome = identity.compare(
        form.document, first_name=form.first_name, last_name=form.last_name, at=sender.at
    )
    with transaction.atomic():
        people.save(user)
        enrol(user, form.document, outcome=outcome, at=sender.at)
        consents.record(user, answers=given, sender=sender)
        links.make(user, purpose=LinkPurpose.EMAIL, at=sender.at, mailed=True)
    return user


def enrol(user: User, document: Document, *, outcome: Outcome, at: datetime) -> Registration:
    """Give an account its document and its record as a customer; DocumentTaken."""
    registration = Registration(
        user=user,
        document_type=document.type,
        document_number=document.number,
        created_at=at,
        **checked(user, outcome, at),
    )
    save(registration, new=True)
    deeds.note(user, Deed.REGISTERED, at=at, note=f"{document.type} {document.masked}: {outcome}")
    customers.port().meet(queries.claim_of(registration), news=DOCUMENT, at=at)
    return registration


def checked(user: User, outcome: Outcome, at: datetime) -> dict[str, object]:
    """Return the fields of a registration that say what a check has brought."""
    match = outcome == Outcome.MATCH
    name = key_of(first_name=user.first_name, last_name=user.last_name)
    return {
        "outcome": outcome,
        "checked_at": at,
        "verified_at": at if match else None,
        "verified_how": VerifiedBy.PROVIDER if match else "",
        "verified_by": None,
        "verified_name": name if match else "",
    }


def save(registration: Registration, *, new: bool = False) -> None:
    """Store a registration whose document nobody else has; DocumentTaken otherwise."""
    try:
        with transaction.atomic():
            registration.save(force_insert=new)
    except IntegrityError:
        raise DocumentTaken from None


def check_again(*, at: datetime) -> None:
    """Ask once more for those whose registration the service of names had no answer to."""
    due = Registration.objects.select_related("user").filter(
        outcome=Outcome.UNAVAILABLE,
        verified_at=None,
        checked_at__lt=at - AGAIN,
        created_at__gt=at - TRIED,
    )
    for row in due.exclude(document_number="").order_by("checked_at")[:ROUND]:
        with jobs.sparing("not_checked_again", user=row.user_id):
            _check(row, at)


def _check(row: Registration, at: datetime) -> None:
    user = row.user
    outcome = identity.compare(
        row.document, first_name=user.first_name, last_name=user.last_name, at=at
    )
    with transaction.atomic():
        user = people.held(user.pk)
        ours = Registration.objects.filter(user=user, checked_at=row.checked_at, verified_at=None)
        if not ours.update(**checked(user, outcome, at)):
            return  # corrected or verified meanwhile
        if outcome != Outcome.UNAVAILABLE:
            deeds.note(user, Deed.CHECKED, at=at, note=str(outcome))
            fresh = Registration.objects.select_related("user").get(user=user)
            customers.port().meet(queries.claim_of(fresh), news=DOCUMENT, at=at)
