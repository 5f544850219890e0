"""An advisor's desk: ready answers, words for later, views, many at once, and the way back."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.inbox import look_for
from tests.simulator.fixture import Simulator


@pytest.mark.timeout(240)
def test_answered_by_a_slash_and_again_tomorrow(sit_down, phones: Simulator):
    phones.add_phone("+51900100281", "Yolanda Paz")
    phones.say("telegram", text="¿A qué cuenta transfiero?", phone="+51900100281")
    page = sit_down("ana")
    look_for(page, "Yolanda").first.click()
    field = page.get_by_role("textbox", name="Responder")

    field.fill("/cuen")
    expect(page.get_by_role("listbox", name="Acciones")).to_contain_text("BCP")
    field.press("Enter")
    expect(field).to_have_value(re.compile("BCP .* a nombre de Mostrador del Centro"))
    field.press("Enter")
    page.locator("[data-undo-send]").click()
    expect(field).to_have_value(re.compile("BCP"))
    field.press("Enter")
    expect(page.get_by_role("img", name="Enviado al canal").last).to_be_visible()

    field.fill("Hola {{cliente.deuda}}")
    expect(page.get_by_role("alert")).to_contain_text("{{cliente.deuda}}")
    expect(page.locator("[data-send]")).to_be_disabled()
    field.fill("¿Pudo transferir?")
    page.get_by_role("button", name="Enviar más tarde").click()
    page.get_by_label("¿Cuándo?").fill("mañana 9")
    expect(page.get_by_role("dialog")).to_contain_text("09:00")
    page.get_by_role("button", name="Programar").click()
    waiting = page.locator("[data-scheduled]")
    expect(waiting).to_contain_text("¿Pudo transferir?")
    page.get_by_role("button", name="Más sobre este mensaje programado").click()
    page.get_by_role("menuitem", name="Enviar ahora").click()
    expect(waiting).to_have_count(0)
    thread = page.get_by_role("log", name="Conversación")
    expect(thread).to_contain_text("¿Pudo transferir?")

    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.get_by_placeholder("Busca una conversación o una acción").fill("posponer en 2 horas")
    page.get_by_text("Posponer:").first.click()
    expect(
        page.get_by_text("Quedó pospuesta").or_(page.get_by_text("Pospuesta hasta"))
    ).to_be_visible()
    page.get_by_role("button", name="Deshacer").last.click()
    expect(page.get_by_role("button", name="Resolver", exact=True)).to_be_visible()


@pytest.mark.timeout(240)
def test_a_view_kept_and_its_rows_resolved_together(sit_down, phones: Simulator):
    for number, name in ((291, "Wilma Arce"), (292, "Wilma Bravo"), (293, "Wilma Cano")):
        phones.add_phone(f"+51900100{number}", name)
        phones.say("telegram", text="Consulta", phone=f"+51900100{number}")
    page = sit_down("luis")
    rows = look_for(page, "Wilma")
    expect(rows).to_have_count(3)

    page.get_by_role("button", name="Vistas guardadas").click()
    page.get_by_role("menuitem", name="Guardar esta vista").click()
    page.get_by_role("dialog").get_by_role("textbox").fill("Las Wilmas")
    page.get_by_role("dialog").get_by_role("button", name="Guardar").click()
    expect(page.get_by_role("button", name="Las Wilmas")).to_be_visible()
    page.get_by_label("Nombre o teléfono").fill("")
    page.get_by_role("button", name="Vistas guardadas").click()
    page.get_by_role("menuitemradio", name="Las Wilmas").click()
    expect(page.get_by_label("Nombre o teléfono")).to_have_value("Wilma")
    expect(rows).to_have_count(3)

    rows.first.focus()
    page.keyboard.press("x")
    page.get_by_label(re.compile("Elegir a Wilma")).last.click(modifiers=["Shift"])
    bar = page.get_by_role("region", name="Cambiar varias")
    expect(bar).to_contain_text("3 elegidas")
    bar.get_by_role("button", name="Resolver").click()
    expect(page.get_by_text("3 conversaciones cambiadas")).to_be_visible()
    expect(rows).to_have_count(0)
    page.get_by_role("button", name="Deshacer").last.click()
    expect(rows).to_have_count(3)
