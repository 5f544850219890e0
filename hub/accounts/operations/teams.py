"""Makes teams, says who is in them, and lets them go."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from hub.accounts.events import TeamChanged
from hub.accounts.models import Team, User
from hub.accounts.roles import COUNTER
from hub.kernel.errors import Conflict, Invalid
from hub.kernel.events import announce


class TeamNameTaken(Conflict):
    """Another team has that name, upper and lower case being the same."""

    code, detail = "team_name_taken", "Another team has this name."


@transaction.atomic
def add(*, name: str, members: Iterable[UUID] = ()) -> Team:
    """Make a team of people of the counter. TeamNameTaken, Invalid."""
    team = Team(name=name)
    _save(team)
    _gather(team, members)
    return team


@transaction.atomic
def change(team: Team, *, fields: dict[str, Any]) -> Team:
    """Rename a team or say who is in it now. TeamNameTaken, Invalid."""
    locked = Team.objects.select_for_update().get(id=team.id)
    if "name" in fields:
        locked.name = fields["name"]
        _save(locked)
    if "members" in fields:
        _gather(locked, fields["members"])
    announce(TeamChanged(team_id=locked.id))
    return locked


@transaction.atomic
def remove(team: Team) -> None:
    """Let a team go; what it had stays with the people who have it, or with nobody."""
    team_id = team.id
    team.delete()
    announce(TeamChanged(team_id=team_id))


def _save(team: Team) -> None:
    try:
        with transaction.atomic():
            team.save()
    except IntegrityError:
        raise TeamNameTaken from None


def _gather(team: Team, ids: Iterable[UUID]) -> None:
    wanted = set(ids)
    found = User.objects.filter(id__in=wanted, role__in=COUNTER, is_active=True)
    if len(found) < len(wanted):
        raise Invalid(fields={"members": ["Only active people of the counter."]})
    team.members.set(found)
