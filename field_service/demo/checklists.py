"""The checklists of the demo day, by kind of machine."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from field_service.models import Checklist, MachineKind
from field_service.operations import kinds
from field_service.operations.fieldwork import checklists
from field_service.types import ChecklistForm
from hub.accounts.queries import admins


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
