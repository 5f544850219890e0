"""Reports of work as they are printed: from what was frozen, with the pictures as they are kept."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from billing.queries.printed import issuer_of, party
from billing.types.printing import Party, Printed, WorkPaper, WorkTable
from field_service.models import ActivityReport, Photo
from field_service.queries.report_words import Words, words
from hub.kernel.home import local

MOST_PICTURES = 12


def printed(report_id: UUID) -> Printed:
    """Return a report to print; a version is drawn once and kept."""
    rows = ActivityReport.objects.select_related("order__customer", "signature")
    row = rows.get(id=report_id)
    return Printed(
        kind="activity_report",
        id=row.id,
        label=row.label,
        paper=paper_of(row),
        customer_id=row.order.customer_id,
        to=row.order.customer.email,
        edition=row.hash,
    )


def paper_of(row: ActivityReport) -> WorkPaper:
    """Return a report as it is printed."""
    said = row.snapshot
    who = issuer_of(said)
    labels = words(who.language)
    return WorkPaper(
        title=labels["title"],
        number=row.label,
        issuer=who,
        customer=_party(row, said),
        facts=_facts(said, labels),
        told=tuple((labels[name], said[name]) for name in ("fault", "cause", "remedy")),
        tables=(*_checked(said, labels), _parts(said, labels), _hours(said, labels)),
        pictures=_pictures(row, labels),
        signature=_drawing(row),
        signed=_signed(said, labels),
        signed_label=labels["signed"],
        language=who.language,
    )


def _party(row: ActivityReport, said: dict[str, Any]) -> Party:
    return party(row.order.customer, said)


def _facts(said: dict[str, Any], labels: Words) -> tuple[tuple[str, str], ...]:
    order, machine = said["order"], said["machine"] or {}
    maker = " ".join(filter(None, (machine.get("maker"), machine.get("model"))))
    meter = machine.get("hour_meter")
    return (
        (labels["order"], order["number"]),
        (labels["kind"], order["kind"]),
        (labels["done"], _instant(said["done_at"])),
        (labels["machine"], machine.get("name", "")),
        (labels["model"], maker),
        (labels["serial"], machine.get("serial", "")),
        (labels["meter"], f"{meter:,} h" if meter else ""),
        (labels["place"], order["place"]),
        (labels["next"], _day(said["next_service_on"])),
    )


def _checked(said: dict[str, Any], labels: Words) -> list[WorkTable]:
    return [
        WorkTable(
            title=each["name"],
            columns=(labels["item"], labels["found"]),
            rows=tuple((item["label"], _value(item, labels)) for item in each["items"]),
        )
        for each in said["checklists"]
    ]


def _value(item: dict[str, Any], labels: Words) -> str:
    value = item["value"]
    if value is None:
        return "—"
    if item["kind"] == "photo":
        return labels["pictured"]
    shown = labels.get(f"check_{value}", str(value)) if item["kind"] == "check" else str(value)
    unit = "h" if item["kind"] == "meter" else item["unit"]
    mark = " !" if item["bad"] else ""
    return f"{shown} {unit}".rstrip() + mark


def _parts(said: dict[str, Any], labels: Words) -> WorkTable:
    return WorkTable(
        title=labels["parts"],
        columns=(labels["part"], labels["quantity"]),
        rows=tuple(
            (f"{each['code']} {each['name']}".strip(), f"{each['quantity']} {each['unit']}".strip())
            for each in said["parts"]
        ),
    )


def _hours(said: dict[str, Any], labels: Words) -> WorkTable:
    kinds = ("travel", "work", "pause")
    return WorkTable(
        title=labels["hours"],
        columns=(labels["technician"], *(labels[kind] for kind in kinds)),
        rows=tuple(
            (each["technician"], *(_length(each[kind]) for kind in kinds)) for each in said["hours"]
        ),
    )


def _pictures(row: ActivityReport, labels: Words) -> tuple[tuple[bytes, str], ...]:
    ids = [each["file"] for each in row.snapshot["photos"]]
    rows = Photo.objects.filter(file__in=ids).select_related("file").order_by("taken_at", "id")
    found = []
    for each in rows[:MOST_PICTURES]:
        below = " · ".join(filter(None, (labels[each.tag], _instant_of(each.taken_at), each.note)))
        kept = each.file.thumbnail or each.file.file
        if not kept:  # forgotten with whose it was
            continue
        try:
            with kept.open("rb") as file:
                found.append((file.read(), below))
        except OSError:  # its file is gone: the rest is told all the same
            continue
    return tuple(found)


def _drawing(row: ActivityReport) -> bytes | None:
    signature = row.signature
    if signature is None or signature.drawing is None:
        return None
    return bytes(signature.drawing)


def _signed(said: dict[str, Any], labels: Words) -> tuple[str, ...]:
    signed = said["signature"]
    if signed is None:
        return ()
    when = _instant(signed["signed_at"])
    if signed["absent_reason"]:
        return f"{labels['absent']}: {signed['absent_reason']}", when
    return signed["name"], signed["document"], when


def _instant(said: str | None) -> str:
    return _instant_of(datetime.fromisoformat(said)) if said else ""


def _instant_of(at: datetime) -> str:
    return f"{local(at):%d/%m/%Y %H:%M}"


def _day(said: str | None) -> str:
    return f"{date.fromisoformat(said):%d/%m/%Y}" if said else ""


def _length(minutes: int) -> str:
    return f"{minutes // 60} h {minutes % 60:02} min" if minutes else "—"
