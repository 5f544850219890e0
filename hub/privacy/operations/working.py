"""Makes the copy somebody asked for, and forgets whoever asked to be forgotten."""

from __future__ import annotations

import logging
from dataclasses import asdict
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from hub.accounts.ports.personal import keepers
from hub.kernel.trail import acting, note
from hub.privacy import queries
from hub.privacy.adapters import archive
from hub.privacy.models import PrivacyRequest
from hub.privacy.ports.people import people
from hub.privacy.types import ARCHIVE_KEPT, RequestState, Right, subject_of
from hub.reports.operations.notices import notify
from hub.reports.types import Notice

log = logging.getLogger(__name__)
MOST_TRIES = 5


def work_on(request_id: UUID, *, at: datetime) -> None:
    """Carry a request out that somebody let begin; a second worker finds nothing to do."""
    row = PrivacyRequest.objects.filter(id=request_id, state=RequestState.IN_PROGRESS).first()
    if row is None or row.tries >= MOST_TRIES:
        return
    claimed = PrivacyRequest.objects.filter(id=row.id, tries=row.tries)
    if not claimed.update(tries=row.tries + 1):
        return
    by = row.handled_by or row.created_by
    with acting(user_id=by.id, role=by.role):
        if row.right == Right.ACCESS:
            _copy(row, at=at)
        else:
            _forget(row, at=at)


def forget_archives(*, at: datetime) -> None:
    """Remove copies whose day is over."""
    for row in PrivacyRequest.objects.exclude(archive="").filter(archive_until__lt=at):
        archive.forget(row.archive)
        PrivacyRequest.objects.filter(id=row.id).update(archive="")


def _copy(row: PrivacyRequest, *, at: datetime) -> None:
    subject = subject_of(row.user_id, row.customer_id)
    if row.created_by_id == row.user_id:  # what we only took to be theirs may be another's
        subject = subject_of(row.user_id, None)
    language = row.user.language if row.user is not None else "es"
    made = archive.write(
        subject,
        name=queries.names_of([row])[row.id],
        language=language,
        at=f"{at:%d/%m/%Y}",
        progress=lambda done: _progress(row, min(done, 99)),
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
    elif row.user is not None:
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


def _progress(row: PrivacyRequest, done: int) -> None:
    PrivacyRequest.objects.filter(id=row.id).update(done=done)


def _tell_ready(row: PrivacyRequest, at: datetime) -> None:
    assert row.user is not None
    spanish = row.user.language == "es"
    notify(
        row.user.id,
        Notice(
            kind="privacy",
            key=f"privacy:{row.id}",
            title="Sus datos están listos" if spanish else "Your data is ready",
            text="Descárguelos durante 24 horas." if spanish else "Download it within 24 hours.",
            link="/portal/privacy",
        ),
        at=at,
    )
