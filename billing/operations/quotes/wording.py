"""What a customer reads about a quote, on whatever channel; Spanish, formal."""

from __future__ import annotations

from billing.models import Quote
from billing.operations.recharges.wording import paid

YES, NO = "quote.yes", "quote.no"


def offer(row: Quote, link: str) -> str:
    """Return what tells of a quote: its number, what it comes to, until when, and where it is."""
    about = f" ({row.title})" if row.title else ""
    return (
        f"Cotización {row.label}{about} por {paid(row.total)}, válida hasta el "
        f"{row.valid_until:%d/%m/%Y}. Puede verla y aceptarla aquí: {link}"
    )


def options(row: Quote) -> list[dict[str, str]]:
    """Return the buttons below it."""
    return [
        {"id": f"{YES}:{row.id.hex}:{row.revision}", "title": "Acepto"},
        {"id": f"{NO}:{row.id.hex}:{row.revision}", "title": "No, gracias"},
    ]


def thanks(row: Quote) -> str:
    """Return what follows an answer by button."""
    return f"Gracias. Registramos que aceptó la cotización {row.label} por {paid(row.total)}."
