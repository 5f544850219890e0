"""An admin connects a channel by the screen alone; what did not arrive is settled in the tray."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.house import House
from tests.simulator.fixture import ROSA, Simulator

SitDown = Callable[..., Page]
GOOD, WRONG = "771234567:AAH-a-bot-of-our-own", "771234567:AAH-nobody-has-this-one"


@pytest.mark.timeout(120)
def test_a_telegram_channel_is_connected_by_the_screen_alone(sit_down: SitDown, phones: Simulator):
    name = f"Taller {uuid4().hex[:6]}"
    known = {"bot_token": GOOD, "secret_token": "chosen-by-the-hub"}
    bot = phones.add_account("telegram", known, name="taller")
    page = sit_down("admin")
    page.goto("/settings/channels")
    page.get_by_role("link", name="Conectar canal").click()
    page.get_by_role("link", name=re.compile("Un bot con el nombre")).click()
    page.get_by_role("button", name="Ver la guía").click()
    expect(page.get_by_role("dialog").get_by_text("@BotFather").first).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Lo tengo, seguir").click()

    page.get_by_label("Nombre").fill(name)
    token(page).fill("771234567")
    expect(page.get_by_text("Se parece a 123456789:AAH…")).to_be_visible()
    token(page).fill(WRONG)
    expect(page.get_by_text("Se parece a 123456789:AAH…")).to_have_count(0)
    page.get_by_role("button", name="Guardar y seguir").click()

    page.get_by_role("button", name="Probar conexión").click()
    expect(page.get_by_role("alert")).to_contain_text("El proveedor no reconoce estas claves")

    # Left midway: the list says what is missing and leads back.
    page.goto("/settings/channels")
    row = page.get_by_role("listitem").filter(has_text=name)
    expect(row).to_contain_text("Falta: Probar")
    row.get_by_role("link", name="Terminar de conectar").click()

    page.get_by_role("button", name="Corregir los datos").click()
    dialog = page.get_by_role("dialog")
    token(dialog).fill(WRONG + "x")
    dialog.get_by_role("button", name="Probar y guardar").click()
    expect(dialog.get_by_text("No se guardó nada")).to_be_visible()
    token(dialog).fill(GOOD)
    dialog.get_by_role("button", name="Probar y guardar").click()
    expect(dialog).to_have_count(0)

    expect(page.get_by_text("Esperando tu mensaje…")).to_be_visible()
    page.get_by_role("button", name="Probar", exact=True).click()
    page.get_by_role("button", name="Probar conexión").click()
    expect(page.get_by_text("Todo bien: el proveedor reconoce a")).to_be_visible()
    page.get_by_role("button", name="Tu primer mensaje").click()
    phones.say(bot, text="hola, ¿atienden hoy?", phone=ROSA)
    expect(page.get_by_text("¡Llegó! El canal funciona.")).to_be_visible()
    page.get_by_role("link", name="Ver el canal").click()
    expect(page.get_by_role("region", name="Salud")).to_contain_text("Todo en orden.")
    log = page.get_by_role("region", name="Registro de eventos")
    log.get_by_role("button", name=re.compile("^Ver el evento de")).first.click()
    expect(log.get_by_label("Cuerpo del evento")).to_have_value(re.compile("¿atienden hoy\\?"))


@pytest.mark.timeout(120)
def test_a_failed_send_stands_in_the_tray_until_it_is_sent_again(
    sit_down: SitDown, phones: Simulator, house: House
):
    bot, text = phones.account("telegram"), f"El presupuesto {uuid4().hex[:6]}"
    phones.say(bot, text="¿Cuánto sería?", phone=ROSA)
    ana = house.api("ana")
    page = sit_down("ana")
    page.goto("/inbox")
    phones.ctl(account=bot, operation="sendMessage", status=400)
    rows = ana.get("/conversations/", params={"channel": "telegram", "q": "rosa"}).json()
    talk = rows["results"][0]["id"]
    body = {"client_id": str(uuid4()), "kind": "text", "text": text}
    assert ana.post(f"/conversations/{talk}/messages/", json=body).status_code == 201

    page.get_by_role("link", name=re.compile("sin entregar$")).click()
    row = page.get_by_role("listitem").filter(has_text=text)
    expect(row).to_contain_text("No se entregó")
    row.get_by_role("button", name="Reintentar").click()
    expect(row).to_have_count(0)
    ana.close()
    said = [bubble["text"] for bubble in phones.chat(bot, ROSA) if bubble["author"] == "hub"]
    assert said.count(text) <= 1


def token(place: Page) -> object:
    return place.get_by_label("Token del bot", exact=False).first
