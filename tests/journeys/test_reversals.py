"""Money that never came is taken back by two persons; its customer sees it at once."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from tests.house import House
from tests.journeys.office import did
from tests.journeys.test_accessibility import axe, walk

__all__ = ["axe"]
SECOND = "beatriz"
# The demo day has one admin, who may do alone what two do where there are two.
HIRED = f"""
from hub.accounts.demo import PASSWORD
from hub.accounts.operations import people
from hub.accounts.roles import Role
found = User.objects.filter(username="{SECOND}").first()
if found is None:
    people.add(username="{SECOND}", role=Role.ADMIN, first_name="Beatriz", last_name="Luna",
               password=PASSWORD)
else:
    User.objects.filter(id=found.id).update(is_active=True)
"""
GONE = f'User.objects.filter(username="{SECOND}").update(is_active=False)'
CREDITED = """
from billing.operations.recharges import decide
from billing.operations.recharges.request import load
from billing.types import RechargeForm
from chat.operations import messages
from chat.queries import conversation_for
from chat.types import Draft
from crm.operations import communications
asked = communications.open_from_portal(
    user=rosa.portal_user, channel="web", body="Otra recarga", data={}, client_id=uuid4(), at=at)
messages.send(conversation=conversation_for(ana, asked.conversation_id),
              draft=Draft(client_id=uuid4(), text="Claro que sí."), by=ana, at=at)
communications.follow(conversation_ids=[asked.conversation_id])
form = RechargeForm(amount=Money(4_300, "PEN"), method="cash", operation_number="", proof=None)
made = load(form=form, communication_id=asked.id, by=rosa.portal_user, at=at)
decide.approve(recharge_id=made.id, by=luis, at=at)
print(made.id)
"""
PAID = "owed = bill(708)\nprint(owed.id, pay(owed, 708).id)"


@pytest.fixture
def second(house: House) -> Iterator[str]:
    """Another admin, for as long as the story lasts."""
    did(house, HIRED)
    yield SECOND
    did(house, GONE)


@pytest.mark.timeout(240)
def test_a_recharge_is_taken_back_by_two(sit_down, house: House, second: str, axe: str):
    recharge = did(house, CREDITED)[-1]
    before = balance(house)
    rosa = sit_down("rosa", width=360, height=740)
    rosa.goto("/portal/movements")
    expect(rosa.get_by_text(f"S/ {before:,.2f}").first).to_be_visible()
    boss, other = sit_down("admin"), sit_down(second)

    boss.goto(f"/recharges/{recharge}")
    boss.get_by_role("button", name="Extornar").click()
    form = boss.get_by_role("dialog", name="¿Extornar la recarga")
    form.get_by_role("button", name="Extornar").click()
    expect(form.get_by_text("Escribe el motivo.")).to_be_visible()
    form.get_by_label("Motivo").fill("El efectivo no cuadra.")
    form.get_by_role("button", name="Extornar").click()
    expect(boss.get_by_text("Falta que otro administrador lo confirme.")).to_be_visible()
    expect(boss.get_by_role("button", name="Confirmar el extorno")).to_have_count(0)
    assert balance(house) == before

    other.goto(f"/recharges/{recharge}")
    other.get_by_role("button", name="Confirmar el extorno").click()
    sure = other.get_by_role("dialog", name="¿Confirmar el extorno")
    sure.get_by_role("button", name="Confirmar el extorno").click()

    for page in (boss, other):
        expect(page.get_by_role("dialog").get_by_text("Extornada", exact=True)).to_be_visible()
    expect(rosa.get_by_text(f"S/ {before - 43:,.2f}").first).to_be_visible()
    assert balance(house) == before - 43
    assert walk(other, axe, [f"/recharges/{recharge}"]) == []
    assert walk(rosa, axe, ["/portal/movements"]) == []


@pytest.mark.timeout(240)
def test_what_a_payment_paid_is_owed_again(sit_down, house: House, second: str, axe: str):
    invoice, payment = did(house, PAID)[-2:]
    rosa = sit_down("rosa", width=360, height=740)
    rosa.goto(f"/portal/invoices/{invoice}")
    expect(rosa.get_by_text("Pagada", exact=True)).to_be_visible()
    boss, other = sit_down("admin"), sit_down(second)

    boss.goto(f"/payments/{payment}")
    reverses(boss)
    expect(boss.get_by_text("falta una segunda persona")).to_be_visible()
    reverses(boss)
    expect(boss.get_by_text("debe confirmarlo otro administrador")).to_be_visible()
    expect(rosa.get_by_text("Pagada", exact=True)).to_be_visible()
    other.goto(f"/payments/{payment}")
    reverses(other)

    expect(other.get_by_text("Extornado", exact=True)).to_be_visible()
    expect(rosa.get_by_text("Pendiente", exact=True)).to_be_visible()
    expect(rosa.get_by_text("S/ 708.00").first).to_be_visible()
    assert walk(other, axe, [f"/payments/{payment}", f"/invoices/{invoice}"]) == []


def reverses(page: Page) -> None:
    page.get_by_role("button", name="Extornar").click()
    form = page.get_by_role("dialog", name="Extornar")
    form.get_by_label("Motivo").fill("El banco devolvió la transferencia.")
    with page.expect_response(lambda answer: answer.url.endswith("/reverse/")):
        form.get_by_role("button", name="Extornar").click()


def balance(house: House) -> Decimal:
    client = house.api("rosa")
    found = Decimal(client.get("/me/balance/").json()["balance"]["amount"])
    client.close()
    return found
