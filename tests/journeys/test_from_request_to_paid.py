"""The whole story of a job: asked for by WhatsApp, planned, repaired, billed, paid and praised."""

import re
from collections.abc import Callable, Iterator
from uuid import uuid4
from zoneinfo import ZoneInfo

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.house import House
from tests.journeys import service
from tests.journeys.inbox import look_for
from tests.journeys.test_story import answer
from tests.simulator.fixture import Simulator

SitDown = Callable[..., Page]
MARK = uuid4().hex[:5]
PHONE, NAME = f"+5190020{int(MARK, 16) % 10_000:04d}", f"Eulalia {MARK}"
TITLE = f"La bomba {MARK} pierde agua"
LIMA = "America/Lima"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A telephone nobody has signed in on."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="es-PE")
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()


@pytest.fixture
def clerk(house: House) -> Iterator[httpx.Client]:
    client = house.api("carla")
    yield client
    client.close()


@pytest.mark.timeout(300)
def test_a_job_from_the_first_message_to_the_last_word(
    house: House, clerk: httpx.Client, phones: Simulator, sit_down: SitDown, phone: Page
):
    name = f"Bomba {uuid4().hex[:5]}"
    service.workshop(house, name)
    before = report(clerk)
    ana, carla = sit_down("ana"), sit_down("carla", timezone_id=LIMA)

    asks_by_whatsapp(phones, ana)
    makes_an_order(ana, name)
    sends_tomas(carla, clerk)
    assert "Tomás Rojas irá" in service.told(phones, PHONE, "Programamos su servicio")

    tomas = sit_down("tomas", width=360, height=740, timezone_id=LIMA)
    goes_and_asks_for_a_part(tomas, name)
    service.told(phones, PHONE, "espera un repuesto")
    buys(carla, phone, name)

    # The phone that waited goes on by itself.
    expect(tomas.get_by_text("Asignada", exact=True)).to_be_visible()
    repairs(tomas, name)
    service.told(phones, PHONE, "Terminamos su servicio")

    bills(carla)
    pays(phone, service.link_in(service.told(phones, PHONE, "Puede verla y pagarla")))
    praises(phone, service.link_in(service.told(phones, PHONE, "¿Cómo le fue con nosotros?")))
    is_over(carla, clerk, before)


def asks_by_whatsapp(phones: Simulator, ana: Page) -> None:
    phones.add_phone(PHONE, NAME)
    row = look_for(ana, NAME, "Sin asignar")
    phones.say(service.CHANNEL, text="Buenas, mi bomba pierde agua", phone=PHONE)
    row.click()
    ana.get_by_role("button", name="Tomar").click()
    answer(ana, "Le enviamos un técnico hoy mismo.")


def makes_an_order(ana: Page, kind: str) -> None:
    box = ana.get_by_role("textbox", name="Responder")
    box.fill("/orden")
    ana.get_by_role("option", name="/orden").click()
    ana.get_by_label("Qué hay que hacer").fill(TITLE)
    ana.get_by_label("Lugar").fill("Cantera El Milagro")
    ana.get_by_role("combobox", name="Tipo de servicio").click()
    ana.get_by_role("option", name=kind).click()
    ana.get_by_role("button", name="Crear la orden").click()
    card = ana.get_by_role("article").filter(has_text="OS-")
    expect(card.get_by_text(TITLE)).to_be_visible()


def sends_tomas(carla: Page, clerk: httpx.Client) -> None:
    carla.goto("/orders?state=requested")
    carla.get_by_role("link", name=TITLE).click()
    carla.get_by_role("button", name="Asignar técnico").click()
    dialog = carla.get_by_role("dialog")
    dialog.get_by_label("Técnicos").first.click()
    carla.get_by_role("option", name="Tomás Rojas").click()
    carla.keyboard.press("Escape")
    slot = service.free_slot(clerk, "Tomás").astimezone(ZoneInfo(LIMA))
    dialog.get_by_label("Empieza").fill(f"{slot:%Y-%m-%dT%H:%M}")
    dialog.get_by_label("Duración en minutos").fill(str(service.MINUTES))
    dialog.get_by_role("button", name="Asignar técnico").click()
    why = dialog.get_by_label("Por qué, de todos modos")
    expect(why.or_(carla.get_by_text("Asignada", exact=True).first)).to_be_visible()
    if why.is_visible():
        why.fill("El cliente lo pidió así")
        dialog.get_by_role("button", name="Asignar de todos modos").click()
    expect(dialog).to_have_count(0)
    expect(carla.get_by_text("Asignada", exact=True).first).to_be_visible()


def goes_and_asks_for_a_part(tomas: Page, name: str) -> None:
    tomas.get_by_role("link", name=TITLE).click()
    tomas.get_by_role("button", name="Salir").click()
    tomas.get_by_role("dialog").get_by_role("button", name="Salir").click()
    tomas.get_by_role("button", name="Llegué, empezar").click()
    expect(tomas.get_by_text("por enviar")).to_have_count(0)
    tomas.get_by_role("link", name="Pedir lo que falta").click()
    tomas.get_by_role("button", name="Pedir repuestos").click()
    form = tomas.get_by_role("dialog")
    form.get_by_role("combobox", name="Repuesto").fill(name)
    tomas.get_by_role("option", name=name).click()
    form.get_by_role("button", name="Pedir", exact=True).click()
    expect(tomas.get_by_text("Espera repuestos", exact=True).first).to_be_visible()
    assert tomas.evaluate("document.documentElement.scrollWidth") <= 360
    tomas.goto("/field")
    tomas.get_by_role("link", name=TITLE).click()
    expect(tomas.get_by_text("Espera repuestos", exact=True).first).to_be_visible()


