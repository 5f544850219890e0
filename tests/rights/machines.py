"""A plan, a paper and a table of the house that is walked, at Rosa's machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from field_service.models import ServiceIntake
from field_service.operations.machines import documents
from field_service.operations.plans import planning
from hub.kernel import clock
from tests.desk import picture

if TYPE_CHECKING:
    from field_service.models import Machine, OrderKind
    from tests.rights.house import House


def give_papers(house: House, machine: Machine, kind: OrderKind) -> None:
    """Make one of each by the clerk."""
    at, clerk = clock.now(), house.people["clerk"]
    every = {"every_days": None, "every_months": 3, "every_hours": None}
    plan = planning.make(
        machine_id=machine.id,
        fields={"title": "x", "kind": kind.id, "counts_from": "due", "lead_days": 0, **every},
        by=clerk,
        at=at,
    )
    fields = {"kind": "manual", "title": "x", "file": picture(clerk).id}
    paper = documents.add(machine_id=machine.id, fields=fields, by=clerk, at=at)
    table = ServiceIntake.objects.create(
        kind="machines",
        name="x.csv",
        sha256="x",
        headings=["Tipo", "Nombre"],
        cells=[[2, "x", "x"]],
        mapping=["kind", "name"],
        author=clerk,
        created_at=at,
    )
    house.owned |= {
        "plan_id": plan.id,
        "machine-documents/document_id": paper.id,
        "service_intake_id": table.id,
    }
