"""Tells the office of licences that end soon: of each last day once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Q

from field_service.models import HeldSkill
from field_service.queries.people import expiring
from hub.accounts.queries import colleagues
from hub.accounts.roles import OFFICE
from hub.kernel.home import today
from hub.reports.operations.notices import notify
from hub.reports.types import Notice

if TYPE_CHECKING:
    from hub.accounts.models import User

KIND = "skill_expiring"
TITLES = {"es": "Una licencia está por vencer", "en": "A licence is about to end"}
OVER = {"es": "Una licencia venció", "en": "A licence has ended"}
TEXTS = {
    "es": "{skill} de {who}: hasta el {day:%d/%m/%Y}.",
    "en": "{skill} of {who}: until {day:%d/%m/%Y}.",
}


def warn(*, at: datetime) -> int:
    """Tell the office of each licence that ends soon; returns how many it had not heard of."""
    told = 0
    for row in expiring(at):
        with transaction.atomic():
            unheard = HeldSkill.objects.filter(
                ~Q(warned_on=F("expires_on")) | Q(warned_on=None), id=row.id
            )
            if unheard.update(warned_on=row.expires_on):
                _tell_office(row, at)
                told += 1
    return told


def _tell_office(row: HeldSkill, at: datetime) -> None:
    for user in colleagues().filter(role__in=OFFICE):
        notify(user.id, _notice(row, user, at), at=at)


def _notice(row: HeldSkill, user: User, at: datetime) -> Notice:
    language = user.language if user.language in TEXTS else "es"
    ended = row.expires_on is not None and row.expires_on < today(at)
    return Notice(
        kind=KIND,
        key=f"{KIND}:{row.id}:{row.expires_on}",
        title=(OVER if ended else TITLES)[language],
        text=TEXTS[language].format(
            skill=row.skill.name, who=row.technician.name, day=row.expires_on
        ),
        link=f"/settings/technicians/{row.technician_id}",
    )
