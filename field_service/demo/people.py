"""The technicians of the demo day: what they can do, their weeks, and a day off."""

from __future__ import annotations

from datetime import datetime, timedelta

from field_service.operations.people import absences, skills, week
from field_service.operations.people.absences import AbsenceForm
from field_service.operations.people.skills import Holds
from field_service.operations.people.week import Stretch
from field_service.queries import people as queries
from field_service.queries.shifts import instant
from field_service.types import AbsenceKind, Span
from hub.accounts.queries import colleagues
from hub.kernel.home import today

SKILLS = ("Hidráulica", "Motores diésel", "Electricidad", "Licencia de grúa")
# Who, what, how well, and in how many days it ends.
HELD = {
    "tomas": (("Hidráulica", 2, None), ("Motores diésel", 3, None), ("Licencia de grúa", 1, 18)),
    "teresa": (("Hidráulica", 3, None), ("Electricidad", 3, 210), ("Motores diésel", 1, None)),
}
# From Monday to Friday, with an hour for lunch; Tomás on Saturdays too.
HOURS = ((8 * 60, 13 * 60), (14 * 60, 18 * 60))
SATURDAY = {"tomas": Stretch(5, 8 * 60, 13 * 60)}
COURSE = 6  # days ahead


def seed(*, at: datetime) -> None:
    """Say it by the operations of the office, once."""
    if queries.skills().exists():
        return
    made = {name: skills.add(name=name, at=at).id for name in SKILLS}
    people = {each.username: each for each in colleagues()}
    for username, held in HELD.items():
        holds = [
            Holds(
                skill_id=made[name],
                level=level,
                expires_on=today(at) + timedelta(days=days) if days else None,
            )
            for name, level, days in held
        ]
        skills.hold(technician_id=people[username].id, holds=holds)
        days = [Stretch(day, starts, ends) for day in range(5) for starts, ends in HOURS]
        saturday = [SATURDAY[username]] if username in SATURDAY else []
        week.put(technician_id=people[username].id, week=[*days, *saturday])
    day = today(at) + timedelta(days=COURSE)
    form = AbsenceForm(
        span=Span(instant(day, HOURS[0][0]), instant(day, HOURS[1][1])),
        kind=AbsenceKind.TRAINING,
        note="Curso de inyección electrónica",
    )
    absences.add(technician_id=people["teresa"].id, form=form, by=people["carla"], at=at)
