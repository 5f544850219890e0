"""An order as it is written down: as data, and as a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from field_service.adapters import summary
from field_service.models import Order, OrderStep
from field_service.queries import follow_up, surveys
from field_service.types import REQUESTED
from hub.accounts.queries import people
from hub.accounts.roles import STAFF
from hub.kernel.clock import iso
from hub.kernel.home import home, local

if TYPE_CHECKING:
    from datetime import datetime

    from hub.accounts.models import User

WRITTEN = "%d/%m/%Y %H:%M"
STATES = {
    "requested": "Pedida",
    "scheduled": "Programada",
    "assigned": "Asignada",
    "en_route": "En camino",
    "in_progress": "En trabajo",
    "paused": "En pausa",
    "waiting_parts": "Espera repuestos",
    "cannot_complete": "No se pudo completar",
    "done": "Terminada",
    "invoiced": "Facturada",
    "closed": "Cerrada",
    "cancelled": "Cancelada",
}


def told(order: Order, user: User) -> dict[str, Any]:
    """Return an order as it is written down; what only the house thinks, for the house alone."""
    ours = user.role in STAFF
    data = {**_of(order), "steps": _steps(order, ours=ours)}
    survey = surveys.of_order(order.id)
    if survey is not None and survey.score is not None:
        data["survey"] = {"score": survey.score, "comment": survey.comment}
    if ours:
        data["reviews"] = [
            {"verdict": each.verdict, "note": each.note, "at": iso(each.created_at)}
            for each in follow_up.reviews_of(order.id)
        ]
    return data


def page(order: Order, data: dict[str, Any]) -> Iterator[bytes]:
    """Yield what was told as a PDF: the facts, and where the order stood when."""
    yield summary.drawn(
        {
            "house": home().title,
            "title": data["title"],
            "number": data["number"],
            "facts": [[label, said] for label, said in _facts(order, data) if said],
            "steps_title": "Historial",
            "steps": _stands(order),
        }
    )


def _of(row: Order) -> dict[str, Any]:
    machine = row.machine
    return {
        "number": row.label,
        "title": row.title,
        "symptom": row.symptom,
        "kind": row.kind.name,
        "customer": row.customer.name,
        "machine": machine.name if machine else "",
        "serial": machine.serial if machine else "",
        "place": row.place,
        "priority": row.priority,
        "state": row.state,
        "created_at": iso(row.created_at),
        "starts_at": iso(row.starts_at),
        "ends_at": iso(row.ends_at),
        "done_at": iso(row.done_at),
    }


def _steps(order: Order, *, ours: bool) -> list[dict[str, Any]]:
    steps, names = _walked(order)
    return [
        {
            "what": step.what,
            "from": step.before,
            "to": step.after,
            "reason": step.reason if ours or step.what == "cancel" else "",
            "who": names.get(step.author_id, ""),
            "at": iso(step.happened_at),
        }
        for step in steps
        if ours or step.before != step.after or step.what == REQUESTED
    ]


def _stands(order: Order) -> list[list[str]]:
    steps, names = _walked(order)
    return [
        [
            _instant(step.happened_at),
            STATES.get(step.after, step.after),
            names.get(step.author_id, ""),
        ]
        for step in steps
        if step.before != step.after or not step.before
    ]


def _walked(order: Order) -> tuple[list[OrderStep], dict[Any, str]]:
    """Return the steps of an order, and the names of who took them."""
    steps = list(order.steps.order_by("id"))
    known = people(step.author_id for step in steps if step.author_id)
    return steps, {key: card["name"] for key, card in known.items()}


def _facts(order: Order, data: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        ("Cliente", data["customer"]),
        ("Tipo", data["kind"]),
        ("Máquina", " · ".join(each for each in (data["machine"], data["serial"]) if each)),
        ("Lugar", data["place"]),
        ("Síntoma", data["symptom"]),
        ("Pedida", _instant(order.created_at)),
        ("Terminada", _instant(order.done_at) if order.done_at else ""),
    ]


def _instant(at: datetime) -> str:
    return f"{local(at):{WRITTEN}}"
