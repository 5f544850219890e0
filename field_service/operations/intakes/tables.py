"""Takes tables in: kept with what their columns mean, looked at, then written once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from chat.adapters import store
from crm.adapters.reading import BadTable, opened
from field_service.models import ServiceIntake
from field_service.types.intakes import Refused, TableLine, TableState
from hub.kernel.errors import Conflict, Invalid, NotFound
from hub.kernel.folding import fold
from hub.kernel.registry import Registry

if TYPE_CHECKING:
    from hub.accounts.models import User

LARGEST = 5 * 1024 * 1024  # bytes
MOST_ROWS = 5_000
Cells = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Way:
    """How the lines of one kind of table are understood and written.

    `columns` are meanings, each with the words headings begin with; `read` says what a line would
    become and raises `Refused`; `known` says which keys were written before; `write` writes one.
    """

    columns: Mapping[str, tuple[str, ...]]
    needed: Sequence[str]
    read: Callable[[int, Cells], TableLine]
    known: Callable[[set[str]], set[str]]
    write: Callable[[Cells, TableLine, User, datetime], None]


ways: Registry[Way] = Registry("kinds of tables service takes in")


class Unreadable(Invalid):
    """The file is no table, or too large a one."""

    code, detail = "unreadable_file", "The file cannot be read."


class TakenIn(Conflict):
    """This table was taken in already."""

    code, detail = "taken_in", "This file was taken in already."


def take_down(*, kind: str, upload: UploadedFile, by: User, at: datetime) -> ServiceIntake:
    """Keep a table to be looked at. Raises Invalid, TooLarge, Unreadable."""
    way = _way(kind)
    with store.desk() as desk:
        written = store.take_down(upload.chunks(), desk / "table", largest=LARGEST)
        try:
            with opened(written.path) as lines:
                rows = list(islice(lines, MOST_ROWS + 2))
        except BadTable as error:
            raise Unreadable(str(error)) from None
    if not 2 <= len(rows) <= MOST_ROWS + 1:
        raise Unreadable(f"Headings, and 1 to {MOST_ROWS} lines below.")
    headings = [cell[:120] for cell in rows[0].cells]
    return ServiceIntake.objects.create(
        kind=kind,
        name=" ".join((upload.name or "").split())[:255],
        sha256=written.sha256,
        headings=headings,
        cells=[[row.number, *row.cells] for row in rows[1:]],
        mapping=guessed(headings, way),
        author=by,
        created_at=at,
    )


def set_mapping(*, intake_id: UUID, mapping: Sequence[str]) -> ServiceIntake:
    """Say what each column means. TakenIn, Invalid unless what is needed has its column."""
    with transaction.atomic():
        row = _locked(intake_id)
        way, names = _way(row.kind), [name for name in mapping if name]
        missing = set(way.needed) - set(names)
        if len(mapping) != len(row.headings) or set(names) - set(way.columns) or missing:
            raise Invalid(fields={"mapping": ["A meaning, or nothing, for each column."]})
        if len(set(names)) < len(names):
            raise Invalid(fields={"mapping": ["Each meaning once."]})
        row.mapping = list(mapping)
        row.save(update_fields=["mapping"])
    return row


def preview(row: ServiceIntake) -> list[TableLine]:
    """Return how each line would turn out now; nothing is stored."""
    return [line for _, line in _read(row)]


def take_in(*, intake_id: UUID, by: User, at: datetime) -> ServiceIntake:
    """Write what is new of a table. Raises NotFound, TakenIn, Invalid."""
    with transaction.atomic():
        row = _locked(intake_id)
        way, refused = _way(row.kind), []
        for cells, line in _read(row):
            problem = _written(way, cells, line, by, at) if line.outcome == "new" else None
            if line.outcome == "repeated":
                row.repeated += 1
            elif line.code or problem is not None:
                code, column = (line.code, line.column) if problem is None else problem
                refused.append([line.number, column, code])
            else:
                row.made += 1
        row.refused, row.cells = refused, []
        row.state, row.done_at = TableState.DONE, at
        row.save()
    return row


def guessed(headings: Sequence[str], way: Way) -> list[str]:
    """Return what each heading means, each meaning once; nothing where nobody can tell."""
    taken: set[str] = set()
    found = []
    for heading in headings:
        said = fold(heading)
        words = {
            word: name for name, all_ in way.columns.items() if name not in taken for word in all_
        }
        fit = [word for word in words if said == word or said.startswith(f"{word} ")]
        name = words[max(fit, key=len)] if fit else ""
        found.append(name)
        taken.add(name)
    return found


def meanings(kind: str) -> list[str]:
    """Return what columns of a kind of table may mean."""
    return list(_way(kind).columns)


def _way(kind: str) -> Way:
    found = ways.get(kind)
    if found is None:
        raise Invalid(fields={"kind": ["There is no such kind of table."]})
    return found


def _locked(intake_id: UUID) -> ServiceIntake:
    row = ServiceIntake.objects.select_for_update(of=("self",)).filter(id=intake_id).first()
    if row is None:
        raise NotFound
    if row.state != TableState.UPLOADED:
        raise TakenIn
    return row


def _written(
    way: Way, cells: Cells, line: TableLine, by: User, at: datetime
) -> tuple[str, str] | None:
    """Write a line; return the code and the column where it is refused after all."""
    try:
        with transaction.atomic():
            way.write(cells, line, by, at)
    except Refused as why:
        return why.code, why.column
    return None


def _read(row: ServiceIntake) -> Iterator[tuple[Cells, TableLine]]:
    way = _way(row.kind)
    if missing := set(way.needed) - set(row.mapping):
        raise Invalid(fields={"mapping": [f"Needed: {', '.join(sorted(missing))}."]})
    read, keys = [], set()
    for number, *said in row.cells:
        pairs = zip(row.mapping, said, strict=False)
        cells = {name: cell.strip() for name, cell in pairs if name and cell.strip()}
        try:
            line = way.read(number, cells)
            if line.key in keys:
                raise Refused("twice")
            keys.add(line.key)
        except Refused as why:
            line = TableLine(number=number, code=why.code, column=why.column)
        read.append((cells, line))
    known = way.known(keys)
    for cells, line in read:
        repeated = not line.code and line.key in known
        yield cells, TableLine(**{**line.__dict__, "repeated": repeated})
