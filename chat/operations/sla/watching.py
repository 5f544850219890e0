"""Who is told that a promise is about to be broken, or is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from chat.models import Conversation, SlaAlert, WorkMark
from chat.models.rules import RuleEvent
from chat.operations import numbers, rules
from chat.operations.sla import clocks
from chat.operations.sla.reckoning import keep
from chat.queries.conversations import whole
from chat.queries.work import living_policies
from hub.accounts.queries import answering
from hub.accounts.roles import Role
from hub.kernel.errors import NotFound
from hub.realtime.types import conversation_stream
from hub.reports.operations.notices import notify
from hub.reports.types import Notice

if TYPE_CHECKING:
    from hub.accounts.models import User

AT_ONCE = 200
_TITLES = {
    "es": {False: "Por vencer: {name}", True: "Plazo vencido: {name}"},
    "en": {False: "Due soon: {name}", True: "Overdue: {name}"},
}
_KINDS = {
    "es": {"first": "Primera respuesta", "next": "Respuesta", "resolution": "Solución"},
    "en": {"first": "First answer", "next": "Answer", "resolution": "Resolution"},
}


def due(*, at: datetime) -> list[UUID]:
    """Return the conversations to look at now, the longest due first."""
    rows = Conversation.objects.filter(sla_look_at__isnull=False, sla_look_at__lte=at)
    return list(rows.order_by("sla_look_at").values_list("id", flat=True)[:AT_ONCE])


@numbers.transacted
def watch(conversation_id: UUID, *, at: datetime) -> None:
    """Warn or tell what is due in one conversation, once, and say when to look again."""
    numbers.hold(conversation_id)
    row = whole(Conversation.objects.filter(id=conversation_id)).get()
    mark = WorkMark.objects.filter(conversation=row).first()
    if mark is None:
        raise NotFound
    clocks.agree(mark, row, at=at)
    row = keep(mark, row, list(living_policies()), at=at)  # hours may have changed meanwhile
    if row.sla_look_at is not None and row.sla_look_at <= at and row.sla_due_at is not None:
        if alert := _alert(row, at):
            _tell(alert, row, at=at)
        keep(mark, row, list(living_policies()), at=at)


def _alert(row: Conversation, at: datetime) -> SlaAlert | None:
    sla = row.sla or {}
    assert row.sla_due_at is not None
    breached = row.sla_due_at <= at
    alert, made = SlaAlert.objects.update_or_create(
        conversation=row,
        kind=sla["kind"],
        since=datetime.fromisoformat(sla["since"]),
        breached=breached,
        defaults={"due_at": row.sla_due_at},
        create_defaults={
            "due_at": row.sla_due_at,
            "policy_id": sla["policy"]["id"],
            "assignee": row.assignee,
            "team_id": row.team_id,
            "at": at,
        },
    )
    return alert if made else None


def _tell(alert: SlaAlert, row: Conversation, *, at: datetime) -> None:
    event = RuleEvent.SLA_BREACHED if alert.breached else RuleEvent.SLA_WARNING
    rules.set_off(event, row, trigger=f"sla:{alert.pk}", at=at)
    for person in _concerned(row):
        words = _TITLES.get(person.language, _TITLES["es"])
        kinds = _KINDS.get(person.language, _KINDS["es"])
        notice = Notice(
            kind="sla",
            key=f"sla:{row.id}",
            title=words[alert.breached].format(name=str(row.identity)),
            text=kinds[alert.kind],
            link=f"/inbox/{row.id}",
            topic=conversation_stream(row.id),
        )
        notify(person.id, notice, at=at)


def _concerned(row: Conversation) -> list[User]:
    """Return who has it, else the people of its team, else the admins."""
    if row.assignee is not None and row.assignee.is_active:
        return [row.assignee]
    team = list(answering(row.team_id)) if row.team_id is not None else []
    return team or list(answering(None).filter(role=Role.ADMIN))
