"""What customers are asked after a job, and thanked with; always usted."""

from __future__ import annotations

from uuid import UUID

from field_service.models import Order, OrderSurvey

SCORES = ("Muy malo", "Malo", "Regular", "Bueno", "Muy bueno")  # 1 to 5
PRESS = "order-rate"


def question(order: Order, link: str) -> str:
    """Return the one question after a job."""
    return (
        f"Terminamos su servicio {order.label}: {order.title}.\n"
        f"¿Cómo le fue con nosotros? Elija del 1 (muy malo) al 5 (muy bueno), "
        f"o cuéntenos más aquí: {link}"
    )


def options(survey_id: UUID) -> list[tuple[str, str]]:
    """Return the scores to choose from, from 1: a typed number means the same as a place."""
    return [(f"{PRESS}:{survey_id.hex}:{n}", f"{n} · {SCORES[n - 1]}") for n in range(1, 6)]


def thanks(row: OrderSurvey, link: str) -> str:
    """Return what is said after a press."""
    if row.score is not None and row.score >= 4:
        return "¡Gracias por su respuesta!"
    return f"Gracias por decírnoslo. Si quiere contarnos qué pasó: {link}"


def complaint(row: OrderSurvey) -> tuple[str, str]:
    """Return subject and words of the query a low score opens; the customer reads them too."""
    order = row.order
    subject = f"Calificación {row.score} de 5 · {order.label}"
    said = f"\n«{row.comment}»" if row.comment else ""
    return subject, f"El servicio {order.label} ({order.title}) recibió {row.score} de 5.{said}"
