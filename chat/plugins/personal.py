"""What conversations keep about a person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, Any

from chat.operations import erasing
from chat.queries import personal
from hub.accounts.ports.personal import Keeper, Kept, Subject, keepers
from hub.kernel import clock

ACCOUNTING = "accounting"


class ConversationKeeper(Keeper):
    """What was said, with its files."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        return personal.message_rows(subject)

    def files(self, subject: Subject) -> Iterator[tuple[PurePosixPath, IO[bytes]]]:
        for row in personal.files(subject).order_by("created_at", "id"):
            try:
                yield PurePosixPath(row.name or row.file.name or "file"), row.file.open("rb")
            except FileNotFoundError:  # taken away meanwhile
                continue

    def forget(self, subject: Subject) -> Kept | None:
        kept = erasing.forget(subject, at=clock.now())
        return Kept(kind="proofs", count=kept, reason=ACCOUNTING)


class IdentityKeeper(Keeper):
    """How each channel knows somebody; forgotten together with what was said."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        return personal.identity_rows(subject)

    def forget(self, subject: Subject) -> Kept | None:
        return None


class RatingKeeper(IdentityKeeper):
    """How somebody rated us."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        return personal.survey_rows(subject)


keepers.add("conversations", ConversationKeeper())
keepers.add("channels", IdentityKeeper())
keepers.add("ratings", RatingKeeper())
