"""Whose house the demo day is."""

from datetime import datetime

from hub.company.operations import house


def seed(*, at: datetime) -> None:
    """Give the house its name and who issues its documents; where it stands is as usual."""
    house.change(fields={"name": "Mostrador del Centro"})
    house.change_issuer(
        fields={
            "legal_name": "Mostrador del Centro S.A.C.",
            "tax_id": "20555012340",
            "address": "Av. Arequipa 1234, Lince, Lima",
            "phone": "+51 1 555 0134",
            "email": "cobranzas@mostrador.example",
            "document_foot": "Gracias por su preferencia. Consultas: +51 1 555 0134.",
            "document_terms": "Los repuestos tienen 6 meses de garantía. "
            "Los precios de una cotización valen hasta la fecha indicada.",
        }
    )
