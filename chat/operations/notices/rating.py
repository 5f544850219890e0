"""What customers think of us, told to those who should hear it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from chat.models import Conversation, Survey
from hub.accounts.queries import answering
from hub.accounts.roles import Role
from hub.realtime.types import conversation_stream
from hub.reports.operations.notices import notify
from hub.reports.types import Notice

if TYPE_CHECKING:
    from hub.accounts.models import User

_TITLES = {
    "es": ("Calificación {score} de 5: {name}", "Comentario ({score} de 5): {name}"),
    "en": ("Rated {score} of 5: {name}", "Comment ({score} of 5): {name}"),
}


def tell_low(survey: Survey, row: Conversation, *, at: datetime) -> None:
    """Tell the admins and the team that somebody was not content."""
    _tell(survey, row, [*_admins(), *_team(row)], at=at)


def tell_comment(survey: Survey, row: Conversation, *, at: datetime) -> None:
    """Tell who was rated what was said beside it, else their team, else the admins."""
    rated = survey.assignee
    mine = [rated] if rated is not None and rated.is_active else []
    _tell(survey, row, mine or _team(row) or _admins(), at=at)


def _tell(survey: Survey, row: Conversation, to: Iterable[User], *, at: datetime) -> None:
    people = {person.id: person for person in to}
    for user_id in sorted(people):  # one order for all, so that nobody waits in a circle
        titles = _TITLES.get(people[user_id].language, _TITLES["es"])
        notice = Notice(
            kind="rating",
            key=f"rating:{survey.id}",
            title=titles[bool(survey.comment)].format(score=survey.score, name=str(row.identity)),
            text=survey.comment,
            link=f"/inbox/{row.id}",
            topic=conversation_stream(row.id),
        )
        notify(user_id, notice, at=at)


def _admins() -> list[User]:
    return list(answering(None).filter(role=Role.ADMIN))


def _team(row: Conversation) -> list[User]:
    return list(answering(row.team_id)) if row.team_id is not None else []
