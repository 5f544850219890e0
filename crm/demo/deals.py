"""Opportunities in every stage, and queries: answered, late, and waiting."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from chat.queries import visible_to as talks_of
from crm.models import Customer, Opportunity
from crm.operations import inquiries, opportunities
from crm.operations.opportunities import Closing
from crm.queries.customers import visible_to
from crm.queries.opportunities import reasons
from crm.types import Outcome, Stage
from hub.accounts.queries import all_people
from hub.kernel.home import home
from hub.kernel.money import Money

if TYPE_CHECKING:
    from hub.accounts.models import User

P, N, F, W, L = "prospect", "negotiation", "follow_up", "won", "lost"
# What, for how many whole units, whose, how many days ago, expected in how many, and where it is.
DEALS: tuple[tuple[str, int, str, int, int, str], ...] = (
    ("Kit de riego por goteo, 2 ha", 4850, "ana", 3, 20, P),
    ("Bomba sumergible 2 HP", 1890, "luis", 2, 12, P),
    ("Mantenimiento anual de 3 equipos", 3600, "ana", 6, 35, P),
    ("Motosierra para poda", 1250, "luis", 1, 15, P),
    ("Tanque elevado de 2500 l", 980, "ana", 5, 9, P),
    ("Grupo electrógeno 5 kVA", 5400, "luis", 8, 40, P),
    ("Repuestos para tractor", 760, "ana", 1, 7, P),
    ("Sistema solar para bombeo", 18900, "ana", 12, 50, N),
    ("Dos motobombas a gasolina", 2380, "luis", 9, 10, N),
    ("Taller móvil: contrato semestral", 9600, "ana", 15, 25, N),
    ("Compresora de 100 l", 2150, "luis", 7, 6, N),
    ("Cortadoras de césped, 4 unidades", 5200, "ana", 10, 18, N),
    ("Reparación de bomba industrial", 1480, "luis", 4, -2, N),
    ("Fumigadora de mochila, 10 unidades", 3950, "ana", 20, 30, F),
    ("Ampliación de red de riego", 12400, "luis", 26, 60, F),
    ("Alquiler de generador para feria", 1700, "ana", 18, 22, F),
    ("Hidrolavadora industrial", 3300, "luis", 30, 45, F),
    ("Bombas para condominio", 7600, "ana", 28, -3, W),
    ("Mantenimiento de grupo electrógeno", 1150, "luis", 21, -5, W),
    ("Motoguadaña y accesorios", 1390, "ana", 16, -8, W),
    ("Instalación de tanque y bomba", 2890, "luis", 24, -1, W),
    ("Riego de áreas verdes", 6400, "ana", 35, -10, W),
    ("Compresora para taller", 2600, "luis", 27, -6, L),
    ("Pozo tubular", 24500, "ana", 40, -4, L),
    ("Motobomba diésel", 4100, "luis", 19, -9, L),
)
# Asked in the portal: whose, what, in what words, how many hours ago, and what they were told.
ASKED: tuple[tuple[str, str, str, int, str], ...] = (
    (
        "rosa",
        "¿Qué garantía tiene la bomba?",
        "La compré en agosto y hace un ruido raro.",
        150,
        "Tiene doce meses de garantía. Puede traerla cuando guste, no le costará nada.",
    ),
    (
        "rosa",
        "Factura de mi última compra",
        "",
        132,
        "Se la enviamos a su correo. Si no la ve, revise la carpeta de no deseados.",
    ),
    (
        "jorge",
        "¿Atienden los sábados?",
        "Salgo tarde de lunes a viernes.",
        118,
        "Sí: los sábados de 9 a 13 h, sin cita.",
    ),
    (
        "jorge",
        "Cambio de dirección de entrega",
        "Ahora vivo en Jr. Huallaga 340.",
        104,
        "Ya la corregimos: su pedido llegará a Jr. Huallaga 340.",
    ),
    ("rosa", "¿Tienen repuestos de la X200?", "Necesito el sello y el impulsor.", 96, ""),
    ("jorge", "Copia del comprobante de mi recarga", "Para mi contabilidad.", 84, ""),
)
# Written down at the counter for whoever asked.
NOTED: tuple[tuple[str, str], ...] = (
    ("Plazo de entrega a provincia", "Quiere saber si llega antes del viernes."),
    ("Ficha técnica de la bomba 2 HP", "La pide en PDF para su ingeniero."),
    ("¿Alquilan equipos por semana?", "Para una obra de diez días."),
    ("Precio por mayor", "Piensa llevar más de diez unidades."),
    ("Manual en español", "El suyo vino en inglés."),
    ("¿Reciben tarjeta en la tienda?", "Vendrá mañana."),
)


def seed(*, at: datetime) -> None:
    """Make them with the hands of Ana and Luis; nothing goes out to a provider."""
    people = {person.username: person for person in all_people()}
    known = list(visible_to(people["admin"]).order_by("created_at", "id"))
    for place, deal in enumerate(DEALS):
        _deal(known[place % len(known)], deal, people, place, at)
    for who, subject, body, hours, answer in ASKED:
        then = at - timedelta(hours=hours)
        row = inquiries.open_by_customer(
            user=people[who], subject=subject, body=body, client_id=None, at=then
        )
        if answer:
            later = then + timedelta(hours=3)
            inquiries.resolve(inquiry_id=row.id, text=answer, by=people["ana"], at=later)
    _note_down(people, at)


def _deal(
    customer: Customer,
    deal: tuple[str, int, str, int, int, str],
    people: dict[str, User],
    place: int,
    at: datetime,
) -> None:
    title, units, who, days, ahead, stage = deal
    then = at - timedelta(days=days)
    form = {
        "title": title,
        "amount": Money.parse(f"{units}.00", home().currency),
        "expected_close": (at + timedelta(days=ahead)).date(),
    }
    row = opportunities.create(customer=customer, form=form, by=people[who], at=then)
    if stage == P:
        return
    if stage != F:
        row = _moved(row, Stage.NEGOTIATION, people["admin"], then + timedelta(days=days / 3))
    if stage in (W, L):
        lost = list(reasons())[place % 3].id if stage == L else None
        note = "Pagó el adelanto." if stage == W else ""
        closing = Closing(
            outcome=Outcome.WON if stage == W else Outcome.LOST, lost_reason=lost, note=note
        )
        # Won without an accepted quote: that takes an admin.
        closer = people["admin" if stage == W else who]
        _moved(row, Stage.CLOSED, closer, at + timedelta(days=ahead), closing)
    elif stage == F:
        _moved(row, Stage.FOLLOW_UP, people[who], then + timedelta(days=days / 2))


def _moved(
    row: Opportunity, stage: str, by: User, at: datetime, closing: Closing | None = None
) -> Opportunity:
    return opportunities.move(
        opportunity_id=row.id, version=row.version, stage=stage, by=by, at=at, closing=closing
    )


def _note_down(people: dict[str, User], at: datetime) -> None:
    """Take who has been quiet the longest: the morning's threads stay as they are."""
    quiet = talks_of(people["ana"]).filter(identity__customer_id__isnull=False)
    quiet = quiet.filter(identity__portal_user=None).select_related("identity", "assignee", "team")
    for place, talk in enumerate(quiet.order_by("last_message_at", "id")[: len(NOTED)]):
        subject, body = NOTED[place]
        row = inquiries.open_in_thread(
            conversation=talk,
            subject=subject,
            body=body,
            by=people[("ana", "luis")[place % 2]],
            at=max(talk.last_message_at, at - timedelta(hours=2)),
        )
        if place == 0:
            inquiries.wait(inquiry_id=row.id, by=people["ana"], at=at)
