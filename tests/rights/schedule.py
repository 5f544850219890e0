"""The schedule of the house that is walked: a skill, and a technician who is away."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from field_service.operations.people import absences, skills
from field_service.types import AbsenceKind, Span
from hub.kernel import clock

if TYPE_CHECKING:
    from tests.rights.house import House


def give_schedule(house: House) -> None:
    """Make one of each by the office, of the technician who walks."""
    at, technician = clock.now(), house.people["technician"]
    span = Span(at + timedelta(days=300), at + timedelta(days=301))
    form = absences.AbsenceForm(span=span, kind=AbsenceKind.TRAINING)
    away, _ = absences.add(technician_id=technician.id, form=form, by=house.people["clerk"], at=at)
    house.owned |= {
        "skill_id": skills.add(name="Hidráulica", at=at).id,
        "technician_id": technician.id,
        "absence_id": away.id,
    }
