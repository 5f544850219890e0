"""Takes files of customers in: kept, looked at, and run piece by piece, each line once."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from chat.adapters import store
from chat.operations import numbers
from crm.adapters.reading import BadTable, Line, opened
from crm.models import Import, RefusedLine
from crm.operations import lines
from crm.operations.intake import Intake, Seen
from crm.queries.custom import importable
from crm.types import ImportState, OnDuplicate
from hub.kernel import jobs
from hub.kernel.errors import Conflict, Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User

log = logging.getLogger(__name__)
LARGEST = 10 * 1024 * 1024  # bytes
MOST_ROWS = 20_000
PIECE = 200  # lines in one transaction
MOST_CHECKED = 5_000  # lines of a preview: a second's work
SHOWN = 50  # of them, and as many refused ones below
LEFT = timedelta(seconds=60)  # a run that stood still so long lost its worker


class Unreadable(Invalid):
    """The file is no table, or too large a one."""

    code, detail = "unreadable_file", "The file cannot be read."


class FileGone(Conflict):
    """The file was not taken in for so long that it was forgotten."""

    code, detail = "file_gone", "This file was removed after its time; upload it again."


@dataclass
class Preview:
    """What would become of the lines that were looked at, and some of them."""

    counts: Counter[str] = field(default_factory=Counter)
    shown: list[Seen] = field(default_factory=list)

    @property
    def checked(self) -> int:
        return self.counts.total()

    def note(self, seen: Seen) -> None:
        """Count a line, and keep it if it is among those to show."""
        below = self.checked >= SHOWN
        self.counts[seen.outcome] += 1
        if not below or (seen.outcome == "refused" and len(self.shown) < 2 * SHOWN):
            self.shown.append(seen)


def take_down(*, upload: UploadedFile, by: User, at: datetime) -> Import:
    """Keep a file to be looked at; TooLarge, or Unreadable where it is no table with headings."""
    with store.desk() as desk:
        written = store.take_down(upload.chunks(), desk / "table", largest=LARGEST)
        headings, rows = _looked_at(written.path)
        kept = store.settle(written.path, ".table")
    row = Import(
        name=" ".join((upload.name or "").split())[:255],
        sha256=written.sha256,
        headings=headings,
        mapping=lines.guessed(headings),
        rows=rows,
        by=by,
        created_at=at,
    )
    row.file.name = kept
    row.save(force_insert=True)
    return row


@numbers.transacted
def set_mapping(*, row: Import, mapping: Sequence[str], on_duplicate: OnDuplicate) -> Import:
    """Say what each column means; Invalid unless there is one for the name, and each field once."""
    row = Import.objects.select_for_update(of=("self",)).get(id=row.id)
    _refuse_if_started(row)
    used = [name for name in mapping if name]
    if len(mapping) != len(row.headings) or set(used) - set(importable()):
        raise Invalid(fields={"mapping": ["A field, or nothing, for each column."]})
    if len(set(used)) < len(used) or "name" not in used:
        raise Invalid(fields={"mapping": ["One column for the name, and each field once."]})
    row.mapping, row.on_duplicate = list(mapping), on_duplicate
    row.save(update_fields=["mapping", "on_duplicate"])
    return row


def preview(*, row: Import, at: datetime) -> Preview:
    """Return how the file would turn out now; nothing is stored.

    Up to MOST_CHECKED lines are looked at; the first are shown, and the first that are refused.
    """
    _refuse_if_started(row)
    if not row.file:
        raise FileGone
    found = Preview()
    intake = Intake(row)
    with opened(_path(row)) as table:
        next(table)
        for piece in _pieces(islice(table, MOST_CHECKED)):
            for seen in intake.foresee(piece, at=at):
                found.note(seen)
    return found


@numbers.transacted
def start(*, row: Import, at: datetime) -> Import:
    """Have a file taken in; started twice it is started once."""
    row = Import.objects.select_for_update(of=("self",)).get(id=row.id)
    if row.state != ImportState.UPLOADED:
        return row
    if not row.file:
        raise FileGone
    if "name" not in row.mapping:
        raise Invalid(fields={"mapping": ["One column for the name."]})
    row.state, row.moved_at = ImportState.RUNNING, at
    row.save(update_fields=["state", "moved_at"])
    jobs.enqueue("crm.tasks.run_import", str(row.id))
    return row


def run(*, import_id: UUID, now: Callable[[], datetime]) -> None:
    """Take in what is left of a file; whoever else runs it at this moment is let have it."""
    row = Import.objects.get(id=import_id)
    try:
        with opened(_path(row)) as table:
            _run(row, table, now)
    except (BadTable, OSError) as error:
        _end(row, ImportState.FAILED, now(), error=str(error))


def _run(row: Import, table: Iterator[Line], now: Callable[[], datetime]) -> None:
    next(table)
    start = row.line
    for piece in _pieces(line for line in table if line.number > start):
        if not take_in(import_id=row.id, after=start, piece=piece, at=now()):
            return
        start = piece[-1].number
    _end(row, ImportState.DONE, now())


@numbers.transacted
def take_in(*, import_id: UUID, after: int, piece: Sequence[Line], at: datetime) -> bool:
    """Store a piece with how far the file is taken in; False where another worker was quicker."""
    # All that run, in one order: two files with the same people make each of them once.
    running = Import.objects.select_for_update(of=("self",)).filter(state=ImportState.RUNNING)
    row = next((each for each in running.order_by("id") if each.id == import_id), None)
    if row is None or row.line != after:
        return False
    done = Intake(row).take(piece, at=at)
    RefusedLine.objects.bulk_create(
        RefusedLine(run=row, line=line.number, cells=_kept(line), problems=problems)
        for line, problems in done.refused
    )
    row.made += done.made
    row.updated += done.updated
    row.skipped += done.skipped
    row.refused += len(done.refused)
    row.line, row.moved_at = piece[-1].number, at
    row.save()
    return True


def _refuse_if_started(row: Import) -> None:
    if row.state != ImportState.UPLOADED:
        raise Conflict("It was started already.")


def _end(row: Import, state: ImportState, at: datetime, *, error: str = "") -> None:
    rows = Import.objects.filter(id=row.id, state=ImportState.RUNNING)
    if rows.update(state=state, finished_at=at, error=error[:255]):
        store.forget(row.file.name or "")  # what was refused is kept; the rest are customers now
        jobs.enqueue("crm.tasks.find_duplicates")


def _looked_at(path: Path) -> tuple[list[str], int]:
    """Return a table's headings and how many lines follow."""
    try:
        with opened(path) as table:
            head = next(table, None)
            if head is None:
                raise Unreadable("The file is empty.")
            rows = sum(1 for _ in table)
    except BadTable as error:
        raise Unreadable(str(error)) from None
    if rows > MOST_ROWS:
        raise Unreadable(f"At most {MOST_ROWS} lines at a time.")
    if rows == 0:
        raise Unreadable("There are headings and nothing below.")
    cells = [cell[:120] for cell in head.cells]
    while cells and not cells[-1]:
        cells.pop()
    return cells, rows


def _pieces(table: Iterator[Line]) -> Iterator[list[Line]]:
    while piece := [line for _, line in zip(range(PIECE), table, strict=False)]:
        yield piece


def _kept(line: Line) -> list[str]:
    return [cell[:500] for cell in line.cells]


def _path(row: Import) -> Path:
    return Path(settings.MEDIA_ROOT) / (row.file.name or "")
