"""Preventive plans, readings and papers of the demo day's machines, whatever machines there are."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile

from chat.operations import files
from field_service.adapters.labels import Label, draw
from field_service.models import Machine, MachineDocument, OrderKind
from field_service.operations.machines import documents, labels, reading
from field_service.operations.plans import planning
from field_service.types import MachineState, ReadingSource
from hub.accounts.queries import all_people
from hub.accounts.roles import Role
from hub.kernel.home import home, today

if TYPE_CHECKING:
    from hub.accounts.models import User

# Title, months, hours, days from now, and what is done.
PLANS: tuple[tuple[str, int | None, int | None, int | None, str], ...] = (
    ("Cambio de aceite y filtros", 3, 250, 12, "Aceite 15W-40, filtros de aceite, aire y diésel."),
    ("Inspección general", 6, None, 45, "Fugas, mangueras, tren de rodaje y luces."),
    ("Mantenimiento de 1000 horas", None, 1000, None, "Aceite hidráulico y calibración."),
)
PAPERS = (
    ("manual", "Manual de operación y mantenimiento", True),
    ("warranty", "Certificado de garantía", True),
    ("purchase", "Factura de compra", False),
)
SHOWN = 8  # machines with plans
READ = 1180  # hours of one that was never read


def seed(*, at: datetime) -> None:
    """Give the first machines of the house plans, papers and a label, once."""
    clerk = all_people().filter(role=Role.CLERK).order_by("created_at", "id").first()
    kind = OrderKind.objects.filter(archived_at=None).order_by("created_at", "id").first()
    if clerk is None or kind is None:
        return
    rows = Machine.objects.filter(parent=None).exclude(state=MachineState.RETIRED)
    for place, machine in enumerate(rows.order_by("created_at", "id")[:SHOWN]):
        # Read first: a plan counts its hours from what the meter says.
        _read(machine, place, clerk, at)
        _plan(machine, kind, place, clerk, at)
        if not MachineDocument.objects.filter(machine=machine).exists():
            _papers(machine, place, clerk, at)
            labels.put_on(machine_id=machine.id, by=clerk, at=at)


def _plan(machine: Machine, kind: OrderKind, place: int, by: User, at: datetime) -> None:
    for number, (title, months, hours, days, work) in enumerate(PLANS[: 1 + place % len(PLANS)]):
        first = today(at) + timedelta(days=days + 3 * place) if days is not None else None
        fields: dict[str, Any] = {
            "title": title,
            "kind": kind.id,
            "work": work,
            "every_days": None,
            "every_months": months,
            "every_hours": hours,
            "counts_from": "done",
            "lead_days": 7,
            "next_on": first,
        }
        key = f"demo:plan:{machine.id}:{number}"
        planning.make(machine_id=machine.id, fields=fields, by=by, at=at, key=key)


def _read(machine: Machine, place: int, by: User, at: datetime) -> None:
    if machine.read_at is not None:
        return
    for days, more in ((40, 0), (9, 86)):
        reading.note(
            machine_id=machine.id,
            hours=READ + 310 * place + more,
            source=ReadingSource.STAFF,
            by=by,
            at=at - timedelta(days=days),
        )


def _papers(machine: Machine, place: int, by: User, at: datetime) -> None:
    for kind, title, shared in PAPERS[: 1 + place % len(PAPERS)]:
        name = f"{title} - {machine.name}.pdf"
        # What it says does not matter here: that it opens does.
        page = Label(name=title, about=machine.name, serial=machine.serial, url=machine.name)
        drawn = draw([page], house=home().title, words={"scan": "", "serial": "Serie"})
        upload = SimpleUploadedFile(name, drawn, content_type="application/pdf")
        kept = files.upload(owner=by, upload=upload, at=at - timedelta(minutes=2 + place))
        fields = {"kind": kind, "title": title, "file": kept.id, "is_shared": shared}
        documents.add(machine_id=machine.id, fields=fields, by=by, at=at)
