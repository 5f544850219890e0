"""What the demo day's workshop looks after: its words, machines, and orders in every state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from field_service.types import OrderSource, Priority

MACHINE_KINDS = ("Excavadora", "Grupo electrógeno", "Compresora", "Retroexcavadora", "Cargador")
DAY = 24 * 60
# What it is called, how long and how soon, what it takes: skills, and whether without fail.
KINDS: dict[str, tuple[dict[str, Any], tuple[tuple[str, bool], ...]]] = {
    "Reparación en campo": (
        {"minutes": 180, "answer_minutes": 240, "finish_minutes": 3 * DAY, "needs_photos": True},
        (("Hidráulica", False),),
    ),
    "Mantenimiento preventivo": (
        {"minutes": 240, "answer_minutes": 2 * DAY, "finish_minutes": 7 * DAY},
        (("Motores diésel", False),),
    ),
    "Diagnóstico": (
        {"minutes": 90, "answer_minutes": 240, "finish_minutes": 2 * DAY, "needs_signature": False},
        (),
    ),
    "Atención eléctrica": (
        {
            "minutes": 120,
            "answer_minutes": 240,
            "finish_minutes": 2 * DAY,
            "needs_signature": False,
        },
        (("Electricidad", True),),
    ),
}
ANDINA, SOL = "Constructora Andina E.I.R.L.", "Ferretería El Sol S.A.C."
MACHINES: dict[str, dict[str, Any]] = {
    "Excavadora CAT 320D": {"owner": ANDINA, "kind": "Excavadora", "serial": "CAT0320DKPHN01187",
        "maker": "Caterpillar", "model": "320D", "year": 2017, "place": "Cantera El Milagro"},
    "Excavadora Komatsu PC200": {"owner": ANDINA, "kind": "Excavadora", "serial": "KMTPC200C51290",
        "maker": "Komatsu", "model": "PC200-8", "year": 2019, "place": "Vía Expresa, Callao"},
    "Cargador Volvo L90": {"owner": ANDINA, "kind": "Cargador", "serial": "VCE0L90FV71455",
        "maker": "Volvo", "model": "L90F", "year": 2015, "place": "Cantera El Milagro, chancadora"},
    "Compresora Atlas Copco XAS 185": {"owner": ANDINA, "kind": "Compresora", "serial": "4500A1017",
        "maker": "Atlas Copco", "model": "XAS 185", "year": 2020, "place": "Almacén Ate, Km 7.5"},
    "Grupo electrógeno Cummins 60 kVA": {"owner": SOL, "kind": "Grupo electrógeno",
        "serial": "CPG60-22871", "maker": "Cummins", "model": "C60 D6", "year": 2018,
        "place": "Av. Argentina 3093, Lima"},
    "Compresora Sullair 375": {"owner": SOL, "kind": "Compresora", "serial": "SUL375H-0931",
        "maker": "Sullair", "model": "375H", "year": 2014, "place": "Av. Argentina 3093, Lima"},
    "Retroexcavadora JCB 3CX": {"owner": "rosa", "kind": "Retroexcavadora", "serial": "3CXTTA21844",
        "maker": "JCB", "model": "3CX", "year": 2016, "place": "Av. Argentina 2450, Callao"},
    "Grupo electrógeno Perkins 30 kVA": {"owner": "rosa", "kind": "Grupo electrógeno",
        "serial": "PKS30-11902", "maker": "Perkins", "model": "P30", "year": 2021,
        "place": "Jr. Los Olivos 318, San Miguel"},
    "Motobomba diésel Lister": {"owner": "jorge", "kind": "Grupo electrógeno", "serial": "TR2-5540",
        "maker": "Lister Petter", "model": "TR2", "year": 2012,
        "place": "Km 62, Panamericana Sur, Chilca"},
    "Excavadora Hyundai R210": {"owner": "Gladys Ñaupari Soto", "kind": "Excavadora",
        "serial": "HHI210LC9-3317", "maker": "Hyundai", "model": "R210LC-9", "year": 2018,
        "place": "Lurín, parcela 14"},
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Told:
    """A step: by whom, on which day from today, at what hour of the house."""

    step: str
    by: str
    day: int
    hour: float
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What somebody asked for, `ago` days, and who goes when: usernames, or `planned` by nobody."""

    owner: str
    title: str
    kind: str
    machine: str = ""
    symptom: str = ""
    place: str = ""
    ago: int = 0
    by: str = "carla"
    priority: Priority = Priority.NORMAL
    source: OrderSource = OrderSource.STAFF
    hours: int | None = None
    goes: str = ""
    day: int = 0
    from_hour: float = 9
    to_hour: float = 11
    told: tuple[Told, ...] = ()


def _day(by: str, day: int, *steps: tuple[str, float, str]) -> tuple[Told, ...]:
    return tuple(
        Told(step=step, by=by, day=day, hour=hour, reason=reason) for step, hour, reason in steps
    )


