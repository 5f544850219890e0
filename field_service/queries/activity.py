"""What was done at an order: what the customer signs, what is missing, and the report of it."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet

from field_service.models import ActivityReport, Findings, Order, Photo, Signature, TimeLog
from field_service.queries import orders
from field_service.queries.checklists import Found, found_at
from field_service.queries.used import used_on
from field_service.types import OrderState, PhotoTag, Span, WorkKind, merged
from hub.accounts.queries import people
from hub.accounts.roles import Role
from hub.kernel.clock import iso
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from datetime import datetime

    from hub.accounts.models import User

MINUTE = timedelta(minutes=1)
OVER = (OrderState.DONE, OrderState.INVOICED, OrderState.CLOSED)


def content_of(row: Order) -> dict[str, Any]:
    """Return what was done, as it is signed: all but hours, which run until it is finished."""
    machine = row.machine
    return {
        "order": {
            "number": row.label,
            "title": row.title,
            "symptom": row.symptom,
            "kind": row.kind.name,
            "place": row.place,
        },
        "machine": None
        if machine is None
        else {
            "name": machine.name,
            "serial": machine.serial,
            "maker": machine.maker,
            "model": machine.model,
            "hour_meter": machine.hour_meter,
        },
        **_findings(Findings.objects.filter(order=row).first()),
        "checklists": _checked(found_at(row)),
        "photos": [_photo(each) for each in photos_of(row)],
        "parts": used_on(row.id),
    }


def digest(content: dict[str, Any]) -> str:
    """Return the SHA-256 of what is said, whatever the order of its names."""
    said = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def signed_hash(row: Order) -> str:
    """Return what a signature now stands under."""
    return digest(content_of(row))


def photos_of(row: Order) -> list[Photo]:
    """Return the pictures of an order in the order they were taken."""
    rows = Photo.objects.filter(order=row).select_related("file", "author")
    return list(rows.order_by("taken_at", "id"))


def photos_for(user: User, row: Order) -> list[Photo]:
    """Return those this person may see: a customer sees those of the work once it is done."""
    found = photos_of(row)
    if user.role == Role.CUSTOMER and row.state not in OVER:
        return [each for each in found if each.author.role == Role.CUSTOMER]
    return found


def signature_of(row: Order) -> Signature | None:
    """Return the signature that counts: the last one since the order was last taken up again."""
    rows = Signature.objects.filter(order=row).select_related("author")
    again = row.steps.filter(what="reopen").order_by("-id").values_list("created_at", flat=True)
    if (since := again.first()) is not None:
        rows = rows.filter(created_at__gt=since)
    return rows.order_by("-created_at", "-id").first()


def missing(row: Order) -> dict[str, list[str]]:
    """Return what an order lacks to be finished, by what it is; nothing where it is ready."""
    lacking: dict[str, list[str]] = {}
    if unanswered := [each.item["label"] for each in found_at(row) if each.is_open]:
        lacking["checklist"] = unanswered
    if row.kind.needs_photos:
        tags = {each.tag for each in photos_of(row)}
        needed = [str(tag) for tag in (PhotoTag.BEFORE, PhotoTag.AFTER) if tag not in tags]
        if needed:
            lacking["photos"] = needed
    if row.kind.needs_signature:
        signed = signature_of(row)
        if signed is None:
            lacking["signature"] = ["missing"]
        elif signed.hash != signed_hash(row):
            lacking["signature"] = ["changed"]
    return lacking


def hours_of(row: Order) -> list[dict[str, Any]]:
    """Return each technician's minutes by what they went into; what two clocks saw counts once."""
    spans: dict[UUID, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for log in TimeLog.objects.filter(order=row).order_by("started_at"):
        if log.ended_at is not None:
            spans[log.technician_id][log.kind].append(Span(log.started_at, log.ended_at))
    cards = people(spans)
    return [
        {
            "technician": cards[who]["name"] if who in cards else "",
            **{str(kind): _minutes(kinds.get(kind, [])) for kind in WorkKind},
        }
        for who, kinds in spans.items()
    ]


def begun_at(row: Order) -> datetime | None:
    """Return when somebody first worked at it."""
    rows = TimeLog.objects.filter(order=row, kind=WorkKind.WORK).order_by("started_at")
    return rows.values_list("started_at", flat=True).first()


def reports_visible_to(user: User) -> QuerySet[ActivityReport]:
    """Return the reports of the orders this person may see."""
    return ActivityReport.objects.filter(order__in=orders.visible_to(user))


def narrowed(rows: QuerySet[ActivityReport], asked: dict[str, Any]) -> QuerySet[ActivityReport]:
    """Return the reports of an order, a machine or a customer."""
    for name, field in (
        ("order", "order"),
        ("machine", "order__machine"),
        ("customer", "order__customer"),
    ):
        if name in asked:
            rows = rows.filter(**{field: asked[name]})
    return rows


def with_order(rows: QuerySet[ActivityReport]) -> QuerySet[ActivityReport]:
    """Join what every shape of a report names."""
    return rows.select_related("order__customer", "order__machine", "author")


def report_for(user: User, report_id: UUID) -> ActivityReport:
    """Return one report this person may see; NotFound otherwise."""
    found = with_order(reports_visible_to(user)).filter(id=report_id).first()
    if found is None:
        raise NotFound
    return found


def not_told(since: datetime) -> QuerySet[ActivityReport]:
    """Return the reports since then that their customers have not been sent."""
    return ActivityReport.objects.filter(told_at=None, created_at__gte=since)


def shows_photo(user: User, attachment_id: UUID) -> bool:
    """Whether somebody may open a file because it is a picture of an order of theirs.

    A customer sees what was done once it is.
    """
    rows = Photo.objects.filter(file=attachment_id, order__in=orders.visible_to(user))
    if user.role == Role.CUSTOMER:
        rows = rows.filter(order__state__in=OVER)
    return rows.exists()


def _findings(row: Findings | None) -> dict[str, Any]:
    if row is None:
        return {"fault": "", "cause": "", "remedy": "", "next_service_on": None}
    day = row.next_service_on
    return {
        "fault": row.fault,
        "cause": row.cause,
        "remedy": row.remedy,
        "next_service_on": day.isoformat() if day else None,
    }


def _checked(found: list[Found]) -> list[dict[str, Any]]:
    lists: dict[UUID, dict[str, Any]] = {}
    for each in found:
        said = lists.setdefault(
            each.version.id,
            {"name": each.version.name, "version": each.version.number, "items": []},
        )
        said["items"].append(
            {
                "key": each.item["key"],
                "kind": each.item["kind"],
                "label": each.item["label"],
                "unit": each.item.get("unit", ""),
                "value": each.value,
                "bad": each.is_bad,
            }
        )
    return list(lists.values())


def _photo(row: Photo) -> dict[str, Any]:
    return {
        "file": str(row.file_id),
        "sha256": row.file.sha256,
        "tag": row.tag,
        "note": row.note,
        "taken_at": iso(row.taken_at),
    }


def _minutes(spans: list[Span]) -> int:
    total = sum((span.length for span in merged(spans)), timedelta())
    return round(total / MINUTE)
