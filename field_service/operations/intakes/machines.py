"""Machines of a table: known again by kind and serial, else by whose they are and their name."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from billing.types.cells import amount_of, day_of
from crm.queries.customers import by_keys
from field_service.models import Machine, MachineKind
from field_service.operations.intakes.tables import Cells, Way
from field_service.operations.machines import reading, registering
from field_service.operations.machines.reading import MOST_HOURS
from field_service.operations.machines.registering import MachineForm, SerialTaken
from field_service.types import ReadingSource
from field_service.types.intakes import Refused, TableLine
from hub.kernel.errors import DomainError
from hub.kernel.folding import fold

if TYPE_CHECKING:
    from crm.models import Customer
    from hub.accounts.models import User

_SPACE = UUID("8f0c2a5e-9a51-4f0c-8f63-5b2a0f4f1d11")
FIRST_YEAR, LAST_YEAR = 1900, 2100
COLUMNS: dict[str, tuple[str, ...]] = {
    "document": ("documento", "ruc", "dni", "nit", "cedula", "document", "identificacion"),
    "phone": ("telefono", "celular", "phone"),
    "kind": ("tipo", "clase", "kind", "type", "familia"),
    "name": ("nombre", "maquina", "equipo", "name", "machine", "descripcion"),
    "serial": ("serie", "numero de serie", "n de serie", "serial"),
    "maker": ("marca", "fabricante", "maker", "brand"),
    "model": ("modelo", "model"),
    "year": ("ano", "year"),
    "place": ("lugar", "ubicacion", "obra", "place", "direccion"),
    "hours": ("horometro", "horas", "hours", "hour meter"),
    "warranty_until": ("garantia", "warranty"),
    "note": ("nota", "observacion", "observaciones", "note"),
}


def read(number: int, cells: Cells) -> TableLine:
    """Return what a line would become. Raises Refused."""
    for name in ("kind", "name"):
        if name not in cells:
            raise Refused("required", name)
    owner = _whose(cells)
    for check in (_year, _hours, _warranty):
        check(cells)
    return TableLine(number=number, what=cells["name"], whose=owner.name, key=_key(cells, owner))


def known(keys: set[str]) -> set[str]:
    """Return the machines that stand in the house already, however they came."""
    taken = set(Machine.objects.filter(client_key__in=keys).values_list("client_key", flat=True))
    serials = {key.rpartition(":")[2] for key in keys if key.startswith("serial:")}
    rows = Machine.objects.filter(serial_key__in=serials).select_related("kind")
    return {key for key in taken if key} | {
        f"serial:{fold(row.kind.name)}:{row.serial_key}" for row in rows
    }


def write(cells: Cells, line: TableLine, by: User, at: datetime) -> None:
    """Register the machine of a line, and what its meter says. Raises Refused."""
    owner = _whose(cells)
    form = MachineForm(
        kind_id=_kind(cells["kind"], at).id,
        name=cells["name"],
        serial=cells.get("serial", ""),
        maker=cells.get("maker", ""),
        model=cells.get("model", ""),
        place=cells.get("place", ""),
        year=_year(cells),
        warranty_until=_warranty(cells),
        note=cells.get("note", ""),
    )
    try:
        row = registering.register(customer_id=owner.id, form=form, by=by, at=at, key=line.key)
        if (hours := _hours(cells)) is not None:
            source = ReadingSource.IMPORT
            reading.note(machine_id=row.id, hours=hours, source=source, by=by, at=at)
    except SerialTaken:
        raise Refused("serial_taken", "serial") from None
    except DomainError as error:
        raise Refused("invalid", next(iter(error.fields), "")) from None


def _key(cells: Cells, owner: Customer) -> str:
    serial = "".join(sign for sign in fold(cells.get("serial", "")) if sign.isalnum())
    if serial:
        return f"serial:{fold(cells['kind'])[:80]}:{serial[:60]}"
    said = ":".join([str(owner.id), fold(cells["kind"]), fold(cells["name"])])
    return f"intake:{uuid5(_SPACE, said)}"


def _whose(cells: Cells) -> Customer:
    found = by_keys(document=cells.get("document", ""), phone=cells.get("phone", ""))
    if len(found) != 1:
        column = "document" if "document" in cells else "phone"
        raise Refused("unknown_customer" if not found else "ambiguous", column)
    return found[0]


def _kind(name: str, at: datetime) -> MachineKind:
    said = " ".join(name.split())[:80]
    found = [row for row in MachineKind.objects.all() if fold(row.name) == fold(said)]
    return found[0] if found else MachineKind.objects.create(name=said, created_at=at)


def _year(cells: Cells) -> int | None:
    if "year" not in cells:
        return None
    year = _whole(cells["year"])
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused("bad_year", "year")
    return year


def _hours(cells: Cells) -> int | None:
    if "hours" not in cells:
        return None
    hours = _whole(cells["hours"])
    if hours is None or not 0 <= hours <= MOST_HOURS:
        raise Refused("bad_hours", "hours")
    return hours


def _warranty(cells: Cells) -> date | None:
    if "warranty_until" not in cells:
        return None
    day = day_of(cells["warranty_until"])
    if day is None:
        raise Refused("bad_day", "warranty_until")
    return day


def _whole(cell: str) -> int | None:
    found = amount_of(cell)
    return int(found) if found is not None else None


WAY = Way(columns=COLUMNS, needed=("kind", "name"), read=read, known=known, write=write)
