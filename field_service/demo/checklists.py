"""The checklists of the demo day, by kind of machine, and an order made ready to be finished."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from field_service.models import Checklist, MachineKind, Order
from field_service.operations import kinds
from field_service.operations.fieldwork import answering, checklists, findings, photos, signing
from field_service.queries.checklists import found_at
from field_service.types import (
    Act,
    Answer,
    ChecklistForm,
    FindingsForm,
    ItemKind,
    PhotoTag,
    SignatureForm,
)
from hub.accounts.queries import admins
from hub.kernel.ids import new_id

if TYPE_CHECKING:
    from hub.accounts.models import User


def _check(label: str, *, required: bool = True) -> dict[str, Any]:
    return {"kind": "check", "label": label, "required": required}


def _figure(label: str, unit: str, least: str, most: str) -> dict[str, Any]:
    return {
        "kind": "number",
        "label": label,
        "unit": unit,
        "min": least,
        "max": most,
        "required": True,
    }


METER = {"kind": "meter", "label": "Horómetro", "required": False}
LISTS: dict[str, list[dict[str, Any]]] = {
    "Excavadora": [
        METER,
        _check("Sin fugas de aceite hidráulico"),
        _check("Orugas y zapatas en buen estado"),
        _figure("Presión de la bomba hidráulica", "bar", "320", "350"),
        {
            "kind": "choice",
            "label": "Filtro de aire",
            "choices": ["Limpio", "Sucio", "Roto"],
            "bad": ["Roto"],
            "required": True,
        },
        _check("Extintor vigente", required=False),
    ],
    "Grupo electrógeno": [
        METER,
        _figure("Voltaje de salida", "V", "209", "231"),
        _figure("Frecuencia", "Hz", "59", "61"),
        _check("Batería y bornes limpios"),
        _check("Sin fugas de combustible"),
    ],
    "Compresora": [
        METER,
        _figure("Presión de trabajo", "bar", "6", "9"),
        _check("Válvula de seguridad probada"),
        _check("Correas sin desgaste"),
        _check("Condensado purgado", required=False),
    ],
}


def seed(*, at: datetime) -> None:
    """Make each list once, for its kind of machine."""
    boss = admins().order_by("id").first()
    if boss is None:
        return
    for name, items in LISTS.items():
        if Checklist.objects.filter(name=name).exists():
            continue
        kind = MachineKind.objects.filter(name__iexact=name).first()
        kind = kind or kinds.add_machine_kind(name=name, at=at)
        form = ChecklistForm(name=name, items=items, machine_kind_id=kind.id)
        checklists.make(form=form, by=boss, at=at)


def make_ready(row: Order, *, by: User, at: datetime, remedy: str = "Mantenimiento hecho") -> None:
    """Answer, photograph and sign what an order somebody is at lacks to be finished."""
    answers = [
        Answer(
            version_id=each.version.id,
            item=each.item["key"],
            value=_fine(each.item),
            reason="",
            act=_act(at),
        )
        for each in found_at(row)
        if each.is_open and each.item["kind"] != ItemKind.PHOTO
    ]
    if answers:
        answering.answer(order_id=row.id, answers=answers, by=by, at=at)
    form = FindingsForm(fault=row.symptom[:200], remedy=remedy)
    findings.write(order_id=row.id, form=form, act=_act(at), by=by, at=at)
    if row.kind.needs_photos:
        for tag in (PhotoTag.BEFORE, PhotoTag.AFTER):
            shown = photos.Shown(upload=_picture(tag), tag=tag)
            photos.show(order_id=row.id, shown=shown, act=_act(at), by=by, at=at)
    signed = SignatureForm(absent_reason="El encargado de obra no estaba")
    signing.sign(order_id=row.id, form=signed, act=_act(at), by=by, at=at)


def _act(at: datetime) -> Act:
    return Act(act_id=new_id(), happened_at=at)


def _fine(item: Any) -> Any:
    """Return an answer in which nothing is wrong."""
    if item["kind"] == ItemKind.NUMBER:
        return item["min"] or item["max"] or "1"
    if item["kind"] == ItemKind.CHOICE:
        return next(each for each in item["choices"] if each not in item["bad"])
    return "yes" if item["kind"] == ItemKind.CHECK else "Sin novedad"


def _picture(tag: PhotoTag) -> SimpleUploadedFile:
    """Return a drawing that stands for a photo."""
    out = BytesIO()
    seen = Image.new("RGB", (640, 480), "#c9b489" if tag == PhotoTag.BEFORE else "#9fb3c8")
    brush = ImageDraw.Draw(seen)
    brush.rectangle((120, 220, 420, 360), fill="#e0a526")
    brush.polygon([(400, 230), (560, 120), (580, 150), (430, 280)], fill="#b07f12")
    brush.rectangle((100, 360, 450, 410), fill="#3a3a3a")
    seen.save(out, "JPEG", quality=80)
    return SimpleUploadedFile("foto.jpg", out.getvalue(), "image/jpeg")
