"""Makes the copy somebody asked for, and forgets whoever asked to be forgotten."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet

from hub.accounts.ports.personal import keepers
from hub.kernel import clock
from hub.kernel.trail import acting, note
from hub.privacy import queries
from hub.privacy.adapters import archive
from hub.privacy.models import PrivacyRequest
from hub.privacy.operations.telling import tell_admins, tell_customer
from hub.privacy.ports.people import people
from hub.privacy.types import ARCHIVE_KEPT, LEASE, RequestState, Right, Words, subject_of

MOST_TRIES = 5


def work_on(request_id: UUID, *, at: datetime) -> None:
    """Carry a request out that somebody let begin; a second worker finds nothing to do.

    What breaks is tried again later, five times in all; then admins are told.
    """
    row = _claimed(request_id, at)
    if row is None:
        return
    by = row.handled_by or row.created_by
    with acting(user_id=by.id, role=by.role):
        try:
            if row.right == Right.ACCESS:
                _copy(row, at=at)
            else:
                _forget(row, at=at)
        except Exception:
            _not_done(row, at=at)
            raise


def _claimed(request_id: UUID, at: datetime) -> PrivacyRequest | None:
    """Return the request for this worker alone, while it gives a sign of life now and then."""
    free = PrivacyRequest.objects.filter(id=request_id, state=RequestState.IN_PROGRESS)
    free = free.filter(Q(leased_until=None) | Q(leased_until__lte=at))
    if free.filter(tries__lt=MOST_TRIES).update(tries=F("tries") + 1, leased_until=at + LEASE):
        return PrivacyRequest.objects.get(id=request_id)
    if (left := free.filter(tries__gte=MOST_TRIES).first()) is not None:
        _give_up(left, at)  # the last worker was killed over it
    return None


def _not_done(row: PrivacyRequest, *, at: datetime) -> None:
    if row.tries >= MOST_TRIES:
        _give_up(row, at)
    else:
        _still(row).update(leased_until=None)


def _give_up(row: PrivacyRequest, at: datetime) -> None:
    """Leave it to people: they are told, see why in the log, and may let it begin again."""
    with transaction.atomic():
        if not _still(row).update(state=RequestState.FAILED, leased_until=None, done=0):
            return
        day = f"{row.due_on:%d/%m/%Y}"
        words = Words(
            es=("Una solicitud de datos no se pudo completar", f"Responder antes del {day}"),
            en=("A request about personal data could not be carried out", f"Answer by {day}"),
        )
        tell_admins(words, key=f"privacy-failed:{row.id}", at=at)


def _still(row: PrivacyRequest) -> QuerySet[PrivacyRequest]:
    """Return the row while nobody else has taken it up since."""
    return PrivacyRequest.objects.filter(id=row.id, state=RequestState.IN_PROGRESS, tries=row.tries)


def forget_archives(*, at: datetime) -> None:
    """Remove copies whose day is over."""
    for row in PrivacyRequest.objects.exclude(archive="").filter(archive_until__lt=at):
        archive.forget(row.archive)
        PrivacyRequest.objects.filter(id=row.id).update(archive="")


def _copy(row: PrivacyRequest, *, at: datetime) -> None:
    own = row.created_by_id == row.user_id
    # What we only took to be theirs may be another's.
    subject = subject_of(row.user_id, None if own else row.customer_id)
    language = row.user.language if row.user is not None else "es"
    made = archive.write(
        subject,
        name=queries.names_of([row])[row.id],
        language=language,
        at=f"{at:%d/%m/%Y}",
        progress=partial(_alive, row),
    )
    done = PrivacyRequest.objects.filter(id=row.id, state=RequestState.IN_PROGRESS).update(
        state=RequestState.FULFILLED,
        decided_at=at,
        archive=made,
        archive_until=at + ARCHIVE_KEPT,
        done=100,
    )
    if not done:
        archive.forget(made)
    elif own:
        _tell_ready(row, at)


def _forget(row: PrivacyRequest, *, at: datetime) -> None:
    """Have every app forget somebody, in one transaction: half a person is nobody's wish."""
    if row.customer_id is None and row.user is not None:  # a customer's record came since
        row.customer_id = people.get().of_user(row.user).subject.customer_id
    subject = subject_of(row.user_id, row.customer_id)
    with transaction.atomic():
        locked = PrivacyRequest.objects.select_for_update(of=("self",)).get(id=row.id)
        if locked.state != RequestState.IN_PROGRESS:
            return
        kept = []
        for _, keeper in keepers:
            found = keeper.forget(subject)
            if found is not None and found.count:
                kept.append(asdict(found))
        _blank_requests(row)
        locked.refresh_from_db()
        locked.state, locked.decided_at, locked.done = RequestState.FULFILLED, at, 100
        locked.kept = kept
        locked.save(update_fields=["state", "decided_at", "done", "kept"])
        note("erased", kind="privacy.privacyrequest", object_id=row.id)


def _blank_requests(row: PrivacyRequest) -> None:
    """Take the person out of everything they asked so far; that they asked stays as proof."""
    theirs = PrivacyRequest.objects.none()
    if row.customer_id is not None:
        theirs |= PrivacyRequest.objects.filter(customer_id=row.customer_id)
    if row.user_id is not None:
        theirs |= PrivacyRequest.objects.filter(user_id=row.user_id)
    for each in theirs.exclude(archive=""):
        transaction.on_commit(partial(archive.forget, each.archive), robust=True)
    theirs.update(note="", changes={}, archive="", identity_how="")


def _alive(row: PrivacyRequest, done: int) -> None:
    """Note how far it is, and now and then that somebody is still at it."""
    done, now = min(done, 99), clock.now()
    if done != row.done or row.leased_until is None or row.leased_until < now + LEASE / 2:
        row.done, row.leased_until = done, now + LEASE
        _still(row).update(done=row.done, leased_until=row.leased_until)


def _tell_ready(row: PrivacyRequest, at: datetime) -> None:
    words = Words(
        es=("Sus datos están listos", "Descárguelos durante 24 horas."),
        en=("Your data is ready", "Download it within 24 hours."),
    )
    tell_customer(row.user, words, key=f"privacy:{row.id}", at=at)
