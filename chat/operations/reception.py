"""The first words of the house: a greeting, when it is there again, and who a customer looks for.

All of it is set off by a customer's own message, never by ours, and each word is said once: per
request, per closed time, per try.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from chat.models import Conversation, Visit
from chat.operations import numbers
from chat.operations.automatic import say
from chat.operations.conversations.handing import assign
from chat.operations.conversations.working import set_labels
from chat.queries.conversations import whole
from chat.queries.hours import schedule_of
from chat.queries.receptions import (
    began_with_us,
    chosen,
    is_anything_said,
    ours_since,
    overdue_or_open,
    reception_of,
    worded,
)
from chat.types import ConversationKind, ConversationState, Direction
from hub.accounts.queries import house_bot, teams
from hub.kernel import jobs

_LATE = timedelta(minutes=15)  # a greeting that late greets nobody
_MOMENT = 0.3  # seconds
_TRIES = 2
_AT_ONCE = 200


def meet_all(*, at: datetime) -> None:
    """Look at every customer's word nobody has looked at, and at questions that waited enough."""
    arrived = Conversation.objects.filter(arrived_at__isnull=False)
    if not is_anything_said():
        arrived.filter(arrived_at__lte=at).update(arrived_at=None)
        return
    for each in arrived.order_by("arrived_at").values_list("id", flat=True)[:_AT_ONCE]:
        with jobs.sparing("not_met", conversation=each):
            meet(conversation_id=each, at=at)
    due = overdue_or_open().filter(due_at__lte=at).values_list("conversation_id", flat=True)
    for each in due[:_AT_ONCE]:
        with jobs.sparing("still_asked", conversation=each):
            give_up_asking(conversation_id=each, at=at)


@numbers.transacted
def meet(*, conversation_id: UUID, at: datetime) -> None:
    """Say what the newest words of a customer call for."""
    numbers.hold(conversation_id)
    row = whole(Conversation.objects.filter(id=conversation_id)).get()
    if row.arrived_at is None:
        return
    Conversation.objects.filter(id=row.id).update(arrived_at=None)
    if row.kind != ConversationKind.CUSTOMER:
        return
    visit = Visit.objects.get_or_create(conversation=row)[0]
    if visit.episode_at != row.episode_at:
        visit.episode_at = row.episode_at
        _close(visit)
        _welcome(row, visit, at=at)
    elif visit.menu is not None:
        _hear(row, visit, at=at)
    else:
        _tell_hours(row, visit, at=at)
    visit.save()
    jobs.enqueue_once("chat.tasks.give_waiting", within=_MOMENT)


@numbers.transacted
def give_up_asking(*, conversation_id: UUID, at: datetime) -> None:
    """Wait no longer for a choice: the team for those who choose nothing takes it."""
    numbers.hold(conversation_id)
    row = whole(Conversation.objects.filter(id=conversation_id)).get()
    visit = Visit.objects.get(conversation=row)
    if visit.menu is None or visit.due_at is None or visit.due_at > at:
        return
    if not _is_over(row, visit):
        _hand_over(row, visit.menu.get("team"), at=at)
    _close(visit)
    visit.save()
    jobs.enqueue_once("chat.tasks.give_waiting", within=_MOMENT)


@numbers.transacted
def settle(*, at: datetime) -> None:
    """Look at nothing that was said before: on a demo day, or after a long time away."""
    rows = Conversation.objects.filter(arrived_at__lte=at)
    for row in rows:
        Visit.objects.update_or_create(conversation=row, defaults={"episode_at": row.episode_at})
    rows.update(arrived_at=None)


