"""What is wrong with channels, for who looks after the whole house."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from channels_bridge.models import RawEvent
from channels_bridge.models.events import EventState
from channels_bridge.queries.health import Health, alarms
from hub.kernel.saying import Said
from hub.upkeep.types import Finding, Level

UNREAD = timedelta(minutes=5)
# Code → whether nothing comes or goes, and what to do.
WORDS: dict[str, tuple[Level, str, str]] = {
    "stopped": (Level.ERROR, "sending stopped", "el envío se detuvo"),
    "token_refused": (Level.ERROR, "the provider refuses its key: enter a new one",
                      "el proveedor rechaza su llave: ingrese otra"),
    "token_expired": (Level.ERROR, "its key has expired: enter a new one",
                      "su llave venció: ingrese otra"),
    "token_expiring": (Level.WARNING, "its key expires within a week: enter a new one",
                       "su llave vence en menos de una semana: ingrese otra"),
    "unconnected": (Level.ERROR, "the provider was not reached",
                    "no se pudo conectar con el proveedor"),
    "webhook_missing": (Level.ERROR, "the provider has no webhook of ours: connect it again",
                        "el proveedor no tiene nuestro webhook: conéctelo de nuevo"),
    "webhook_elsewhere": (Level.ERROR, "its webhook leads elsewhere: connect it again",
                          "su webhook apunta a otro lugar: conéctelo de nuevo"),
    "webhook_failing": (Level.ERROR, "the provider does not reach our webhook",
                        "el proveedor no llega a nuestro webhook"),
    "webhook_set": (Level.ERROR, "another program has set a webhook, so we cannot fetch",
                    "otro programa puso un webhook y no podemos traer mensajes"),
    "polled_elsewhere": (Level.ERROR, "another program fetches its messages",
                         "otro programa trae sus mensajes"),
    "not_polled": (Level.ERROR, "its messages are not fetched", "no se traen sus mensajes"),
    "sender_off": (Level.ERROR, "the provider has switched its number off",
                   "el proveedor apagó su número"),
    "quality_low": (Level.WARNING, "the provider rates its quality low",
                    "el proveedor califica baja su calidad"),
    "unsent": (Level.ERROR, "messages have waited for more than ten minutes",
               "hay mensajes que esperan más de diez minutos"),
    "silent": (Level.WARNING, "nothing has come for unusually long",
               "no llega nada desde hace más de lo normal"),
    "parked": (Level.WARNING, "events were put aside that could not be read",
               "hay eventos apartados que no se pudieron leer"),
    "paused": (Level.WARNING, "it is paused", "está en pausa"),
}  # fmt: skip


def ailing(at: datetime) -> Iterator[Finding]:
    """Yield what is wrong with each channel, and what nobody takes in."""
    for health in alarms(at=at):
        for code in health.warnings:
            yield _told(health, code)
    stored = RawEvent.objects.filter(state=EventState.STORED, received_at__lt=at - UNREAD)
    if many := stored.count():
        yield Finding(
            key="queue_growing",
            level=Level.ERROR,
            words=Said(
                f"{many} events of providers have waited for more than five minutes: the worker"
                " does not keep up, or stands still.",
                f"{many} eventos de proveedores esperan más de cinco minutos: el trabajador no"
                " alcanza, o está detenido.",
            ),
            about={"waiting": many},
        )


def _told(health: Health, code: str) -> Finding:
    level, english, spanish = WORDS[code]
    name = health.channel.name
    about = {"channel": str(health.channel.id), "name": name, "waiting": health.queued}
    ends = health.facts.token_expires_at
    if ends is not None:
        about["token_expires_at"] = ends.isoformat()
    return Finding(
        key=f"channel_{code}",
        level=level,
        words=Said(f"Channel {name}: {english}.", f"Canal {name}: {spanish}."),
        about=about,
    )
