"""Takes tables in: kept with what their columns mean, looked at, then written once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from billing.models import Intake
from billing.types.collection import COLUMNS, NEEDED, IntakeState
from chat.adapters import store
from crm.adapters.reading import BadTable, Line, opened
from hub.accounts.roles import OFFICE
from hub.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from hub.kernel.folding import fold
from hub.kernel.home import home

if TYPE_CHECKING:
    from hub.accounts.models import User

LARGEST = 5 * 1024 * 1024  # bytes
MOST_ROWS = 5_000
PREAMBLE = 20  # lines a bank writes above its headings
# Words headings begin with, by what they mean: banks of Peru and Colombia, and plain ones.
WORDS: dict[str, tuple[str, ...]] = {
    "document": ("documento", "ruc", "dni", "nit", "cedula", "document", "identificacion"),
    "phone": ("telefono", "celular", "phone"),
    "due": ("vencimiento", "vence", "fecha vencimiento", "fecha de vencimiento", "due"),
    "day": ("fecha", "f operacion", "f valor", "dia", "date", "emision"),
    "balance": ("saldo pendiente", "pendiente", "por cobrar", "balance", "saldo"),
    "total": ("total", "importe total"),
    "owed": ("debe", "deuda", "owed", "saldo deudor"),
    "credit": ("a favor", "saldo a favor", "haber", "credito", "credit"),
    "amount": ("monto", "importe", "abono", "valor", "credito", "amount", "deposito"),
    "number": ("operacion", "nro", "numero", "n", "no", "referencia", "num", "number", "factura"),
    "description": ("descripcion", "concepto", "detalle", "movimiento", "glosa", "description"),
}


class Unreadable(Invalid):
    """The file is no table, or too large a one."""

    code, detail = "unreadable_file", "The file cannot be read."


class TakenIn(Conflict):
    """This table was taken in already."""

    code, detail = "taken_in", "This file was taken in already."


def take_down(*, kind: str, upload: UploadedFile, account: str, by: User, at: datetime) -> Intake:
    """Keep a table to be looked at. Raises Forbidden, TooLarge, Unreadable."""
    if by.role not in OFFICE:
        raise Forbidden
    with store.desk() as desk:
        written = store.take_down(upload.chunks(), desk / "table", largest=LARGEST)
        try:
            with opened(written.path) as lines:
                rows = list(islice(lines, MOST_ROWS + PREAMBLE + 1))
        except BadTable as error:
            raise Unreadable(str(error)) from None
    head = _head(rows, kind)
    cells = [[row.number, *row.cells] for row in rows[head + 1 :]]
    if not cells or len(cells) > MOST_ROWS:
        raise Unreadable(f"Headings, and 1 to {MOST_ROWS} lines below.")
    headings = [cell[:120] for cell in rows[head].cells]
    return Intake.objects.create(
        kind=kind,
        name=" ".join((upload.name or "").split())[:255],
        sha256=written.sha256,
        account=" ".join(account.split())[:60],
        currency=home().currency,
        headings=headings,
        cells=cells,
        mapping=guessed(headings, kind),
        author=by,
        created_at=at,
    )


def set_mapping(*, intake: Intake, mapping: Sequence[str], account: str | None) -> Intake:
    """Say what each column means. TakenIn, Invalid unless what is needed has its column."""
    names = [name for name in mapping if name]
    known = COLUMNS[intake.kind]
    missing = set(NEEDED[intake.kind]) - set(names)
    if len(mapping) != len(intake.headings) or set(names) - set(known) or missing:
        raise Invalid(fields={"mapping": ["A meaning, or nothing, for each column."]})
    if len(set(names)) < len(names):
        raise Invalid(fields={"mapping": ["Each meaning once."]})
    with transaction.atomic():
        row = locked(intake.id)
        row.mapping = list(mapping)
        if account is not None:
            row.account = " ".join(account.split())[:60]
        row.save(update_fields=["mapping", "account"])
    return row


def locked(intake_id: UUID) -> Intake:
    """Return a table nobody took in yet, locked to commit; NotFound, TakenIn."""
    row = Intake.objects.select_for_update(of=("self",)).filter(id=intake_id).first()
    if row is None:
        raise NotFound
    if row.state != IntakeState.UPLOADED:
        raise TakenIn
    return row


def lines_of(intake: Intake) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the number of each line and what it says by the meaning of its columns."""
    missing = set(NEEDED[intake.kind]) - set(intake.mapping)
    if missing:
        raise Invalid(fields={"mapping": [f"Needed: {', '.join(sorted(missing))}."]})
    for number, *cells in intake.cells:
        yield (
            number,
            {
                name: cell.strip()
                for name, cell in zip(intake.mapping, cells, strict=False)
                if name and cell.strip()
            },
        )


def guessed(headings: Sequence[str], kind: str) -> list[str]:
    """Return what each heading means, each meaning once; nothing where nobody can tell."""
    taken: set[str] = set()
    found = []
    for heading in headings:
        name = _meaning(fold(heading), [each for each in COLUMNS[kind] if each not in taken])
        found.append(name)
        taken.add(name)
    return found


def _meaning(said: str, free: Sequence[str]) -> str:
    ways = [(word, name) for name, words in WORDS.items() if name in free for word in words]
    exact = next((name for word, name in ways if said == word), "")
    if exact:
        return exact
    # The longest word first: `fecha vencimiento` is no plain day.
    longest = sorted(ways, key=lambda way: -len(way[0]))
    return next((name for word, name in longest if said.startswith(f"{word} ")), "")


def _head(rows: Sequence[Line], kind: str) -> int:
    """Return where the headings stand: the line most columns are known of, else the first."""
    if not rows:
        raise Unreadable("The file is empty.")
    known = [sum(map(bool, guessed(row.cells, kind))) for row in rows[:PREAMBLE]]
    best = max(known)
    return known.index(best) if best > 1 else 0
