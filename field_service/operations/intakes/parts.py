"""Parts of a table: known again by their code; what lies there is received into the main store."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from billing.types.cells import amount_of
from field_service.models import Part
from field_service.operations.intakes.tables import Cells, Way
from field_service.operations.parts import counting, places, registering
from field_service.operations.parts.registering import PartCodeTaken
from field_service.types.intakes import Refused, TableLine
from hub.kernel.errors import DomainError
from hub.kernel.home import home
from hub.kernel.money import EXPONENTS, Money, round_half_up

if TYPE_CHECKING:
    from hub.accounts.models import User

LONGEST = {"code": 30, "name": 120, "unit": 20, "maker": 80, "note": 500}
MOST = Decimal(1_000_000)
COLUMNS: dict[str, tuple[str, ...]] = {
    "code": ("codigo", "code", "sku", "numero de parte", "n de parte"),
    "name": ("nombre", "repuesto", "name", "part", "descripcion"),
    "unit": ("unidad", "unit", "um"),
    "maker": ("marca", "fabricante", "maker", "brand"),
    "quantity": ("cantidad", "existencia", "existencias", "stock", "quantity"),
    "cost": ("costo", "costo unitario", "cost", "precio de compra"),
    "reorder": ("minimo", "stock minimo", "punto de pedido", "reorder"),
    "note": ("nota", "observacion", "observaciones", "note"),
}


def read(number: int, cells: Cells) -> TableLine:
    """Return what a line would become. Raises Refused."""
    for name in ("code", "name"):
        if name not in cells:
            raise Refused("required", name)
    for name, most in LONGEST.items():
        if len(cells.get(name, "")) > most:
            raise Refused("too_long", name)
    for name in ("quantity", "cost", "reorder"):
        _number(cells, name)
    return TableLine(number=number, what=f"{cells['code']} · {cells['name']}", key=_key(cells))


def known(keys: set[str]) -> set[str]:
    """Return the parts whose code somebody wrote down already."""
    return {code.lower() for code in Part.objects.values_list("code", flat=True)} & keys


def write(cells: Cells, line: TableLine, by: User, at: datetime) -> None:
    """Add the part of a line, and what lies there of it. Raises Refused."""
    fields: dict[str, Any] = {name: cells[name] for name in LONGEST if name in cells}
    fields["reorder_point"] = _number(cells, "reorder")
    quantity, currency = _number(cells, "quantity"), home().currency
    cost = round_half_up(_number(cells, "cost").scaleb(EXPONENTS[currency]))
    try:
        part = registering.register(fields=fields, by=by, at=at)
        if quantity > 0:
            counting.receive(
                part_id=part.id,
                location_id=places.main(at).id,
                quantity=quantity,
                unit_cost=Money(cost, currency),
                by=by,
                at=at,
            )
    except PartCodeTaken:
        raise Refused("code_taken", "code") from None
    except DomainError as error:
        raise Refused("invalid", next(iter(error.fields), "")) from None


def _key(cells: Cells) -> str:
    return cells["code"].lower()


def _number(cells: Cells, name: str) -> Decimal:
    if name not in cells:
        return Decimal(0)
    found = amount_of(cells[name])
    if found is None or not 0 <= found <= MOST:
        raise Refused("bad_number", name)
    return found


WAY = Way(columns=COLUMNS, needed=("code", "name"), read=read, known=known, write=write)
