"""What a customer reads about their order, on whatever channel: Spanish (usted) or English."""

from __future__ import annotations

from datetime import datetime

from field_service.models import Order, OrderStep
from hub.kernel.home import home

DAYS = {
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "es": "enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre",
    "en": "January February March April May June July August September October November December",
}
WORDS = {
    "schedule": {
        "es": "{moved} su servicio {order} para el {when}.",
        "en": "We {moved} your service {order} for {when}.",
    },
    "assign": {
        "es": "{moved} su servicio {order}: {people} irá el {when}.",
        "en": "We {moved} your service {order}: {people} will come on {when}.",
    },
    "depart": {
        "es": "{people} está en camino por su servicio {order}.{eta}",
        "en": "{people} is on the way for your service {order}.{eta}",
    },
    "wait": {
        "es": "Su servicio {order} espera un repuesto. Le avisaremos cuando continuemos.",
        "en": "Your service {order} waits for a part. We will tell you when we go on.",
    },
    "give-up": {
        "es": "No pudimos terminar su servicio {order} en esta visita. Le diremos la nueva fecha.",
        "en": "We could not finish your service {order} on this visit. We will tell you when.",
    },
    "finish": {
        "es": "Terminamos su servicio {order}. Gracias por su confianza.",
        "en": "Your service {order} is done. Thank you for your trust.",
    },
    "cancel": {
        "es": "Su servicio {order} fue cancelado.",
        "en": "Your service {order} was cancelled.",
    },
}
WORDS["break-off"] = WORDS["cancel"]
MOVED = {
    "es": ("Programamos", "Reprogramamos"),
    "en": ("planned", "moved"),
}
ETA = {"es": " Hora prevista: {time}.", "en": " Expected at {time}."}
OURS = {"es": "nuestro técnico", "en": "our technician"}
AND = {"es": " y ", "en": " and "}


def said(row: Order, step: OrderStep, language: str, *, again: bool) -> str:
    """Return what tells of a step; `again` where another time was told before."""
    order = f"{row.label} ({row.title})"
    values = {
        "order": order,
        "moved": MOVED[language][again],
        "when": _when(row.starts_at, row.ends_at, language),
        "people": _people(row, language),
        "eta": _eta(row, step, language),
    }
    text = WORDS[step.what][language].format(**values)
    return text[0].upper() + text[1:]


def _people(row: Order, language: str) -> str:
    rows = row.bookings.filter(released_at=None).select_related("technician")
    names = [each.technician.name for each in rows.order_by("created_at", "id")]
    if not names:
        return OURS[language]
    return AND[language].join(filter(None, (", ".join(names[:-1]), names[-1])))


def _when(start: datetime | None, end: datetime | None, language: str) -> str:
    if start is None or end is None:
        return ""
    start, end = start.astimezone(home().tz), end.astimezone(home().tz)
    day = DAYS[language][start.weekday()]
    month = MONTHS[language].split()[start.month - 1]
    if language == "es":
        return f"{day} {start.day} de {month}, de {start:%H:%M} a {end:%H:%M}"
    return f"{day} {start.day} {month}, {start:%H:%M} to {end:%H:%M}"


def _eta(row: Order, step: OrderStep, language: str) -> str:
    """Return when they are expected: as who left says, or as planned, unless that is over."""
    expected = step.eta_at or row.starts_at
    if expected is None or expected <= step.happened_at:
        return ""
    return ETA[language].format(time=f"{expected.astimezone(home().tz):%H:%M}")
