"""The main job in a real browser: a customer writes, an advisor answers, a recharge follows."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.house import House
from tests.journeys.inbox import look_for
from tests.patience import wait
from tests.simulator.fixture import ROSA, Simulator

SitDown = Callable[..., Page]
CHANNELS = {
    "telegram": ("+51900100201", "Lucía Mamani", "Enviado al canal"),
    "whatsapp_twilio": ("+51900100202", "Hernán Poma", "Leído"),
    "whatsapp_cloud": ("+51900100203", "Yolanda Ccori", "Leído"),
    "messenger": ("+51900100204", "Édgar Ticona", "Leído"),
}


@pytest.mark.timeout(120)
@pytest.mark.parametrize("channel", CHANNELS)
def test_a_message_is_answered_and_unlocks_a_recharge(
    channel: str, phones: Simulator, sit_down: SitDown
):
    phone, name, tick = CHANNELS[channel]
    phones.add_phone(phone, name)
    phones.manners(channel, auto_read=True)
    ana, luis = sit_down("ana"), sit_down("luis")
    words = f"Buenas, soy {name} y quiero recargar"
    row = look_for(ana, name, "Sin asignar")

    phones.say(channel, text=words, phone=phone)

    expect(row).to_contain_text(words[:20])
    row.click()
    the_action_is_locked(ana)
    ana.get_by_role("button", name="Tomar").click()
    answer(ana, f"Con gusto, {name}. Ya puede recargar.")
    wait(lambda: heard(phones, channel, phone, "Ya puede recargar"), what="the answer")
    expect(ana.get_by_role("img", name=tick).last).to_be_visible()

    load_recharge_in_cash(ana, "50")
    luis.goto(ana.url)
    approve(luis, "S/ 50.00")

    expect(recharge_card(ana).get_by_text("Acreditada")).to_be_visible()
    expect(ana.get_by_role("complementary").get_by_text("S/ 50.00").first).to_be_visible()
    wait(lambda: heard(phones, channel, phone, "fue acreditada"), what="the receipt")


@pytest.mark.timeout(120)
def test_a_picture_in_the_thread_becomes_the_proof(phones: Simulator, sit_down: SitDown):
    phone = "+51900100211"
    phones.add_phone(phone, "Nélida Apaza")
    ana, luis = sit_down("ana"), sit_down("luis")
    row = look_for(ana, "Nélida Apaza", "Sin asignar")
    phones.say("whatsapp_cloud", text="Quiero recargar 80", phone=phone)
    row.click()
    answer(ana, "Envíeme su constancia, por favor.")
    wait(lambda: heard(phones, "whatsapp_cloud", phone, "Envíeme"), what="the answer")

    phones.say("whatsapp_cloud", kind="image", text="aquí está", phone=phone)
    ana.get_by_role("button", name=re.compile("^Ver ")).last.wait_for()
    open_recharge(ana)
    ana.get_by_role("button", name=re.compile("^Usar .* como comprobante")).first.click()
    ana.get_by_label("Monto").fill("80")
    ana.get_by_label("N.º de operación").fill("yp-778899")
    ana.get_by_role("button", name="Registrar recarga").click()
    expect(ana.get_by_text("Por revisar").first).to_be_visible()

    luis.goto("/recharges")
    line = luis.get_by_role("listitem").filter(has_text="Nélida Apaza")
    line.get_by_role("link").click()
    luis.get_by_role("button", name="Aprobar y acreditar").click()

    expect(ana.get_by_role("article").get_by_text("Acreditada").first).to_be_visible()


@pytest.mark.timeout(120)
def test_a_customer_recharges_in_the_portal_once_answered(house: House, sit_down: SitDown):
    rosa, ana = sit_down("rosa", width=360, height=740), sit_down("ana")
    before = balance(house)
    words = "Necesito saldo para el fin de semana"

    rosa.get_by_role("link", name="Nueva comunicación").click()
    rosa.locator("label").filter(has_text="Chat web").click()
    rosa.get_by_label("Su mensaje").fill(words)
    rosa.get_by_role("button", name="Enviar").click()
    request = rosa.get_by_role("listitem").filter(has_text=words)
    expect(request.get_by_text("Podrá recargar cuando")).to_be_visible()
    expect(request.get_by_role("link", name="Cargar recarga")).to_have_count(0)

    look_for(ana, "Rosa Quispe").filter(has_text=words[:18]).click()
    answer(ana, "Claro, señora Rosa.")
    request.get_by_role("link", name="Cargar recarga").click()
    rosa.get_by_label("Monto").fill("35.50")
    rosa.get_by_text("Efectivo").click()
    rosa.get_by_role("button", name="Enviar recarga").click()

    approve(ana, "S/ 35.50")

    rosa.get_by_role("navigation").get_by_role("button", name="Más").click()
    rosa.get_by_role("link", name="Saldo", exact=True).click()
    expect(rosa.get_by_text(money(before + 3550)).first).to_be_visible()
    assert balance(house) == before + 3550


@pytest.mark.timeout(120)
def test_a_hub_that_dies_comes_back_under_the_open_screen(
    house: House, phones: Simulator, sit_down: SitDown
):
    ana = sit_down("ana")
    phones.say("telegram", text="Antes del apagón", phone=ROSA)
    look_for(ana, "Rosa Quispe").filter(has_text="Antes del apagón").click()

    house.kill()
    ana.get_by_role("textbox", name="Responder").fill("Escrito sin conexión")
    ana.get_by_role("button", name="Enviar", exact=True).click()
    house.start()

    expect(ana.get_by_text("En vivo")).to_be_visible(timeout=40_000)
    wait(lambda: heard(phones, "telegram", ROSA, "Escrito sin conexión"), seconds=20, what="it")
    assert len(heard(phones, "telegram", ROSA, "Escrito sin conexión")) == 1


def the_action_is_locked(page: Page) -> None:
    page.get_by_role("textbox", name="Responder").fill("/recarga")
    expect(page.get_by_text("Se desbloquea cuando una persona responde")).to_be_visible()
    page.get_by_role("textbox", name="Responder").fill("")


def answer(page: Page, words: str) -> None:
    page.get_by_role("textbox", name="Responder").fill(words)
    page.get_by_role("button", name="Enviar", exact=True).click()
    expect(page.get_by_text(words).last).to_be_visible()


def open_recharge(page: Page) -> None:
    box = page.get_by_role("textbox", name="Responder")
    box.fill("/recarga")
    page.get_by_role("option", name="/recarga").click()


def load_recharge_in_cash(page: Page, amount: str) -> None:
    open_recharge(page)
    page.get_by_label("Monto").fill(amount)
    page.get_by_text("Efectivo").click()
    page.get_by_role("button", name="Registrar recarga").click()
    expect(recharge_card(page)).to_be_visible()


def recharge_card(page: Page) -> Locator:
    title = page.get_by_text("Recarga", exact=True)
    return page.get_by_role("article").filter(has=title).last


def approve(page: Page, amount: str) -> None:
    card = page.get_by_role("article").filter(has_text=amount)
    card.get_by_role("button", name="Aprobar", exact=True).click()
    card.get_by_role("button", name="Sí, aprobar y abonar").click()


def heard(phones: Simulator, channel: str, phone: str, words: str) -> list[dict]:
    account = phones.account(channel)
    return [bubble for bubble in phones.chat(account, phone) if words in (bubble.get("text") or "")]


def balance(house: House) -> int:
    client = house.api("rosa")
    amount = client.get("/me/balance/").json()["balance"]["amount"]
    client.close()
    return int(Decimal(amount) * 100)


def money(minor: int) -> str:
    return f"S/ {minor / 100:,.2f}"
