"""Takes wishes about one's own data down, and answers them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from hub.accounts.roles import Role
from hub.kernel import jobs
from hub.kernel.errors import Conflict, Forbidden, Invalid
from hub.privacy import queries
from hub.privacy.models import PrivacyRequest
from hub.privacy.operations.telling import tell_admins, tell_customer
from hub.privacy.ports.people import people
from hub.privacy.types import FIELDS, Move, Person, RequestState, Right, Wish, Words, subject_of

if TYPE_CHECKING:
    from hub.accounts.models import User

AUTOMATIC = "their own sign-in"


class AlreadyAsked(Conflict):
    """The same is being answered already."""

    code, detail = "already_asked", "This was asked already and is being answered."


class NotNow(Conflict):
    """The request stands elsewhere by now."""

    code, detail = "not_now", "This request is not in a state for that."


def ask_own(*, wish: Wish, by: User, at: datetime) -> PrivacyRequest:
    """Take down what a portal user wants; a copy of their data is made without anybody's help."""
    if by.role != Role.CUSTOMER:
        raise Forbidden("Only customers ask for themselves here.")
    row = _take_down(people.get().of_user(by), wish, by=by, at=at, how=AUTOMATIC)
    if wish.right != Right.ACCESS:
        _tell_admins(row, by, at)
    return row


def ask_for(*, person: Person, wish: Wish, by: User, at: datetime) -> PrivacyRequest:
    """Take down what somebody told one of ours; whether it is them is still to be checked."""
    row = _take_down(person, wish, by=by, at=at, how="")
    _tell_admins(row, by, at)
    return row


def check_identity(*, row: PrivacyRequest, how: str, by: User, at: datetime) -> PrivacyRequest:
    """Note how somebody proved to be who they say."""
    if not how.strip():
        raise Invalid(fields={"how": ["Say how."]})
    with transaction.atomic():
        row = _locked(row, Move.CHECK_IDENTITY, by)
        row.state, row.identity_how = RequestState.IDENTITY_CHECKED, how.strip()[:200]
        row.handled_by = by
        row.save(update_fields=["state", "identity_how", "handled_by"])
    return row


def fulfil(*, row: PrivacyRequest, by: User, at: datetime) -> PrivacyRequest:
    """Do what was asked: at once for a correction, by a job for a copy and for forgetting.

    What failed begins anew.
    """
    with transaction.atomic():
        row = _locked(row, Move.FULFIL, by)
        row.handled_by = by
        if row.right in (Right.ACCESS, Right.ERASURE):
            _begin(row)
        else:
            if row.right == Right.RECTIFICATION:
                wanted = {name: pair[1] for name, pair in row.changes.items()}
                people.get().correct(subject_of(row.user_id, row.customer_id), wanted, at=at)
            row.state, row.decided_at = RequestState.FULFILLED, at
        row.save()
        _tell_asker(row, at)
    return row


def deny(*, row: PrivacyRequest, reason: str, by: User, at: datetime) -> PrivacyRequest:
    """Refuse with a reason that whoever asked can read."""
    if not reason.strip():
        raise Invalid(fields={"reason": ["Say why."]})
    with transaction.atomic():
        row = _locked(row, Move.DENY, by)
        row.state, row.reason = RequestState.DENIED, reason.strip()[:500]
        row.handled_by, row.decided_at = by, at
        row.save(update_fields=["state", "reason", "handled_by", "decided_at"])
        _tell_asker(row, at)
    return row


def withdraw(*, row: PrivacyRequest, by: User, at: datetime) -> PrivacyRequest:
    """Take a wish back while nobody has begun with it."""
    with transaction.atomic():
        row = _locked(row, Move.WITHDRAW, by)
        row.state, row.decided_at = RequestState.WITHDRAWN, at
        row.save(update_fields=["state", "decided_at"])
    return row


def _take_down(person: Person, wish: Wish, *, by: User, at: datetime, how: str) -> PrivacyRequest:
    row = PrivacyRequest(
        user_id=person.subject.user_id,
        customer_id=person.subject.customer_id,
        right=wish.right,
        state=RequestState.IDENTITY_CHECKED if how else RequestState.RECEIVED,
        identity_how=how,
        note=wish.note,
        changes=_changes(person, wish),
        country=queries.settings().country,
        due_on=queries.due_on(wish.right, at=at),
        created_by=by,
        created_at=at,
    )
    try:
        with transaction.atomic():
            if how and wish.right == Right.ACCESS:
                _begin(row)
            row.save(force_insert=True)
    except IntegrityError:
        raise AlreadyAsked from None
    return row


def _changes(person: Person, wish: Wish) -> Mapping[str, list[str]]:
    if wish.right != Right.RECTIFICATION:
        return {}
    now = people.get().now(person.subject)
    wanted = {name: value.strip() for name, value in wish.changes.items() if name in FIELDS}
    changes = {name: [now.get(name, ""), new] for name, new in wanted.items()
               if new != now.get(name, "")}  # fmt: skip
    if not changes:
        raise Invalid(fields={"changes": ["Say what should be different."]})
    return changes


def _begin(row: PrivacyRequest) -> None:
    """Let a job do it, within the transaction that stores the row: the bell finds it there."""
    row.state, row.tries, row.done, row.leased_until = RequestState.IN_PROGRESS, 0, 0, None
    jobs.enqueue("hub.privacy.tasks.work_on", str(row.id))


def _locked(row: PrivacyRequest, move: Move, by: User) -> PrivacyRequest:
    """Return the request as it stands with nobody else at it; NotNow unless the move is open."""
    locked = PrivacyRequest.objects.select_for_update(of=("self",)).get(id=row.id)
    if move not in queries.moves_of(locked, by):
        if by.role != Role.ADMIN and move != Move.WITHDRAW:
            raise Forbidden
        raise NotNow
    return locked


def _tell_admins(row: PrivacyRequest, by: User, at: datetime) -> None:
    day = f"{row.due_on:%d/%m/%Y}"
    words = Words(
        es=("Solicitud de datos personales", f"Responder antes del {day}"),
        en=("Request about personal data", f"Answer by {day}"),
    )
    tell_admins(words, key=f"privacy:{row.id}", but=by, at=at)


def _tell_asker(row: PrivacyRequest, at: datetime) -> None:
    if row.right == Right.ERASURE and row.state != RequestState.DENIED:
        return
    words = Words(
        es=("Su solicitud de datos", "Tiene una respuesta."),
        en=("Your request about your data", "There is an answer."),
    )
    tell_customer(row.user, words, key=f"privacy:{row.id}", at=at)
