"""What colleagues say to each other on the demo day."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from chat.models import Conversation, Message
from chat.operations import conversations, hooks, messages
from chat.queries.hooks import living_hooks
from chat.types import Draft
from hub.accounts.queries import all_people

if TYPE_CHECKING:
    from hub.accounts.models import User

# Minutes ago, who, what; a number in front of the text quotes that line (from 0).
COUNTER = (
    (215, "admin", "Buenos días. Hoy la caja cierra a las 18:00 por el inventario.", None),
    (212, "carla", "Enterada. Dejo el arqueo de ayer en la carpeta compartida 📁", None),
    (208, "ana", "Yo tomo Telegram y la web por la mañana.", None),
    (207, "luis", "Entonces WhatsApp y Messenger para mí 👍", None),
    (131, "ana", "¿Alguien sabe si el BCP ya acredita transferencias de otros bancos?", None),
    (128, "carla", "Sí, desde las 9:30. Revisen el número de operación antes de aprobar.", 4),
    (64, "admin", "@todos recuerden: recargas de más de S/ 500 me las dejan a mí.", None),
    (61, "luis", "Ok, @admin. Tengo una de 650 esperando comprobante.", 6),
)
PAIR = (
    (96, "luis", "Ana, ¿puedes ver a la señora Quispe? Escribió por Telegram y por la web.", None),
    (94, "ana", "La veo ahora. Es la misma persona, ya está vinculada.", 0),
    (93, "luis", "Gracias 🙏", None),
    (42, "ana", "Listo, respondida. Si pregunta por el saldo, ya lo tiene.", None),
    (41, "luis", "Perfecto. ¿Almorzamos 13:30?", None),
)
FIELD = (
    (180, "carla", "Tomás, el repuesto de la selladora llegó al almacén.", None),
    (171, "tomas", "Paso por él a las 10 y voy directo donde el cliente.", 0),
    (25, "tomas", "Instalado y probado. Mando el informe en la tarde ✅", None),
)
# What the workshop's own program tells the group of orders.
ORDERS = (
    (150, "orden:1041", "Orden 1041 · Selladora FR-900: **repuesto en almacén**"),
    (98, "orden:1041", "Orden 1041 · Selladora FR-900: técnico en camino (Tomás)"),
    (24, "orden:1041", "Orden 1041 · Selladora FR-900: **instalada y probada** ✅"),
)
Lines = tuple[tuple[int, str, str, int | None], ...]


def seed(*, at: datetime) -> None:
    """Let two groups and two pairs talk through the morning before `at`; one has a bot."""
    people = {user.username: user for user in all_people()}
    morning = at - timedelta(hours=4)
    group = conversations.open_group(
        by=people["admin"],
        title="Mostrador",
        members=[people[name] for name in ("ana", "luis", "carla")],
        at=morning,
    )
    pair = conversations.open_direct(by=people["luis"], other=people["ana"], at=morning)
    field = conversations.open_direct(by=people["carla"], other=people["tomas"], at=morning)
    for row, lines in ((group, COUNTER), (pair, PAIR), (field, FIELD)):
        told = _talk(row, lines, at)
        _react(row, told, at)
    _report_orders([people[name] for name in ("carla", "tomas", "luis")], at)
    # Ana has not seen the last words of the group yet.
    conversations.mark_read(conversation=group, number=6, by=people["ana"], at=at)
    conversations.mark_read(conversation=pair, number=5, by=people["ana"], at=at)


def _talk(row: Conversation, lines: Lines, at: datetime) -> list[Message]:
    told: list[Message] = []
    people = {user.username: user for user in all_people()}
    for place, (ago, who, text, quoted) in enumerate(lines):
        draft = Draft(
            client_id=uuid5(NAMESPACE_URL, f"demo:{row.title}:{who}:{place}:{ago}"),
            text=text,
            reply_to=told[quoted].id if quoted is not None else None,
        )
        moment = at - timedelta(minutes=ago)
        sent = messages.send(conversation=row, draft=draft, by=people[who], at=moment)
        told.append(sent.message)
    return told


def _report_orders(members: list[User], at: datetime) -> None:
    """Let a program write into a group of these people; all have seen it."""
    morning = at - timedelta(hours=3)
    owner = members[0]
    group = conversations.open_group(by=owner, title="Órdenes", members=members[1:], at=morning)
    made, _ = hooks.make(conversation=group, name="Taller", by=owner, at=morning)
    hook = living_hooks().select_related("conversation__counter").get(id=made.id)
    for ago, topic, text in ORDERS:
        moment = at - timedelta(minutes=ago)
        client_id = hooks.client_id_of(hook, text, "")
        hooks.say(hook=hook, text=text, topic=topic, client_id=client_id, at=moment)
    for member in members:
        conversations.mark_read(conversation=group, number=9, by=member, at=at)


def _react(row: Conversation, told: list[Message], at: datetime) -> None:
    """Somebody always answers the first word with a thumb."""
    first, second = told[0], told[1]
    assert second.author is not None
    messages.react(message=first, emoji="👍", on=True, by=second.author, at=at)
