"""Reports that take long: asked for, made by a worker, kept for a week for whoever asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from hub.accounts.operations.people import held
from hub.accounts.queries import user_for
from hub.kernel import clock, jobs
from hub.kernel.errors import Conflict, DomainError
from hub.kernel.home import today
from hub.kernel.trail import acting, note
from hub.reports.models import ReportRun
from hub.reports.operations.notices import notify
from hub.reports.ports.reports import Report
from hub.reports.queries.answers import Answer, answer
from hub.reports.queries.asking import asked_of, filter_names, report_for
from hub.reports.queries.runs import form_of
from hub.reports.serializers.report_files import file_of
from hub.reports.serializers.reports import said
from hub.reports.types import Notice
from hub.reports.types.running import LEASE, MOST_OPEN, MOST_TRIES, RUN_KEPT, RunState

if TYPE_CHECKING:
    from hub.accounts.models import User

BELL = "hub.reports.tasks.make_report"
OPEN = (RunState.QUEUED, RunState.RUNNING)
_READY = {"es": "Tu reporte está listo", "en": "Your report is ready"}
_FAILED = {"es": "Tu reporte no se pudo hacer", "en": "Your report could not be made"}


class TooManyRuns(Conflict):
    """Somebody waits for as many as they may."""

    code, detail = "too_many_reports", f"{MOST_OPEN} of your reports are being made; wait for one."


def ask(report: Report, form: Mapping[str, Any], *, by: User, at: datetime) -> ReportRun:
    """Have a report made; `form` as the query string says it. Invalid, TooManyRuns."""
    meant = asked_of(report, form, user=by, today=today(at))
    days = {"preset": "custom", "since": meant.since, "until": meant.until}
    plain = {**form, **days}  # what today is must not move while it waits
    if by.role in report.own:
        plain["own"] = True
    with transaction.atomic():
        held(by.id)  # whoever asks twice at once asks one after the other
        if ReportRun.objects.filter(user=by, state__in=OPEN).count() >= MOST_OPEN:
            raise TooManyRuns
        row = ReportRun.objects.create(
            user=by,
            report=report.key,
            format=form["format"],
            asked={name: _written(each) for name, each in plain.items() if name != "format"},
            created_at=at,
            expires_at=at + RUN_KEPT,
        )
        jobs.enqueue(BELL, str(row.id))
    return row


def work_on(run_id: UUID, *, at: datetime) -> None:
    """Make a report somebody waits for; a second worker finds nothing to do.

    Whoever asked is looked at once more: who left, or may see it no longer, gets nothing.
    """
    row = _claimed(run_id, at)
    if row is None:
        return
    try:
        user = user_for(row.user_id)
        with acting(user_id=user.id, role=user.role):
            told = _answered(row, user, at)
            content = file_of(told, row.format, user.language, own=user.role in told.report.own)
            _keep(row, content, user, told, at=at)
    except DomainError as refused:
        _fail(row, refused.code, at=at)
    except Exception:
        if row.tries >= MOST_TRIES:
            _fail(row, "broken", at=at)
        else:
            _still(row).update(state=RunState.QUEUED, leased_until=None)
        raise


def open_runs(*, at: datetime) -> list[UUID]:
    """Return the reports nobody is making, oldest first."""
    rows = ReportRun.objects.filter(_free(at), state__in=OPEN).order_by("created_at")
    return list(rows.values_list("id", flat=True)[:20])


def drop(row: ReportRun) -> None:
    """Throw a report away, made or not."""
    row.delete()


def forget(*, at: datetime) -> int:
    """Remove what was kept long enough; returns how many."""
    return ReportRun.objects.filter(expires_at__lte=at).delete()[0]


def _answered(row: ReportRun, user: User, at: datetime) -> Answer:
    report, form = report_for(user, row.report), form_of(row)
    asked = asked_of(report, form, user=user, today=today(at))
    _alive(row, 10)
    told = answer(
        report,
        asked,
        names=filter_names(report, form),
        compare=bool(form.get("compare")),
        at=at,
    )
    _alive(row, 80)
    return told


def _claimed(run_id: UUID, at: datetime) -> ReportRun | None:
    """Return the row for this worker alone; one that broke too often ends here."""
    rows = ReportRun.objects.filter(_free(at), id=run_id, state__in=OPEN)
    taken = rows.filter(tries__lt=MOST_TRIES).update(
        tries=F("tries") + 1, leased_until=at + LEASE, state=RunState.RUNNING, done=5
    )
    if taken:
        return ReportRun.objects.get(id=run_id)
    if (left := rows.filter(tries__gte=MOST_TRIES).first()) is not None:
        _fail(left, "broken", at=at)  # the last worker was killed over it
    return None


def _keep(row: ReportRun, content: bytes, user: User, told: Answer, *, at: datetime) -> None:
    with transaction.atomic():
        kept = _still(row).update(
            state=RunState.DONE,
            done=100,
            content=content,
            size=len(content),
            leased_until=None,
            ended_at=at,
        )
        if kept:
            note("exported", kind="reports.report", object_id=row.report, format=row.format)
            _tell(row, _READY, said(told.report.title, user.language), user, at=at)


def _fail(row: ReportRun, code: str, *, at: datetime) -> None:
    with transaction.atomic():
        ended = _still(row).update(
            state=RunState.FAILED, error=code[:60], leased_until=None, ended_at=at
        )
        if ended:
            _tell(row, _FAILED, row.report, row.user, at=at)


def _tell(row: ReportRun, words: Mapping[str, str], text: str, user: User, *, at: datetime) -> None:
    notice = Notice(
        kind="report",
        key=f"report:{row.id}",
        title=said(words, user.language),
        text=text,
        link="/reports/runs",
    )
    notify(user.id, notice, at=at)


def _free(at: datetime) -> Q:
    return Q(leased_until=None) | Q(leased_until__lte=at)


def _alive(row: ReportRun, done: int) -> None:
    """Say how far it is; from now on nobody takes it up for as long as a claim lasts."""
    _still(row).update(done=done, leased_until=clock.now() + LEASE)


def _still(row: ReportRun) -> Any:
    """Return the row while nobody else has taken it up since."""
    return ReportRun.objects.filter(id=row.id, state__in=OPEN, tries=row.tries)


def _written(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool) else str(value)