def buys(carla: Page, supplier: Page, name: str) -> None:
    """Ask who sells it; they answer by the link, without a password; take in what comes."""
    carla.goto(f"/parts-requests?q={name}")
    carla.get_by_role("link", name=re.compile(name)).first.click()
    carla.get_by_role("button", name="Pedir precios").click()
    form = carla.get_by_role("dialog")
    form.get_by_label("Proveedores").first.fill(name)
    carla.get_by_role("option", name=name).click()
    carla.keyboard.press("Escape")
    form.get_by_role("button", name="Pedir precios").click()
    carla.get_by_role("button", name="Copiar enlace").click()
    supplier.goto(carla.get_by_label("Copiar enlace").input_value())
    supplier.get_by_label("Precio por unidad").fill("42,50")
    supplier.get_by_label("Días para la entrega").fill("2")
    supplier.get_by_role("button", name="Enviar cotización").click()
    expect(supplier.get_by_text("Gracias por su cotización")).to_be_visible()
    assert supplier.evaluate("document.documentElement.scrollWidth") <= 360

    carla.get_by_role("button", name="Comprar", exact=True).click()
    expect(carla.get_by_text("Comprada", exact=True).first).to_be_visible()
    supplier.reload()
    supplier.get_by_role("button", name="Confirmar la compra").click()
    expect(carla.get_by_role("button", name="Confirmar")).to_have_count(0)  # it is, by them
    carla.get_by_role("button", name="Recibir", exact=True).click()
    carla.get_by_role("dialog").get_by_role("button", name="Recibir").click()
    expect(carla.get_by_text("Recibida", exact=True).first).to_be_visible()


def repairs(tomas: Page, name: str) -> None:
    tomas.get_by_role("button", name="Salir").click()
    tomas.get_by_role("dialog").get_by_role("button", name="Salir").click()
    tomas.get_by_role("button", name="Llegué, empezar").click()
    tomas.get_by_role("group", name="Sin fugas").get_by_role(
        "button", name="Conforme"
    ).first.click()
    service.shoot(tomas, "before", "Antes")
    tomas.get_by_role("textbox", name="Buscar repuesto").fill(name)
    tomas.get_by_role("button", name=f"Sello {name}").click()
    tomas.get_by_role("button", name="Agregar", exact=True).click()
    service.shoot(tomas, "after", "Después")
    tomas.get_by_role("textbox", name="Falla").fill("Sello gastado")
    service.sign(tomas, NAME)
    tomas.get_by_role("button", name="Terminar").click()
    tomas.get_by_role("dialog").get_by_role("button", name="Terminar").click()
    expect(tomas.get_by_text("Terminada", exact=True)).to_be_visible()
    expect(tomas.get_by_text("por enviar")).to_have_count(0)


def bills(carla: Page) -> None:
    carla.goto("/orders?state=done")
    carla.get_by_role("link", name=TITLE).click()
    carla.get_by_role("tab", name="Cobro").click()
    part = carla.get_by_role("group", name=re.compile("Sello"))
    part.get_by_label("Precio sin impuesto").fill("100")
    carla.get_by_role("button", name="Hacer borrador de factura").click()
    carla.get_by_role("link", name="Borrador").click()
    carla.get_by_role("button", name="Emitir").click()
    form = carla.get_by_role("dialog")
    expect(form.get_by_role("checkbox", name="Emitir y avisar")).to_be_checked()
    form.get_by_role("button", name="Emitir").click()
    expect(form).to_have_count(0)


def pays(phone: Page, link: str) -> None:
    phone.goto(link)
    phone.get_by_role("button", name=re.compile("^Pagar S")).click()
    phone.get_by_role("button", name="Pagar con tarjeta").click()
    expect(phone.get_by_text("Pagado.")).to_be_visible()


def praises(phone: Page, link: str) -> None:
    phone.goto(link)
    best = phone.get_by_role("radio", name="5 de 5").get_attribute("id")
    phone.locator(f"label[for='{best}']").click()  # the star, which is what one sees
    phone.get_by_label("Cuéntenos más").fill("Llegaron el mismo día")
    phone.get_by_role("button", name="Enviar respuesta").click()
    expect(phone.get_by_text("Gracias por su respuesta")).to_be_visible()


def is_over(carla: Page, clerk: httpx.Client, before: dict[str, int]) -> None:
    [row] = clerk.get("/service-orders/", params={"q": MARK}).raise_for_status().json()["results"]
    assert row["state"] in ("invoiced", "closed")
    carla.goto(f"/orders/{row['id']}?tab=follow-up")
    expect(carla.get_by_text("Llegaron el mismo día")).to_be_visible()
    after = report(clerk)
    assert after["created"] > before["created"]  # plans make orders of their own meanwhile
    assert [after[key] - before[key] for key in ("done", "answers")] == [1, 1]
    carla.goto("/reports/orders?preset=today")
    done = carla.get_by_text("Terminadas", exact=True).first
    tile = carla.get_by_role("listitem").filter(has=done).first
    expect(tile.get_by_role("strong").first).to_contain_text(str(after["done"]))


def report(clerk: httpx.Client) -> dict[str, int]:
    """Return how many orders of today were asked for and done, and how many customers answered."""
    found = clerk.get("/reports/orders/", params={"preset": "today"}).raise_for_status().json()
    figures = {each["key"]: each["value"] for each in found["figures"]}
    return {key: int(figures[key]) for key in ("created", "done", "answers")}
