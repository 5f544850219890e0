"""Purchases as they are printed: what was ordered of whom, at which prices."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from billing.types.printing import Party, Printed, WorkPaper, WorkTable
from field_service.models import PartsRequest, PurchaseLine
from hub.company.queries import issuer
from hub.kernel.home import home, local
from hub.kernel.money import Money, round_half_up

WORDS = {
    "es": {
        "title": "Orden de compra",
        "supplier": "Proveedor",
        "request": "Solicitud",
        "ordered": "Fecha",
        "promised": "Entrega hasta",
        "place": "Entregar en",
        "terms": "Condiciones",
        "part": "Repuesto",
        "quantity": "Cantidad",
        "price": "Precio unitario",
        "amount": "Importe",
        "lines": "Le compramos",
        "total": "Total",
    },
    "en": {
        "title": "Purchase order",
        "supplier": "Supplier",
        "request": "Request",
        "ordered": "Date",
        "promised": "Deliver by",
        "place": "Deliver to",
        "terms": "Terms",
        "part": "Part",
        "quantity": "Quantity",
        "price": "Unit price",
        "amount": "Amount",
        "lines": "We order",
        "total": "Total",
    },
}


def printed(request_id: UUID) -> Printed | None:
    """Return a purchase to print, drawn once and kept; None for what nobody bought."""
    rows = PartsRequest.objects.select_related("supplier", "location")
    row = rows.get(id=request_id)
    if row.supplier is None or row.purchase_number is None:
        return None
    return Printed(
        kind="purchase_order",
        id=row.id,
        label=row.purchase_label,
        paper=_paper(row),
        customer_id=row.supplier.id,
        edition=row.purchase_label,
    )


def _paper(row: PartsRequest) -> WorkPaper:
    assert row.supplier is not None and row.ordered_at is not None
    language = home().language if home().language in WORDS else "es"
    said = WORDS[language]
    return WorkPaper(
        title=said["title"],
        number=row.purchase_label,
        issuer=issuer(),
        customer=Party(name=row.supplier.name, document=row.supplier.document),
        party_label=said["supplier"],
        facts=(
            (said["ordered"], _day(local(row.ordered_at).date())),
            (said["promised"], _day(row.promised_on)),
            (said["place"], row.location.name),
            (said["request"], row.label),
        ),
        told=((said["terms"], row.supplier.terms),),
        tables=(_lines(row, said),),
        language=language,
    )


def _lines(row: PartsRequest, said: dict[str, str]) -> WorkTable:
    lines = row.lines.select_related("part").order_by("position")
    total = str(Money(row.total_minor or 0, row.currency))
    return WorkTable(
        title=said["lines"],
        columns=(said["part"], said["quantity"], said["price"], said["amount"]),
        rows=(*(_line(each, row.currency) for each in lines), (said["total"], "", "", total)),
    )


def _line(row: PurchaseLine, currency: str) -> tuple[str, ...]:
    price = row.unit_minor or 0
    return (
        f"{row.part.code} {row.part.name}".strip(),
        f"{row.quantity.normalize():f} {row.part.unit}".strip(),
        str(Money(price, currency)),
        str(Money(round_half_up(row.quantity * price), currency)),
    )


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day is not None else ""
