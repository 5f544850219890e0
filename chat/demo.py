"""What colleagues say to each other on the demo day."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from chat.models import Conversation, Message
from chat.operations import conversations, hooks, macros, messages, rules, settings, sla, surveys
from chat.operations.desk import canned, preferences, views
from chat.queries.hooks import living_hooks
from chat.types import Draft, RoutingMode, Scope
from hub.accounts.queries import all_people, teams

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
ANSWERS = (
    (
        "saludo",
        "Buenos días, {{cliente.primer_nombre}}. Le atiende {{asesor.primer_nombre}}, de "
        "{{empresa}}. ¿En qué puedo ayudarle?",
        ["inicio"],
    ),
    ("horario", "Atendemos de lunes a sábado de 9:00 a 18:00.", ["información"]),
    (
        "cuentas",
        "Puede transferir a nuestra cuenta BCP 191-2345678-0-12 a nombre de {{empresa}}. "
        "Envíenos por aquí la foto del comprobante, por favor.",
        ["pagos"],
    ),
    ("gracias", "Gracias por escribirnos, {{cliente.nombre}}. Que tenga un buen día.", ["cierre"]),
)
VIEWS = (
    ("Urgentes", {"kind": "customer", "state": "open,pending,snoozed", "priority": "3,4"}),
    (
        "Esperan más de 15 min",
        {"kind": "customer", "state": "open,pending", "waiting": 15, "sort": "needs_reply"},
    ),
    ("Ventana por cerrar", {"kind": "customer", "closing": 360, "sort": "window_closing"}),
)
URGENT = {"kind": "priority", "to": 3}
RULES: tuple[dict[str, Any], ...] = (
    {
        "name": "Reclamos y garantías",
        "event": "message_received",
        "conditions": [{"kind": "words", "any": ["reclamo", "garantía", "devolución"]}],
        "actions": [{"kind": "labels", "add": ["reclamo"], "remove": []}, URGENT],
    },
    {
        "name": "Vuelve a escribir",
        "event": "reopened",
        "actions": [{"kind": "labels", "add": ["reingreso"], "remove": []}],
    },
)
MACROS: tuple[tuple[str, list[dict[str, Any]]], ...] = (
    (
        "Agradecer y cerrar",
        [
            {"kind": "say", "text": "Gracias por escribirnos, {{nombre}}. ¡Que tenga buen día!"},
            {"kind": "labels", "add": ["consulta"], "remove": []},
            {"kind": "state", "to": "resolved"},
        ],
    ),
    (
        "Pedir comprobante",
        [
            {"kind": "say", "text": "{{nombre}}, ¿nos envía una foto del comprobante, por favor?"},
            {"kind": "state", "to": "pending"},
        ],
    ),
)
# Minutes somebody waits for nobody in particular before more people are told.
CALLS = {"team_after": 240, "admins_after": 300}
TIMES = {"first_minutes": 15, "next_minutes": 30, "resolution_minutes": 480, "warn_minutes": 5}
Lines = tuple[tuple[int, str, str, int | None], ...]


GREETING = "¡Hola, {{nombre}}! Gracias por escribirnos. En un momento le atiende una persona."
AWAY = "Ahora no estamos. Volvemos {{next_opening}} y le respondemos ni bien abramos."


def seed(*, at: datetime) -> None:
    """Open the counter, and let groups and pairs talk through the morning before `at`."""
    _open_counter()
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
    _set_desk(people["admin"], at)
    _report_orders([people[name] for name in ("carla", "tomas", "luis")], at)
    # Ana has not seen the last words of the group yet.
    conversations.mark_read(conversation=group, number=6, by=people["ana"], at=at)
    conversations.mark_read(conversation=pair, number=5, by=people["ana"], at=at)
    _keep_house(people["admin"], people["luis"], at)


def _keep_house(admin: User, luis: User, at: datetime) -> None:
    """What the counter does by itself from now on, and what is promised."""
    for fields in RULES:
        rules.make(fields={**fields}, by=admin, at=at)
    given: dict[str, Any] = {"kind": "assign", "to": str(luis.id)}
    for name, actions in (*MACROS, ("Derivar a soporte", [given, URGENT])):
        macros.make(fields={"name": name, "actions": actions}, by=admin, at=at)
    vip = [{"kind": "category", "any": ["vip"]}]
    sla.make(fields={"name": "Clientes VIP", **TIMES, "conditions": vip}, at=at)
    surveys.change_settings({"on": True, "delay_minutes": 5}, at=at)


def _open_counter() -> None:
    """Say when the house is there, what it says first, and how its teams share their work."""
    span = [["09:00", "19:00"]]
    week = [*[span] * 5, [["09:00", "13:00"]], []]
    settings.set_hours(team=None, fields={"week": week, "country": "PE"})
    words = {"greets": True, "greeting": GREETING, "away": AWAY}
    settings.set_reception(channel_id=None, fields=words)
    for team in teams():
        settings.set_routing(team=team, fields={"mode": RoutingMode.TURNS})


def _set_desk(admin: User, at: datetime) -> None:
    """Give the counter ready answers and views everybody has."""
    preferences.rule(told=CALLS)
    for shortcut, text, labels in ANSWERS:
        told = {"shortcut": shortcut, "text": text, "labels": labels, "scope": Scope.ALL}
        canned.make(told=told, by=admin, at=at)
    for position, (name, query) in enumerate(VIEWS):
        view = {"name": name, "query": query, "scope": Scope.ALL, "position": position}
        views.save(told=view, by=admin, at=at)


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
