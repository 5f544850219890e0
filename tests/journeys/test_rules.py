"""The counter by itself, in a real browser: a rule answers, a promise shows, closing asks."""

from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.house import House
from tests.journeys.inbox import look_for
from tests.journeys.test_story import answer, heard
from tests.patience import wait
from tests.simulator.fixture import Simulator

SitDown = Callable[..., Page]


@pytest.mark.timeout(240)
def test_a_rule_built_on_the_screen_labels_and_answers(phones: Simulator, sit_down: SitDown):
    phone = "+51900100261"
    phones.add_phone(phone, "Irma Huanca")
    admin, ana = sit_down("admin"), sit_down("ana")
    build_rule(admin)
    row = look_for(ana, "Irma Huanca")

    phones.say("telegram", text="Buenas, ¿hacen DELIVERY a Surco?", phone=phone)

    row.click()
    expect(ana.get_by_role("article").get_by_text("Sí, Irma: a todo Lima.")).to_be_visible()
    expect(ana.get_by_text("envíos").first).to_be_visible()
    wait(lambda: heard(phones, "telegram", phone, "a todo Lima"), what="the rule's answer")
    admin.get_by_role("link", name="Envíos").click()
    expect(admin.get_by_role("link", name="Irma Huanca")).to_be_visible()


@pytest.mark.timeout(240)
def test_a_promise_shows_closing_asks_and_a_rating_comes_back(
    house: House, phones: Simulator, sit_down: SitDown
):
    phone = "+51900100262"
    phones.add_phone(phone, "Walter Ccopa")
    ana = sit_down("ana")
    set_up(house)
    row = look_for(ana, "Walter Ccopa")

    phones.say("whatsapp_cloud", text="¿Tienen stock?", phone=phone)
    expect(row.locator("[data-sla=near]")).to_be_visible()
    row.click()
    answer(ana, "Sí, tenemos.")
    expect(row.locator("[data-sla]")).to_have_count(0)

    ana.get_by_role("button", name="Resolver", exact=True).click()
    asked = ana.get_by_role("dialog", name="¿De qué se trató?")
    asked.get_by_role("button", name="consulta").click()
    asked.get_by_role("button", name="Etiquetar y resolver").click()
    expect(ana.get_by_role("button", name="Reabrir", exact=True)).to_be_visible()

    wait(
        lambda: heard(phones, "whatsapp_cloud", phone, "Cómo fue"), seconds=40, what="the question"
    )
    phones.say("whatsapp_cloud", text="5", phone=phone)
    expect(ana.get_by_text("Calificó la atención: 5 de 5").first).to_be_visible()
    expect(ana.get_by_role("button", name="Reabrir", exact=True)).to_be_visible()
    with closing(house.api("admin")) as admin:
        free = admin.put("/closing/", json={"require_label": False, "labels": []})
        assert free.status_code == 200, free.text


def build_rule(admin: Page) -> None:
    """Build a rule on its page: when a message with a word comes, answer and label."""
    admin.goto("/settings")
    admin.get_by_role("link", name="Automatizaciones").click()
    admin.get_by_role("link", name="Nueva regla").click()
    admin.get_by_label("Nombre").fill("Envíos")
    admin.get_by_role("button", name="Agregar condición").click()
    admin.get_by_role("menuitem", name="El texto contiene").click()
    words = admin.get_by_placeholder("Escribe una palabra o frase")
    words.fill("delivery")
    words.press("Enter")
    admin.get_by_role("button", name="Agregar acción").click()
    admin.get_by_role("menuitem", name="Responder").click()
    admin.get_by_role("textbox", name="Responder").fill("Sí, {{nombre}}: a todo Lima.")
    admin.get_by_role("button", name="Agregar acción").click()
    admin.get_by_role("menuitem", name="Etiquetas").click()
    admin.get_by_role("combobox", name="Poner").fill("envíos")
    admin.get_by_role("combobox", name="Poner").press("Enter")
    admin.get_by_role("button", name="Guardar").click()
    expect(admin.get_by_role("link", name="Envíos")).to_be_visible()


def set_up(house: House) -> None:
    """Promise an answer within two minutes, ask for a label, and ask at once how it was."""
    times = {"first_minutes": 2, "warn_minutes": 2, "in_hours": False}
    channel = {"conditions": [{"kind": "channel", "any": ["whatsapp_cloud"]}]}
    with closing(house.api("admin")) as admin:
        made = admin.post("/sla-policies/", json={"name": "Dos", **times, **channel})
        assert made.status_code == 201
        asked = {"require_label": True, "labels": ["consulta", "venta"]}
        assert admin.put("/closing/", json=asked).status_code == 200
        survey = {"on": True, "delay_minutes": 0}
        assert admin.put("/survey-settings/", json=survey).status_code == 200
