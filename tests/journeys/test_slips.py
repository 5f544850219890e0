"""A bill is found by its contract and paid in part with a slip, before its customer's eyes."""

import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.house import House
from tests.journeys.office import did
from tests.journeys.test_accessibility import axe, walk

__all__ = ["axe"]
# Of October what was paid, of November what is owed.
CONTRACT = """
from crm.operations import contracts
fields = {"number": "00731-40882", "label": "Bombeo", "address": "Av. Grau 120"}
signed = contracts.create(customer=rosa, fields=fields, by=carla, at=at)
past, owed = bill(118, contract_id=signed.id), bill(236, contract_id=signed.id)
pay(past, 118)
print(past.label, owed.label, owed.id)
"""


@pytest.mark.timeout(180)
def test_a_slip_for_a_part_is_paid_at_the_counter(sit_down, house: House, axe: str):
    past, owed, invoice_id = did(house, CONTRACT)[-3:]
    carla, rosa = sit_down("carla"), sit_down("rosa", width=360, height=740)
    rosa.goto(f"/portal/invoices/{invoice_id}")
    expect(rosa.get_by_text("Pendiente", exact=True)).to_be_visible()

    finds(carla, " 731 40882", owed, past)
    carla.get_by_role("link", name=owed).click()
    code = makes_a_slip(carla, "80")
    prints(carla, code)
    pays(carla, code)

    expect(rosa.get_by_text("Pago parcial", exact=True)).to_be_visible()
    expect(rosa.get_by_text("S/ 156.00")).to_be_visible()
    carla.goto(f"/invoices/{invoice_id}")
    expect(carla.get_by_text("Pago parcial", exact=True)).to_be_visible()
    slip = carla.get_by_role("listitem").filter(has_text=code)
    expect(slip.get_by_text("Pagado", exact=True)).to_be_visible()
    assert walk(carla, axe, [f"/invoices/{invoice_id}", "/coupons"]) == []
    assert walk(rosa, axe, [f"/portal/invoices/{invoice_id}", "/portal/coupons"]) == []


@pytest.mark.timeout(120)
def test_a_customer_makes_a_slip_on_a_phone_and_sees_it_used(sit_down, house: House):
    owed, invoice_id = did(house, "owed = bill(59)\nprint(owed.label, owed.id)")[-2:]
    carla, rosa = sit_down("carla"), sit_down("rosa", width=360, height=740)
    rosa.goto("/portal/bills")
    line = rosa.get_by_role("listitem").filter(has_text=owed)
    line.get_by_role("button", name="Pedir cupón").click()
    line.get_by_role("button", name="Generar cupón").click()
    expect(rosa.get_by_role("img", name="Código QR de su cupón")).to_be_visible()
    code = rosa.locator("article b").inner_text()

    pays(carla, code)

    expect(rosa.get_by_text("Usado").first).to_be_visible()
    expect(rosa.get_by_role("img", name="Código QR de su cupón")).to_have_count(0)
    carla.goto(f"/invoices/{invoice_id}")
    expect(carla.get_by_text("Pagada", exact=True)).to_be_visible()


def finds(page: Page, number: str, *labels: str) -> None:
    """Look a contract up as somebody reads its number out, and see all its bills."""
    page.goto("/invoices?tab=all")
    page.get_by_label("Contrato").fill(number)
    for label in labels:
        expect(page.get_by_role("link", name=label)).to_be_visible()
    expect(page.get_by_text(f"{len(labels)} documentos")).to_be_visible()


def makes_a_slip(page: Page, amount: str) -> str:
    page.get_by_role("button", name="Generar cupón de pago").click()
    form = page.get_by_role("dialog", name="Cupón de pago")
    form.get_by_label("Monto").fill("900")
    form.get_by_role("button", name="Generar cupón de pago").click()
    expect(form.get_by_text("no puede pasar de lo que falta")).to_be_visible()
    form.get_by_label("Monto").fill(amount)
    form.get_by_role("button", name="Generar cupón de pago").click()
    expect(form).to_be_hidden()
    slip = page.get_by_role("region", name="Cupones").get_by_role("link")
    code = slip.inner_text()
    slip.click()
    return code


def prints(page: Page, code: str) -> None:
    ticket = page.get_by_role("dialog", name="Cupón de pago")
    expect(ticket.get_by_role("img", name="Código QR del cupón")).to_be_visible()
    expect(ticket.get_by_text(code, exact=True)).to_be_visible()
    with page.expect_download() as coming:
        ticket.get_by_role("button", name="PDF").click()
    paper = PdfReader(io.BytesIO(Path(coming.value.path()).read_bytes()))
    assert code in paper.pages[0].extract_text()


def pays(page: Page, code: str) -> None:
    """Take the money of a slip whose code somebody brings, as people type it."""
    page.goto("/coupons")
    page.get_by_role("button", name="Cobrar cupón").click()
    form = page.get_by_role("dialog", name="Cobrar un cupón de pago")
    form.get_by_label("Código o referencia").fill(code.replace("-", " ").lower())
    form.get_by_role("button", name="Buscar").click()
    form.get_by_role("button", name="Cobrar S/").click()
    expect(form).to_be_hidden()