def _welcome(row: Conversation, visit: Visit, *, at: datetime) -> None:
    """Greet at the beginning of a request, and ask who it is for."""
    begun = row.episode_at
    closed = _tell_hours(row, visit, at=at)
    if begun is None or at - begun > _LATE or ours_since(row, begun).exists() or began_with_us(row):
        return
    first = reception_of(row.channel_id)
    if first.greets and not closed:
        text = worded(first.greeting, row, schedule_of(row.team), at=at)
        say(conversation=row, text=text, why="greeting", trigger=begun, at=at)
    if first.asks and first.menu and row.assignee_id is None:
        _ask(row, visit, first.menu, first.menu["question"], at=at, trigger=begun)


def _tell_hours(row: Conversation, visit: Visit, *, at: datetime) -> bool:
    """Say once in a closed time when somebody is there again; True when it was said now."""
    first, plan = reception_of(row.channel_id), schedule_of(row.team)
    if not first.tells_hours or plan.open_at(at) or row.state != ConversationState.OPEN:
        return False
    until = str(plan.next_opening(at))
    since = plan.closed_since(at)
    if until == visit.away_until or (since is not None and ours_since(row, since).exists()):
        return False
    text = worded(first.away, row, plan, at=at)
    said = say(conversation=row, text=text, why="away", trigger=until, at=at)
    visit.away_until = until
    return said is not None


def _ask(
    row: Conversation,
    visit: Visit,
    menu: dict[str, Any],
    text: str,
    *,
    at: datetime,
    trigger: object,
) -> None:
    options = [(each["id"], each["title"]) for each in menu["options"]]
    words = worded(text, row, schedule_of(row.team), at=at)
    asked = say(conversation=row, text=words, why="menu", options=options, trigger=trigger, at=at)
    if asked is None:
        _close(visit)
        return
    visit.menu, visit.seen_number = menu, asked.number
    visit.due_at = at + timedelta(minutes=menu["minutes"])


def _hear(row: Conversation, visit: Visit, *, at: datetime) -> None:
    """Take what was said as an answer: a choice, else one more try, else the default team."""
    menu = visit.menu or {}
    said = list(
        row.messages.filter(
            direction=Direction.IN, number__gt=visit.seen_number, deleted_at=None
        ).order_by("number")
    )
    if not said:
        return
    if _is_over(row, visit) or said[-1].standby:
        _close(visit)
        return
    choice = next((found for each in said if (found := chosen(menu, each)) is not None), None)
    visit.seen_number, visit.tries = said[-1].number, visit.tries + 1
    if choice is not None:
        _close(visit)
        _follow(row, visit, choice, at=at)
    elif visit.tries < _TRIES:
        _ask(row, visit, menu, menu.get("again") or menu["question"], at=at, trigger=said[-1].id)
    else:
        _close(visit)
        _hand_over(row, menu.get("team"), at=at)


def _follow(row: Conversation, visit: Visit, choice: dict[str, Any], *, at: datetime) -> None:
    """Do what the chosen option says: its team, its label, its words."""
    _hand_over(row, choice.get("team"), at=at)
    if label := choice.get("label"):
        set_labels(conversation=row, add=[label], remove=[], by=house_bot(), at=at)
    if text := choice.get("text"):
        words = worded(text, row, schedule_of(row.team), at=at)
        say(conversation=row, text=words, why="menu", trigger=f"{visit.episode_at}:chosen", at=at)
    fresh = whole(Conversation.objects.filter(id=row.id)).get()
    _tell_hours(fresh, visit, at=at)


def _hand_over(row: Conversation, team_id: str | None, *, at: datetime) -> None:
    team = teams().filter(id=team_id).first() if team_id else None
    if team is not None:
        assign(conversation=row, team=team, by=house_bot(), at=at)


def _is_over(row: Conversation, visit: Visit) -> bool:
    """Whether somebody of ours has it by now, or has written."""
    if row.assignee_id is not None or row.state != ConversationState.OPEN:
        return True
    written = row.messages.filter(direction=Direction.OUT, number__gt=visit.seen_number)
    return ours_since(row, visit.episode_at or row.created_at).filter(id__in=written).exists()


def _close(visit: Visit) -> None:
    visit.menu, visit.due_at, visit.tries = None, None, 0
