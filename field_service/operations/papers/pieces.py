"""What stands in the archive of an order, for whom: data, summary, messages, papers, invoices."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from billing.operations import papers
from billing.queries import invoices
from chat.queries import conversation_for, reader_of
from chat.queries.transcripts import told_of
from field_service.adapters import summary
from field_service.models import Order
from field_service.queries import charges, documents, follow_up, surveys
from hub.accounts.queries import people
from hub.accounts.roles import STAFF
from hub.kernel.clock import iso
from hub.kernel.errors import NotFound
from hub.kernel.home import home

if TYPE_CHECKING:
    from datetime import datetime

    from hub.accounts.models import User

Piece = tuple[tuple[str, ...], Iterable[bytes]]
CHUNK = 64 * 1024


def of(order: Order, user: User, *, at: datetime) -> Iterator[Piece]:
    """Yield each file of the archive: its path as people wrote it, and its bytes."""
    data = told(order, user)
    yield (f"{order.label}.json",), [json.dumps(data, ensure_ascii=False, indent=2).encode()]
    yield (f"{order.label}.pdf",), _page(order, data)
    yield from _messages(order, user)
    yield from _papers(order, user)
    yield from _invoices(order, user, at)


def told(order: Order, user: User) -> dict[str, Any]:
    """Return an order as it is written down; what only the house thinks, for the house alone."""
    row, ours = order, user.role in STAFF
    steps = list(row.steps.order_by("id"))
    known = people(step.author_id for step in steps if step.author_id)
    data: dict[str, Any] = {
        "number": row.label,
        "title": row.title,
        "symptom": row.symptom,
        "kind": row.kind.name,
        "customer": row.customer.name,
        "machine": row.machine.name if row.machine else "",
        "serial": row.machine.serial if row.machine else "",
        "place": row.place,
        "priority": row.priority,
        "state": row.state,
        "created_at": iso(row.created_at),
        "starts_at": iso(row.starts_at),
        "ends_at": iso(row.ends_at),
        "done_at": iso(row.done_at),
        "steps": [
            {
                "what": step.what,
                "from": step.before,
                "to": step.after,
                "reason": step.reason if ours or step.what == "cancel" else "",
                "who": known[step.author_id]["name"] if step.author_id in known else "",
                "at": iso(step.happened_at),
            }
            for step in steps
            if ours or step.before != step.after or step.what == "requested"
        ],
    }
    survey = surveys.of_order(row.id)
    if survey is not None and survey.score is not None:
        data["survey"] = {"score": survey.score, "comment": survey.comment}
    if ours:
        data["reviews"] = [
            {"verdict": each.verdict, "note": each.note, "at": iso(each.created_at)}
            for each in follow_up.reviews_of(row.id)
        ]
    return data


def _page(order: Order, data: dict[str, Any]) -> Iterator[bytes]:
    zone, written = home().tz, "%d/%m/%Y %H:%M"
    facts = [
        ("Cliente", data["customer"]),
        ("Tipo", data["kind"]),
        ("Máquina", " · ".join(each for each in (data["machine"], data["serial"]) if each)),
        ("Lugar", data["place"]),
        ("Síntoma", data["symptom"]),
        ("Pedida", f"{order.created_at.astimezone(zone):{written}}"),
        ("Terminada", f"{order.done_at.astimezone(zone):{written}}" if order.done_at else ""),
    ]
    rows = {step.id: step for step in order.steps.order_by("id")}
    known = people(step.author_id for step in rows.values() if step.author_id)
    shown = [step for step in rows.values() if step.before != step.after or not step.before]
    yield summary.drawn(
        {
            "house": home().title,
            "title": data["title"],
            "number": data["number"],
            "facts": [[label, said] for label, said in facts if said],
            "steps_title": "Historial",
            "steps": [
                [
                    f"{step.happened_at.astimezone(zone):{written}}",
                    STATES.get(step.after, step.after),
                    known[step.author_id]["name"] if step.author_id in known else "",
                ]
                for step in shown
            ],
        }
    )


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


def _messages(order: Order, user: User) -> Iterator[Piece]:
    """Yield what was said about it, where this person reads the conversation."""
    if order.conversation_id is None:
        return
    try:
        thread = conversation_for(user, order.conversation_id)
    except NotFound:
        return
    lines = list(told_of(thread, reader_of(user, thread), topic=f"order:{order.id}"))
    if lines:
        yield ("mensajes.txt",), (f"{line}\n".encode() for line in lines)


def _papers(order: Order, user: User) -> Iterator[Piece]:
    """Yield every version of every paper this person may see."""
    for row in documents.of_order(user, order.id):
        for version in row.versions.all():
            ending = PurePosixPath(version.attachment.name).suffix
            stem = PurePosixPath(row.name).stem if row.name.endswith(ending) else row.name
            name = f"{stem} v{version.number}{ending}"
            yield ("documentos", name), _bytes(version.attachment.file)


def _invoices(order: Order, user: User, at: datetime) -> Iterator[Piece]:
    for row in charges.invoices_of(order):
        if not row.is_standing or not invoices.visible_to(user).filter(id=row.id).exists():
            continue
        paper = papers.pdf_of(papers.printed("invoice", row.id), at=at)
        yield ("facturas", f"{row.label}.pdf"), [paper]


def _bytes(kept: Any) -> Iterator[bytes]:
    try:
        with kept.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk
    except FileNotFoundError:  # its bytes were forgotten with whose they were
        return
