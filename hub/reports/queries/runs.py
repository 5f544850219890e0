"""Reports that are, or were, made behind the scenes: each is theirs who asked for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet

from hub.kernel.errors import NotFound
from hub.reports.models import ReportRun
from hub.reports.queries.asking import BY_ID

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.reports.ports.reports import Report


def runs_of(user: User) -> QuerySet[ReportRun]:
    """Return what somebody asked for, without the files."""
    return ReportRun.objects.filter(user=user).defer("content")


def run_for(user: User, run_id: UUID) -> ReportRun:
    """Return one of somebody's own, without its file; NotFound otherwise."""
    found = runs_of(user).filter(id=run_id).first()
    if found is None:
        raise NotFound
    return found


def tells_too_much(row: ReportRun, user: User, report: Report) -> bool:
    """Whether it was made for somebody who saw more than this person, the same one, sees now."""
    return user.role in report.own and not row.asked.get("own")


def content_of(run_id: UUID) -> bytes:
    """Return the file of one that is done."""
    return bytes(ReportRun.objects.values_list("content", flat=True).get(id=run_id) or b"")


def form_of(row: ReportRun) -> dict[str, Any]:
    """Return what was asked, as its form says it."""
    form = dict(row.asked)
    for name in ("since", "until"):
        form[name] = date.fromisoformat(form[name])
    return form | {str(name): UUID(form[name]) for name in BY_ID if form.get(name)}
