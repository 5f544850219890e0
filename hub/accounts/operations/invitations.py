"""Keeps a place for somebody: a link that works once, until it expires or is taken back.

Nothing that opens the place is stored: a link is made from the row, its `nonce` and our key, in two
kinds. Only the one that was mailed proves that the address is theirs. A new `nonce` ends both.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from hub.accounts.adapters import invitation_mail
from hub.accounts.events import InvitationAccepted
from hub.accounts.models import Area, Invitation, Position, User
from hub.accounts.operations import history, people
from hub.accounts.roles import STAFF, Role
from hub.kernel import home, jobs
from hub.kernel.errors import Conflict, Invalid, NotFound
from hub.kernel.events import announce
from hub.kernel.ids import new_key

LASTS = timedelta(days=7)
COPIED, MAILED = "copied", "mailed"


class InvitationOver(NotFound):
    """Used, taken back, expired or never there: one answer for all."""

    code, detail = "invitation_over", "This invitation is no longer valid."


class NotPending(Conflict):
    """It was accepted or taken back already."""

    code, detail = "invitation_not_pending", "This invitation was accepted or taken back."


@dataclass(frozen=True, kw_only=True)
class Guest:
    """Who is asked to come, and as what."""

    role: str
    email: str = ""
    first_name: str = ""
    last_name: str = ""
    phone: str = ""
    language: str = field(default_factory=lambda: home.home().language)
    area: Area | None = None
    position: Position | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Opened:
    """An invitation behind a link, and whether the link came by mail."""

    invitation: Invitation
    by_mail: bool


def invite(
    guest: Guest, *, by: User, at: datetime, purpose: str = "", about: UUID | None = None
) -> Invitation:
    """Keep a place and mail its link where mail is set up and an address is known.

    Who may invite whom is the caller's to ask. `purpose` and `about` come back with
    `InvitationAccepted` and say, to the app that invited, whose contact it is. Invalid.
    """
    if guest.role == Role.BOT or guest.role not in Role.values:
        raise Invalid(fields={"role": ["Not a role for people."]})
    fields = {**vars(guest), "phone": people.clean_phone(guest.phone)}
    if guest.role not in STAFF:
        fields |= {"area": None, "position": None}
    row = Invitation(**fields, purpose=purpose, about=about, invited_by=by, created_at=at)
    _renew(row, at)
    return row


def resend(row: Invitation, *, by: User, at: datetime) -> Invitation:
    """Give an invitation another week and another link; the links before are dead. NotPending.

    From now on `by` answers for it, also where who asked first has left.
    """
    with transaction.atomic():
        locked = _locked(row)
        if locked.accepted_at is not None or locked.revoked_at is not None:
            raise NotPending
        locked.invited_by = by
        _renew(locked, at)
    return locked


def revoke(row: Invitation, *, at: datetime) -> Invitation:
    """Take an invitation back; its links are dead at once. NotPending once it was accepted."""
    with transaction.atomic():
        locked = _locked(row)
        if locked.accepted_at is not None:
            raise NotPending
        locked.revoked_at = locked.revoked_at or at
        locked.mail_due = False
        locked.save(update_fields=["revoked_at", "mail_due"])
    return locked


def revoke_about(purpose: str, about: UUID, *, at: datetime) -> None:
    """Take back what another app keeps for somebody and nobody took; its links are dead at once."""
    rows = Invitation.objects.filter(purpose=purpose, about=about)
    rows.filter(accepted_at=None, revoked_at=None).update(revoked_at=at, mail_due=False)


def opened(token: str, *, at: datetime) -> Opened:
    """Return the pending invitation a link opens; InvitationOver otherwise."""
    return _opened(token, Invitation.objects.select_related("invited_by"), at)


def accept(token: str, *, at: datetime, phone: str = "", **chosen: str) -> User:
    """Take the place: make the account, once, with the `chosen` username, password and names.

    InvitationOver, UsernameTaken, Invalid.
    """
    with transaction.atomic():
        found = held(token, at=at)
        row = found.invitation
        user = people.add(
            **chosen,
            phone=phone or row.phone,
            role=row.role,
            email=row.email,
            language=row.language,
            by=row.invited_by,
        )
        user.email_verified_at = at if found.by_mail else None
        user.area, user.position = row.area, row.position
        user.save(update_fields=["email_verified_at", "area", "position"])
        if user.area or user.position:
            history.note_role(user, by=row.invited_by, at=at)
        take(row, user, at=at)
    return user


def held(token: str, *, at: datetime) -> Opened:
    """Return the pending invitation a link opens, its row held by the caller; InvitationOver."""
    return _opened(token, Invitation.objects.select_for_update(of=("self",)), at)


def take(row: Invitation, user: User, *, at: datetime) -> None:
    """Note who took a place that the caller holds, and tell those who kept it."""
    row.user, row.accepted_at, row.mail_due = user, at, False
    row.save(update_fields=["user", "accepted_at", "mail_due"])
    announce(InvitationAccepted(invitation_id=row.id, user_id=user.id))


def link_of(row: Invitation, kind: str = COPIED) -> str:
    """Return the address that opens a pending invitation."""
    return f"{settings.PUBLIC_URL}/invitation/{row.id.hex}{kind[0]}{_mark(row, kind)}"


def mail_due(*, at: datetime) -> None:
    """Mail every link that waits for it; each one once, whatever the server says."""
    waiting = Invitation.objects.filter(mail_due=True).order_by("created_at", "id")
    for row in waiting.select_related("invited_by")[:50]:
        # Claimed before the call: a link twice in a mailbox is worse than one to be copied.
        claimed = Invitation.objects.filter(id=row.id, mail_due=True).update(mail_due=False)
        if claimed and row.state(at) == "pending":
            error = invitation_mail.send(
                to=row.email,
                language=row.language,
                name=row.first_name,
                by=row.invited_by.name if row.invited_by else home.home().title,
                house=home.home().title,
                link=link_of(row, MAILED),
                until=home.local(row.expires_at).strftime("%d/%m/%Y %H:%M"),
            )
            sent = None if error else at
            Invitation.objects.filter(id=row.id).update(mailed_at=sent, mail_error=error[:60])


def _renew(row: Invitation, at: datetime) -> None:
    row.nonce, row.expires_at = new_key(24), at + LASTS
    row.mail_due = bool(row.email and settings.EMAIL)
    row.mailed_at, row.mail_error = None, ""
    row.save()
    if row.mail_due:
        jobs.enqueue("hub.accounts.tasks.mail_invitations")


def _opened(token: str, rows: Any, at: datetime) -> Opened:
    raw, letter, mark = token[:32], token[32:33], token[33:]
    kind = {"c": COPIED, "m": MAILED}.get(letter)
    try:
        row = rows.filter(id=UUID(hex=raw)).first()
    except ValueError:
        row = None
    if row is None or kind is None or not constant_time_compare(mark, _mark(row, kind)):
        raise InvitationOver
    if row.state(at) != "pending":
        raise InvitationOver
    return Opened(invitation=row, by_mail=kind == MAILED)


def _mark(row: Invitation, kind: str) -> str:
    said = f"{row.id}:{row.nonce}"
    return salted_hmac(f"invitation:{kind}", said, algorithm="sha256").hexdigest()[:40]


def _locked(row: Invitation) -> Invitation:
    return Invitation.objects.select_for_update(of=("self",)).get(id=row.id)
