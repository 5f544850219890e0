"""A customer opens the link of a bill on their phone: no account, paid by card, or told to us."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.house import House
from tests.journeys.test_accessibility import RULES, axe

__all__ = ["axe"]
SOON = 20_000
# What the office does at its own screens, which are other stories.
BILL = """
from decimal import Decimal
from billing.operations.invoices import drafting, issuing
from billing.operations.paying import links
from billing.types import DocumentKind, LineInput
from crm.models import Customer
from hub.accounts.models import User
from hub.kernel import clock
at, carla = clock.now(), User.objects.get(username="carla")
line = LineInput(description="Mantenimiento", quantity=Decimal(1), unit_price=Decimal(100),
                 tax_rate=Decimal(18))
rosa = Customer.objects.get(portal_user__username="rosa")
form = drafting.InvoiceForm(lines=[line], kind=DocumentKind.RECEIPT)
made = drafting.draft(customer_id=rosa.id, form=form, by=carla, at=at)
made = issuing.issue(invoice_id=made.id, by=carla, at=at)
print("link", links.make(invoice_id=made.id, by=carla, at=at)[0], made.id)
"""
CONFIRM = """
from billing.models import Payment
from billing.operations.payments import recording
from hub.accounts.models import User
from hub.kernel import clock
paid = Payment.objects.get(operation_number="YP7788", state="pending")
recording.confirm(payment_id=paid.id, by=User.objects.get(username="carla"), at=clock.now())
"""
REVOKE = """
from billing.operations.paying import links
from hub.accounts.models import User
from hub.kernel import clock
links.revoke(invoice_id="{}", by=User.objects.get(username="carla"), at=clock.now())
"""


def office(house: House, code: str) -> str:
    return house.manage("shell", "-v", "0", "-c", code)


@pytest.fixture
def bill(house: House) -> tuple[str, str]:
    """Where a bill of S/ 118 is paid, and its id."""
    _, url, invoice = office(house, BILL).split()[-3:]
    return url, invoice


@pytest.fixture
def phone(browser: Browser, house: House) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="es-PE", base_url=house.base
    )
    page = context.new_page()
    page.set_default_timeout(SOON)
    yield page
    context.close()


@pytest.mark.timeout(180)
def test_a_bill_is_paid_by_card_without_an_account(phone: Page, bill: tuple[str, str], axe: str):
    phone.goto(bill[0])
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Boleta B001")
    expect(phone.get_by_text("S/ 118.00").first).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    for scheme in ("light", "dark"):
        phone.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        phone.evaluate(axe)
        assert phone.evaluate(RULES)["violations"] == [], scheme

    phone.get_by_role("button", name="Pagar S/ 118.00").click()
    phone.get_by_role("button", name="Pagar con tarjeta").click()

    expect(phone.get_by_text("Pagado.")).to_be_visible(timeout=SOON)
    expect(phone.get_by_role("link", name="Descargar el recibo")).to_be_visible()


@pytest.mark.timeout(180)
def test_what_was_paid_by_yape_is_confirmed_before_their_eyes(
    phone: Page, house: House, bill: tuple[str, str], tmp_path: Path
):
    phone.goto(bill[0])
    phone.get_by_text("Yape o banco").click()
    phone.get_by_role("button", name="Ya pagué S/ 118.00").click()
    expect(phone.get_by_text("Falta este dato.")).to_be_visible()
    phone.get_by_label("Número de operación").fill("YP 7788")
    file = io.BytesIO()
    Image.new("RGB", (60, 90), "purple").save(file, "PNG")
    (tmp_path / "yape.png").write_bytes(file.getvalue())
    phone.locator("input[type=file]").set_input_files(tmp_path / "yape.png")
    expect(phone.get_by_text("yape.png")).to_be_visible()
    phone.get_by_role("button", name="Ya pagué S/ 118.00").click()

    expect(phone.get_by_text("Por confirmar")).to_be_visible()
    office(house, CONFIRM)
    expect(phone.get_by_text("Pagado.")).to_be_visible(timeout=SOON)


@pytest.mark.timeout(120)
def test_a_link_that_was_taken_back_helps_on_and_asks_for_no_sign_in(
    phone: Page, house: House, bill: tuple[str, str]
):
    office(house, REVOKE.format(bill[1]))
    phone.goto(bill[0])
    expect(phone.get_by_text("Este enlace ya no sirve")).to_be_visible()
    expect(phone.get_by_label("Contraseña")).to_have_count(0)
