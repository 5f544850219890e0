"""Tells of inquiries: the customer in the portal, whoever looks after them at the counter."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from crm.models import Inquiry
from crm.queries import inquiries as queries
from hub.accounts.queries import answering, user_for
from hub.kernel.errors import NotFound
from hub.reports.operations.notices import notify
from hub.reports.types import Notice

if TYPE_CHECKING:
    from hub.accounts.models import User

KIND = "query"
WORDS = {
    "asked": {"es": "Nueva consulta de {name}", "en": "New query of {name}"},
    "reopened": {"es": "{name} reabrió su consulta", "en": "{name} reopened their query"},
    "overdue": {"es": "Consulta vencida de {name}", "en": "Overdue query of {name}"},
    "resolved": {"es": "Respondimos su consulta", "en": "We answered your query"},
}


def tell_asked(row: Inquiry, *, at: datetime) -> None:
    """Tell who looks after it, where somebody does, that a customer asks (again)."""
    if row.assignee is not None:
        _tell(row.assignee, row, "reopened" if row.reopened else "asked", at)


def tell_overdue(row: Inquiry, *, at: datetime) -> None:
    """Tell who looks after it that it is late; where nobody does, all who answer."""
    people = [row.assignee] if row.assignee else answering(row.conversation.team_id)
    for each in people:
        _tell(each, row, "overdue", at)


def tell_resolved(row: Inquiry, *, at: datetime) -> None:
    """Tell the customer in the portal that there is an answer."""
    owner = queries.owner_of(row)
    if owner is None:
        return
    try:
        user = user_for(owner)
    except NotFound:  # the account is closed
        return
    _tell(user, row, "resolved", at, path="/portal/queries")


def _tell(user: User, row: Inquiry, what: str, at: datetime, path: str = "/queries") -> None:
    words = WORDS[what]
    said = Notice(
        kind=KIND,
        key=f"query:{row.id}:{what}",
        title=words.get(user.language, words["es"]).format(name=row.customer.name),
        text=row.subject,
        link=f"{path}/{row.id}",
        topic=f"query:{row.id}",
    )
    notify(user.id, said, at=at)
