"""A customer asks for a service on a telephone, the office plans it, and both see it at once."""

import io
import re
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from hub.kernel import clock
from tests.house import House
from tests.journeys.test_accessibility import AXE, RULES

SitDown = Callable[..., Page]
TITLE = "Pierde aceite por la base del brazo"


@pytest.mark.timeout(300)
def test_from_a_photo_of_a_leak_to_a_technician_on_the_calendar(sit_down: SitDown, house: House):
    kind_of_service(house)
    clerk = sit_down("carla")
    clerk.goto("/orders?state=requested")
    expect(clerk.get_by_role("heading", name="Órdenes de servicio")).to_be_visible()
    keeps_the_rules(clerk)

    phone = sit_down("rosa", width=360, height=740)
    phone.goto("/portal/services/new")
    ask(phone)
    phone.wait_for_url(re.compile(r"/portal/services/[0-9a-f-]{36}$"))
    expect(phone.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(phone.get_by_role("img", name="Foto 1")).to_be_visible()
    keeps_the_rules(phone)

    # The list that was open has it, once, without anybody asking again.
    expect(clerk.get_by_role("link", name=TITLE)).to_have_count(1)
    clerk.get_by_role("link", name=TITLE).click()
    keeps_the_rules(clerk)
    plan(clerk)
    expect(clerk.get_by_text("Asignada", exact=True).first).to_be_visible()

    # The page says it, and a reader hears it.
    expect(phone.get_by_role("status").filter(has_text="Tomás").first).to_be_visible()
    expect(phone.get_by_text("Técnico asignado", exact=True)).to_be_visible()
    keeps_the_rules(phone)
    phone.goto("/portal/services?view=dates")
    expect(phone.get_by_role("table")).to_be_visible()
    keeps_the_rules(phone)


def kind_of_service(house: House) -> None:
    with closing(house.api("admin")) as admin:
        if not admin.get("/service-kinds/").raise_for_status().json()["results"]:
            kind = {"name": "Revisión", "minutes": 60}
            admin.post("/service-kinds/", json=kind).raise_for_status()


def ask(phone: Page) -> None:
    """Fill in the request, show a photo, and press twice as on a slow telephone."""
    phone.get_by_label("¿Dónde está?").fill("Cantera El Milagro")
    phone.get_by_label("¿Qué necesita?").fill(TITLE)
    with phone.expect_file_chooser() as chooser:
        phone.get_by_role("button", name="Agregar fotos").click()
    photo = {"name": "fuga.jpg", "mimeType": "image/jpeg", "buffer": picture()}
    chooser.value.set_files(photo)
    expect(phone.get_by_role("img", name="Foto 1")).to_be_visible()
    keeps_the_rules(phone)
    phone.get_by_role("button", name="Enviar pedido").dblclick()


def plan(clerk: Page) -> None:
    clerk.get_by_role("button", name="Asignar técnico").click()
    dialog = clerk.get_by_role("dialog")
    dialog.get_by_label("Técnicos").click()
    clerk.get_by_role("option", name=re.compile("Tomás")).click()
    clerk.keyboard.press("Escape")
    day = f"{clock.now() + timedelta(days=3):%Y-%m-%d}"
    dialog.get_by_label("Empieza").fill(f"{day}T10:00")
    dialog.get_by_role("button", name="Asignar técnico").click()
    why = dialog.get_by_label("Por qué, de todos modos")
    # It is planned, or asked about: the page behind the form says the one, the form the other.
    expect(why.or_(clerk.get_by_text("Asignada", exact=True).first)).to_be_visible()
    if why.is_visible():
        why.fill("Pedido expreso del cliente")
        dialog.get_by_role("button", name="Asignar de todos modos").click()
    expect(dialog).to_have_count(0)


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (2400, 1800), "#8a5a2b").save(out, "JPEG")
    return out.getvalue()


def keeps_the_rules(page: Page) -> None:
    page.evaluate(AXE.read_text())
    found = page.evaluate(RULES)["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
