"""What accounts keep about a person who works here, told and forgotten when they ask."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO, Any

from django.db.models import QuerySet

from hub.accounts.keeping import RowsOfUser
from hub.accounts.models import Assignment, Authenticator, Invitation, Photo
from hub.accounts.ports.personal import Kept, Subject
from hub.kernel import clock


class Photos(RowsOfUser):
    """Their face."""

    model = Photo

    def told(self, row: Photo) -> dict[str, Any]:
        return {"file": "photo.webp", "version": row.version}

    def files(self, subject: Subject) -> Iterator[tuple[PurePosixPath, IO[bytes]]]:
        for row in self.of(subject):
            yield PurePosixPath("photo.webp"), BytesIO(bytes(row.image))


class Authenticators(RowsOfUser):
    """Since when they have a second factor; its secret is told to nobody."""

    model = Authenticator

    def told(self, row: Authenticator) -> dict[str, Any]:
        return {"confirmed_at": clock.iso(row.confirmed_at)}


class Assignments(RowsOfUser):
    """What they were here; who did what in which role stays, without words about them."""

    model = Assignment

    def of(self, subject: Subject) -> QuerySet[Any]:
        rows = super().of(subject).select_related("area", "position")
        return rows.order_by("starts_on", "created_at")

    def told(self, row: Assignment) -> dict[str, Any]:
        return {
            "role": row.role,
            "area": row.area.name if row.area else None,
            "position": row.position.name if row.position else None,
            "starts_on": row.starts_on.isoformat(),
            "ends_on": row.ends_on.isoformat() if row.ends_on else None,
            "note": row.note,
        }

    def forget(self, subject: Subject) -> Kept | None:
        rows = self.of(subject)
        rows.exclude(note="").update(note="")
        count = rows.count()
        reason = "Who held which role when answers for what was done in it."
        return Kept(kind="assignments", count=count, reason=reason) if count else None


class Invitations(RowsOfUser):
    """How they were asked to come."""

    model = Invitation

    def told(self, row: Invitation) -> dict[str, Any]:
        return {
            "email": row.email,
            "first_name": row.first_name,
            "last_name": row.last_name,
            "phone": row.phone,
            "note": row.note,
            "created_at": clock.iso(row.created_at),
            "accepted_at": clock.iso(row.accepted_at),
        }
