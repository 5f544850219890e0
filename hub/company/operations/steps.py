"""Whether somebody wants to see the first steps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath
from typing import IO, Any
from uuid import UUID

from django.db.models import QuerySet

from hub.accounts.ports.personal import Kept, Subject
from hub.company.models import StepsHidden
from hub.kernel.clock import iso


def hide(user_id: UUID, *, at: datetime) -> None:
    """Show them to this person no more."""
    StepsHidden.objects.get_or_create(user_id=user_id, defaults={"hidden_at": at})


def show(user_id: UUID) -> None:
    """Show them again."""
    StepsHidden.objects.filter(user_id=user_id).delete()


class HiddenKeeper:
    """That somebody saw enough of the first steps."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        for row in _of(subject):
            yield {"hidden_at": iso(row.hidden_at)}

    def files(self, subject: Subject) -> Iterator[tuple[PurePosixPath, IO[bytes]]]:
        return iter(())

    def forget(self, subject: Subject) -> Kept | None:
        _of(subject).delete()
        return None


def _of(subject: Subject) -> QuerySet[StepsHidden]:
    rows = StepsHidden.objects.all()
    return rows.filter(user_id=subject.user_id) if subject.user_id else rows.none()
