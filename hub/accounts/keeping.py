"""What accounts keep about a person, for those who ask for it or want it gone."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import Any

from django.db.models import Model, Q, QuerySet

from hub.accounts.models import EndReason, RefreshToken, Session, Ticket, User
from hub.accounts.operations import sessions
from hub.accounts.ports.personal import Keeper, Kept, Subject
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.clock import iso
from hub.kernel.idempotency import forget_answers
from hub.kernel.models import PublicLink
from hub.realtime.operations import forget_person

GONE = "erased-"


class RowsOfUser(Keeper):
    """Rows that belong to one account and go with it."""

    model: type[Model]

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        yield from map(self.told, self.of(subject))

    def forget(self, subject: Subject) -> Kept | None:
        self.of(subject).delete()
        return None

    def of(self, subject: Subject) -> QuerySet[Any]:
        return self.model._default_manager.filter(user_id=subject.user_id, user__isnull=False)

    @abstractmethod
    def told(self, row: Any) -> dict[str, Any]:
        """Return one row as plain JSON values."""


class AccountKeeper(Keeper):
    """The account itself: what one signs in with and is called by."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        for user in _user(subject):
            yield {
                "username": user.username,
                "first_name": user.first_name,
                "last_name": user.last_name,
                "email": user.email,
                "phone": user.phone,
                "language": user.language,
                "created_at": iso(user.created_at),
            }

    def forget(self, subject: Subject) -> Kept | None:
        """Leave a nameless row that nobody signs in with; money and messages refer to it."""
        user = _user(subject).filter(role=Role.CUSTOMER).first()
        if user is None:
            return None
        sessions.end_all(user, reason=EndReason.DEACTIVATED, at=clock.now())
        user.username = f"{GONE}{user.id.hex}"
        user.first_name = user.last_name = user.email = user.phone = ""
        user.status_emoji = user.status_text = ""
        user.email_verified_at = None
        user.is_active = False
        user.set_unusable_password()
        user.save()
        forget_answers(user.id)
        forget_person(user.id)
        return None


class SignInKeeper(RowsOfUser):
    """Where and when one signed in."""

    model = Session

    def of(self, subject: Subject) -> QuerySet[Any]:
        return super().of(subject).order_by("created_at")

    def told(self, row: Session) -> dict[str, Any]:
        return {
            "created_at": iso(row.created_at),
            "last_seen_at": iso(row.last_seen_at),
            "ended_at": iso(row.ended_at),
            "ip": row.ip,
            "user_agent": row.user_agent,
        }

    def forget(self, subject: Subject) -> Kept | None:
        """Take address and browser away; that somebody signed in stays, nameless, till its day."""
        rows = self.of(subject).filter(user__role=Role.CUSTOMER)
        Ticket.objects.filter(session__in=rows).delete()
        RefreshToken.objects.filter(session__in=rows).delete()
        rows.update(ip=None, user_agent="")
        return None


class MadeLinks(RowsOfUser):
    """The links they made: what each opened and whether it was looked at; its key is nowhere."""

    model = PublicLink

    def of(self, subject: Subject) -> QuerySet[Any]:
        mine = Q(created_by=subject.user_id) if subject.user_id else Q(pk=None)
        return PublicLink.objects.filter(mine).order_by("created_at")

    def told(self, row: PublicLink) -> dict[str, Any]:
        return {
            "kind": row.kind,
            "created_at": iso(row.created_at),
            "expires_at": iso(row.expires_at),
            "revoked_at": iso(row.revoked_at),
            "times_seen": row.times_seen,
            "last_seen_at": iso(row.last_seen_at),
        }

    def forget(self, subject: Subject) -> Kept | None:
        """What a link opened stays open till its day; who made it is nobody's any more."""
        self.of(subject).update(created_by=None)
        return None


def _user(subject: Subject) -> QuerySet[User]:
    return User.objects.filter(Q(id=subject.user_id) if subject.user_id else Q(pk=None))
