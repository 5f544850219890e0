"""Forgets a customer: money and conversations go on referring to a row that is nobody."""

from __future__ import annotations

from datetime import datetime

from django.contrib.admin.models import LogEntry
from django.db.models import Q, QuerySet

from chat.adapters import store
from chat.operations.erasing import ERASED
from crm.models import Communication, Customer, Duplicate, Import, RefusedLine, default_status
from crm.queries import personal
from crm.types import ImportState, Meaning
from hub.accounts.ports.personal import Subject
from hub.kernel.idempotency import forget_answers_about

SHORTEST = 4  # letters of a value that is looked for in lines of files


def forget_customer(subject: Subject, *, at: datetime) -> None:
    """Blank every row of somebody, and what was noted around them."""
    ids = personal.family(subject)
    rows = list(Customer.objects.select_for_update().filter(id__in=ids).order_by("id"))
    _forget_lines([value for row in rows for value in (row.document_number, row.phone, row.email)])
    for row in rows:
        row.name = f"{ERASED} {row.id.hex[-4:]}"
        row.document_number = row.phone = row.email = ""
        row.portal_user = None
        row.status_id = default_status(Meaning.INACTIVE)
        row.custom = {}
        row.labels.clear()
        row.updated_at = at
        row.save()
    Duplicate.objects.filter(Q(first__in=ids) | Q(second__in=ids)).delete()
    personal.merges_of(ids).update(fields={}, custom={}, labels={})
    forget_answers_about(ids)
    LogEntry.objects.filter(object_id__in=[str(each) for each in ids]).update(object_repr="")


def forget_asked(subject: Subject) -> None:
    """Take the words out of what somebody asked."""
    asked = Communication.objects.filter(customer__in=personal.family(subject))
    asked.update(body="", data={})


def forget_imports(before: datetime) -> int:
    """Remove files never taken in and refused lines from before an instant; how many imports."""
    rows = _old_imports(before)
    found = list(rows[:200])
    for row in found:
        if row.file:
            store.forget(row.file.name or "")
            Import.objects.filter(id=row.id).update(file="")
        RefusedLine.objects.filter(run=row).delete()
    return len(found)


def count_imports(before: datetime) -> int:
    """Return how many imports from before an instant still hold people's data."""
    return _old_imports(before).count()


def _old_imports(before: datetime) -> QuerySet[Import]:
    holding = Q(refusals__isnull=False) | ~Q(file="")
    rows = Import.objects.filter(holding, created_at__lt=before)
    return rows.exclude(state=ImportState.RUNNING).distinct().order_by("id")


def _forget_lines(values: list[str]) -> None:
    """Remove lines that were refused and hold what the person is known by."""
    told = Q(pk=None)
    for value in {each for each in values if len(each) >= SHORTEST}:
        told |= Q(cells__icontains=value)
    RefusedLine.objects.filter(told).delete()
