"""A customer on a phone: asks for Telegram, proves it by the link, is answered there, recharges."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.inbox import look_for
from tests.patience import wait
from tests.simulator.fixture import Simulator

SitDown = Callable[..., Page]
PHONE = "+51900100301"


@pytest.mark.timeout(240)
def test_a_channel_chosen_in_the_portal_is_proven_and_answered(
    phones: Simulator, sit_down: SitDown
):
    phones.add_phone(PHONE, "Jorge Salas")
    jorge, ana = sit_down("jorge", width=360, height=740), sit_down("ana")
    words = "Quiero recargar 30 para el lunes"

    jorge.goto("/portal/new")
    jorge.get_by_text("Telegram", exact=True).click()
    jorge.get_by_label("Su mensaje").fill(words)
    jorge.get_by_role("button", name="Enviar").click()
    link = jorge.get_by_role("link", name="Abrir Telegram")
    expect(link).to_be_visible()
    assert "https://t.me/" in (link.get_attribute("href") or "")
    text = jorge.get_by_label("O envíe usted este mensaje").input_value()
    phones.say("telegram", text=text, phone=PHONE)
    expect(jorge.get_by_text("Canal vinculado")).to_be_visible()

    look_for(ana, "Jorge Salas", "Sin asignar").filter(has_text=words[:20]).first.click()
    ana.get_by_role("button", name="Tomar").click()
    ana.get_by_role("textbox", name="Responder").fill("Con gusto, Jorge. Ya puede recargar.")
    ana.get_by_role("button", name="Enviar", exact=True).click()
    wait(lambda: heard(phones, "Ya puede recargar"), what="the answer on Telegram")

    jorge.goto("/portal/communications")
    line = jorge.get_by_role("row").filter(has_text=words)
    expect(line.get_by_text("Respondida")).to_be_visible()
    expect(line.get_by_role("link", name="Cargar recarga")).to_be_visible()
    line.get_by_role("link", name=words).click()
    expect(jorge.get_by_text("Ya puede recargar").first).to_be_visible()


@pytest.mark.timeout(120)
def test_what_is_switched_off_stays_off(sit_down: SitDown):
    rosa = sit_down("rosa", width=360, height=740)
    rosa.goto("/portal/notices/preferences")
    switch = rosa.get_by_role("switch", name="Respuestas a sus comunicaciones: Aquí")
    expect(switch).to_be_checked()
    switch.press("Space")
    expect(switch).not_to_be_checked()
    rosa.reload()
    expect(switch).not_to_be_checked()


def heard(phones: Simulator, words: str) -> bool:
    said = phones.chat(phones.account("telegram"), PHONE)
    return any(words in (bubble.get("text") or "") for bubble in said)