REPAIR, SERVICE, LOOK, POWER = KINDS
ORDERS = (
    Wish(owner=ANDINA, title="Ruido en la bomba hidráulica", kind=LOOK, ago=8, hours=8412,
         machine="Excavadora CAT 320D", goes="tomas", day=-6, from_hour=9, to_hour=11,
         told=(*_day("tomas", -6, ("depart", 8.5, ""), ("start", 9.2, ""), ("finish", 10.7, "")),
               *_day("carla", -5, ("close", 10, "")))),
    Wish(owner=SOL, title="No genera tensión en una fase", kind=POWER, ago=5, hours=3120,
         machine="Grupo electrógeno Cummins 60 kVA", goes="teresa", day=-4, from_hour=15,
         to_hour=17, told=_day("teresa", -4, ("start", 15.1, ""), ("finish", 16.8, ""))),
    Wish(owner="rosa", title="Pierde fuerza al levantar el cucharón", kind=LOOK, ago=4, by="rosa",
         source=OrderSource.PORTAL, machine="Retroexcavadora JCB 3CX", hours=5230, goes="tomas",
         day=-3, from_hour=9, to_hour=11, symptom="Cuando el aceite calienta, el brazo baja solo.",
         told=_day("tomas", -3, ("depart", 8.6, ""), ("start", 9.1, ""), ("finish", 10.5, ""))),
    Wish(owner=ANDINA, title="Fuga en el cilindro de levante", kind=REPAIR, ago=3,
         machine="Cargador Volvo L90", goes="teresa", day=-2, from_hour=10, to_hour=13,
         priority=Priority.HIGH, symptom="Gotea por el vástago.",
         told=_day("teresa", -2, ("depart", 9, ""), ("start", 10.1, ""),
                   ("wait", 11.5, "Falta el kit de sellos del cilindro"))),
    Wish(owner="Gladys Ñaupari Soto", title="Cambio de pines del brazo", kind=REPAIR, ago=2,
         machine="Excavadora Hyundai R210", goes="tomas", day=-1, from_hour=14, to_hour=17,
         told=_day("tomas", -1, ("depart", 12.5, ""), ("start", 14.2, ""),
                   ("give-up", 15.4, "Se necesita grúa para retirar el brazo"))),
    Wish(owner=ANDINA, title="Mantenimiento de 500 horas", kind=SERVICE, ago=3, hours=4480,
         machine="Excavadora Komatsu PC200", goes="tomas", from_hour=8, to_hour=12,
         told=_day("tomas", 0, ("depart", 7.5, ""), ("start", 8.2, ""))),
    Wish(owner="jorge", title="La motobomba no arranca", kind=LOOK, ago=1, by="jorge",
         source=OrderSource.PORTAL, machine="Motobomba diésel Lister", goes="teresa",
         priority=Priority.URGENT, symptom="Gira pero no prende. Revisé el filtro.",
         from_hour=9, to_hour=11, told=_day("teresa", 0, ("depart", 8.4, ""))),
    Wish(owner="rosa", title="Mantenimiento del grupo", kind=SERVICE, ago=2,
         machine="Grupo electrógeno Perkins 30 kVA", goes="teresa", from_hour=14, to_hour=17,
         source=OrderSource.CONVERSATION, by="ana"),
    Wish(owner=SOL, title="Compresora se apaga por temperatura", kind=REPAIR, ago=1,
         machine="Compresora Sullair 375", goes="tomas", from_hour=15, to_hour=17,
         priority=Priority.HIGH, symptom="A los veinte minutos salta el protector."),
    Wish(owner=ANDINA, title="Revisión de la unidad de aire", kind=SERVICE, ago=1,
         machine="Compresora Atlas Copco XAS 185", goes="tomas teresa", day=1, from_hour=9,
         to_hour=12),
    Wish(owner=ANDINA, title="Calibrar inyectores", kind=SERVICE, ago=2, hours=8425,
         machine="Excavadora CAT 320D", goes="planned", day=3, from_hour=9, to_hour=13),
    Wish(owner="rosa", title="Luces de trabajo apagadas", kind=POWER, by="rosa",
         source=OrderSource.PORTAL, machine="Retroexcavadora JCB 3CX",
         symptom="Las dos delanteras, desde ayer."),
    Wish(owner="Iván Cárdenas Bustos", title="Instalar tablero de transferencia", kind=POWER,
         place="Calle Las Begonias 441, San Isidro", priority=Priority.LOW),
    Wish(owner=SOL, title="Visita por ruido en la compresora", kind=LOOK, ago=6,
         machine="Compresora Sullair 375", goes="teresa", day=-5, from_hour=9, to_hour=10,
         told=_day("carla", -6, ("cancel", 18, "El cliente movió la máquina a provincia"))),
)  # fmt: skip
