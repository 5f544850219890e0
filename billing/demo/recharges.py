"""Recharges in every state, loaded and decided by the right people; one proof came twice."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from billing.operations.recharges import comparing, decide, reverse, thread
from billing.operations.recharges.request import load
from billing.queries.recharges import not_compared, not_shown, numbered, recharge_for
from billing.queries.transitions import is_only_admin
from billing.types import RechargeForm
from chat.operations import files, messages
from chat.queries import conversation_for
from chat.types import Draft
from crm.operations import communications
from crm.queries.communications import visible_to
from hub.accounts.queries import all_people
from hub.kernel.money import Money

if TYPE_CHECKING:
    from hub.accounts.models import User

# Who asked what how many hours ago, what was paid how, and what became of it.
STORIES: tuple[tuple[str, str, int, int, str, str, str], ...] = (
    ("rosa", "Buenos días, quiero recargar mi saldo.", 74, 12_000, "wallet", "YP48213370", "ok"),
    ("jorge", "Hola, ¿cómo cargo saldo para mi cuenta?", 70, 8_000, "transfer", "0093412", "ok"),
    ("rosa", "Hice otra recarga, les paso la captura.", 50, 4_000, "wallet", "YP48990012", "no"),
    ("jorge", "Voy a pagar en efectivo en la tienda.", 29, 3_000, "cash", "", "given up"),
    ("rosa", "Necesito saldo para el repuesto.", 26, 5_000, "wallet", "YP49100876", "ok"),
    ("rosa", "Ya deposité S/ 75 por Yape.", 3, 7_500, "wallet", "YP49233111", ""),
    ("jorge", "Transferí S/ 650, ¿me confirman?", 2, 65_000, "transfer", "0094177", ""),
    ("jorge", "Pasaré hoy a pagar en caja.", 1, 2_500, "cash", "", ""),
)
# Paid from the thread by people without portal; they wait for a second pair of eyes.
FROM_THREADS = (
    (7_500, "wallet", "YP49255002"),
    (18_500, "transfer", "0094201"),
    (3_500, "cash", ""),
)
# The proof of the first one is another's, sent again; and an admin doubts a credited one.
RESENT, COPY, DOUBTED = "YP49233111", "YP49255002", "0093412"
# Loaded by Ana from the voucher in the thread, approved by Luis: whose, minor units, number.
AT_THE_COUNTER = ("Flavio Montesinos", 15_000, "00482915")


def seed(*, at: datetime) -> None:
    """Tell the stories in their order; the last ones of all wait at the counter."""
    people = {person.username: person for person in all_people()}
    for who, words, hours, minor, method, number, end in STORIES:
        then = at - timedelta(hours=hours)
        asked = _ask_and_answer(people[who], people["ana"], words, then)
        form = _form(people[who], minor, method, number, then)
        made = load(form=form, communication_id=asked, by=people[who], at=_later(then, 9))
        thread.show(recharge_id=made.id, at=_later(then, 9))
        _finish(made.id, end, people, _later(then, 21))
    _ask_and_answer(
        people["rosa"], people["luis"], "¿Puedo recargar otra vez hoy?", _later(at, -40)
    )
    _ask(people["jorge"], "¿A qué hora cierran hoy?", _later(at, -12))
    _credit_at_the_counter(people, at)
    _load_from_threads(people, at)
    _look_over(people["admin"], at)
    # Asked for Messenger, which he has not linked yet: it waits on the web.
    _ask(people["jorge"], "¿Tienen stock del filtro HF-204?", _later(at, -5), channel="messenger")


def _ask(customer: User, words: str, at: datetime, *, channel: str = "web") -> Any:
    return communications.open_from_portal(
        user=customer, channel=channel, body=words, data={}, client_id=uuid4(), at=at
    )


def _ask_and_answer(customer: User, advisor: User, words: str, at: datetime) -> UUID:
    asked = _ask(customer, words, at)
    draft = Draft(client_id=uuid4(), text="Claro que sí. Ya puede cargar su recarga aquí mismo.")
    messages.send(
        conversation=conversation_for(advisor, asked.conversation_id),
        draft=draft,
        by=advisor,
        at=_later(at, 4),
    )
    communications.follow(conversation_ids=[asked.conversation_id])
    return UUID(str(asked.id))


def _look_over(admin: User, at: datetime) -> None:
    """What the house finds by itself, and what an admin doubts: another one has to confirm it."""
    for recharge_id in not_compared().values_list("id", flat=True):
        comparing.compare(recharge_id=recharge_id)
    if not is_only_admin(admin):
        doubtful = numbered(admin, DOUBTED).get()
        reason = "El banco devolvió la transferencia."
        reverse.reverse(recharge_id=doubtful.id, reason=reason, by=admin, at=at)
    for recharge_id in not_shown().values_list("id", flat=True):
        thread.show(recharge_id=recharge_id, at=at)


def _form(payer: User, minor: int, method: str, number: str, at: datetime) -> RechargeForm:
    amount = Money(minor, "PEN")
    proof = None
    if number:
        shown = _again(_drawn(amount, RESENT)) if number == COPY else _drawn(amount, number)
        picture = SimpleUploadedFile(f"{number}.png", shown, "image/png")
        proof = files.upload(owner=payer, upload=picture, at=at).id
    return RechargeForm(amount=amount, method=method, operation_number=number, proof=proof)


def _finish(recharge_id: UUID, end: str, people: dict[str, User], at: datetime) -> None:
    if end == "ok":
        decide.approve(recharge_id=recharge_id, by=people["luis"], at=at)
    elif end == "no":
        reason = "La captura no muestra el número de operación."
        decide.reject(recharge_id=recharge_id, reason=reason, by=people["luis"], at=at)
    elif end == "given up":
        payer = recharge_for(people["admin"], recharge_id).requested_by
        decide.cancel(recharge_id=recharge_id, by=payer, at=at)
    thread.show(recharge_id=recharge_id, at=at)


def _credit_at_the_counter(people: dict[str, User], at: datetime) -> None:
    name, minor, number = AT_THE_COUNTER
    ana = people["ana"]
    asked = (
        visible_to(ana).filter(customer__name=name, grant__recharge_id=None).earliest("created_at")
    )
    form = _form(ana, minor, "transfer", number, at)
    made = load(form=form, communication_id=asked.id, by=ana, at=_later(at, -20))
    decide.approve(recharge_id=made.id, by=people["luis"], at=_later(at, -18))


def _load_from_threads(people: dict[str, User], at: datetime) -> None:
    ana = people["ana"]
    unlocked = visible_to(ana).filter(
        customer__portal_user=None, grant__isnull=False, grant__recharge_id=None
    )
    for asked, (minor, method, number) in zip(
        unlocked.order_by("created_at")[: len(FROM_THREADS)], FROM_THREADS, strict=False
    ):
        form = _form(ana, minor, method, number, at)
        load(form=form, communication_id=asked.id, by=ana, at=_later(at, -8))


def _drawn(amount: Money, number: str) -> bytes:
    """Return the picture of a payment, as an app on a phone shows it."""
    page = Image.new("RGB", (540, 720), "#5f259f")
    draw = ImageDraw.Draw(page)
    draw.rounded_rectangle((40, 120, 500, 600), 24, fill="white")
    for line, (size, text) in enumerate(
        ((34, "Pago enviado"), (56, f"S/ {amount.as_json()['amount']}"), (26, f"Op. {number}"))
    ):
        draw.text((80, 190 + 120 * line), text, fill="#222222", font_size=size)
    stored = io.BytesIO()
    page.save(stored, "PNG")
    return stored.getvalue()


def _again(picture: bytes) -> bytes:
    """Return a picture as a phone sends it on: smaller and blurred a little."""
    page = Image.open(io.BytesIO(picture)).convert("RGB").resize((360, 480))
    stored = io.BytesIO()
    page.save(stored, "JPEG", quality=55)
    return stored.getvalue()


def _later(instant: datetime, minutes: int) -> datetime:
    return instant + timedelta(minutes=minutes)
