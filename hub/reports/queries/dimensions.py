"""What every report may be narrowed to: somebody, a team, an area of the house."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from hub.accounts.queries import colleagues, people, teams
from hub.accounts.staff_queries import areas
from hub.reports.ports.reports import Dimension


def _person(user_id: UUID) -> str | None:
    found = people([user_id]).get(user_id)  # also somebody who left: their figures did not
    return found["name"] if found is not None else None


def _team(team_id: UUID) -> str | None:
    return teams().filter(id=team_id).values_list("name", flat=True).first()


def _area(area_id: UUID) -> str | None:
    return areas().filter(id=area_id).values_list("name", flat=True).first()


def _people() -> Sequence[tuple[UUID, str]]:
    return sorted(((user.id, user.name) for user in colleagues()), key=lambda each: each[1])


def _teams() -> Sequence[tuple[UUID, str]]:
    return list(teams().order_by("name").values_list("id", "name"))


def _areas() -> Sequence[tuple[UUID, str]]:
    return list(areas().order_by("name").values_list("id", "name"))


PERSON = Dimension(label={"es": "Persona", "en": "Person"}, name=_person, choices=_people)
TEAM = Dimension(label={"es": "Equipo", "en": "Team"}, name=_team, choices=_teams)
AREA = Dimension(label={"es": "Área", "en": "Area"}, name=_area, choices=_areas)
