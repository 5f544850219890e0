"""Opportunities are carried over the board by hand and by keyboard; queries go there and back."""

import re

from playwright.sync_api import Locator, Page, expect


def card(page: Page, title: str) -> Locator:
    return page.locator("[data-card]").filter(has_text=title)


def column(page: Page, stage: str) -> Locator:
    return page.locator(f"[data-stage={stage}]").filter(has=page.locator("ul"))


def makes(page: Page, title: str, amount: str) -> None:
    page.goto("/opportunities")
    page.get_by_role("button", name="Nueva oportunidad").click()
    form = page.get_by_role("dialog", name="Nueva oportunidad")
    form.get_by_label("Cliente").fill("Rosa")
    page.get_by_role("option", name="Rosa Quispe").first.click()
    form.get_by_label("Qué quiere").fill(title)
    form.get_by_label("Monto").fill(amount)
    form.get_by_role("button", name="Crear").click()
    expect(form).to_be_hidden()
    expect(column(page, "prospect").get_by_text(title)).to_be_visible()


def carries(page: Page, title: str, stage: str) -> None:
    """Take a card by the mouse and let it fall at the top of a column."""
    source = card(page, title).bounding_box()
    target = column(page, stage).locator("ul").bounding_box()
    assert source is not None
    assert target is not None
    page.mouse.move(source["x"] + 60, source["y"] + 30)
    page.mouse.down()
    page.mouse.move(source["x"] + 90, source["y"] + 40, steps=4)
    page.mouse.move(target["x"] + 80, target["y"] + 12, steps=8)
    page.mouse.up()


def test_from_prospect_to_won_by_mouse_while_another_watches(sit_down):
    boss, luis = sit_down("admin"), sit_down("luis")
    makes(boss, "Bomba para piscina", "1800")
    luis.goto("/opportunities")
    expect(card(luis, "Bomba para piscina")).to_be_visible()

    carries(boss, "Bomba para piscina", "negotiation")

    expect(column(boss, "negotiation")).to_contain_text("Bomba para piscina")
    expect(column(luis, "negotiation")).to_contain_text("Bomba para piscina")
    carries(boss, "Bomba para piscina", "closed")
    ending = boss.get_by_role("dialog", name=re.compile("Cerrar"))
    ending.get_by_label("Nota").fill("Dejó un adelanto")
    ending.get_by_role("button", name="Cerrar como ganada").click()
    expect(boss.get_by_text("Ganada: S/ 1,800.00")).to_be_visible()
    expect(column(luis, "closed")).to_contain_text("Bomba para piscina")

    card(boss, "Bomba para piscina").get_by_role("link").click()
    side = boss.get_by_role("dialog", name="Bomba para piscina")
    expect(side.get_by_text("De Prospecto a Negociación")).to_be_visible()
    expect(side.get_by_text("Cerrada: ganada")).to_be_visible()


def test_the_same_by_keyboard_and_lost_with_a_reason(sit_down):
    page = sit_down("luis")
    makes(page, "Riego para vivero", "950")

    card(page, "Riego para vivero").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(column(page, "negotiation")).to_contain_text("Riego para vivero")
    page.keyboard.press("Escape")
    expect(column(page, "prospect")).to_contain_text("Riego para vivero")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    with page.expect_response(re.compile(r"/move/$")):
        page.keyboard.press("Space")
    expect(column(page, "negotiation")).to_contain_text("Riego para vivero")

    card(page, "Riego para vivero").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    ending = page.get_by_role("dialog", name=re.compile("Cerrar"))
    ending.get_by_text("Perdida", exact=True).click()
    ending.get_by_role("button", name="Cerrar como perdida").click()
    expect(ending.get_by_text("Elige el motivo.")).to_be_visible()
    ending.get_by_label("Motivo").click()
    page.get_by_role("option", name="Precio alto").click()
    ending.get_by_role("button", name="Cerrar como perdida").click()
    expect(page.get_by_text("Cerrada como perdida")).to_be_visible()
    expect(card(page, "Riego para vivero")).to_contain_text("Perdida")


def test_a_query_from_a_phone_is_resolved_in_the_thread_and_reopened(sit_down):
    rosa = sit_down("rosa", width=360, height=740)
    rosa.goto("/portal/queries/new")
    rosa.get_by_role("button", name="Enviar consulta").click()
    expect(rosa.get_by_text("Escriba de qué se trata.")).to_be_visible()
    rosa.get_by_label("Asunto").fill("¿Instalan la bomba?")
    rosa.get_by_label("Su consulta").fill("Es para un segundo piso.")
    rosa.get_by_role("button", name="Enviar consulta").click()
    expect(rosa.get_by_text("La estamos viendo", exact=False)).to_be_visible()
    assert rosa.evaluate("document.documentElement.scrollWidth") <= 360

    ana = sit_down("ana")
    ana.goto("/queries")
    ana.get_by_role("link", name="¿Instalan la bomba?").click()
    ana.get_by_role("link", name="Ver conversación").click()
    subject = ana.get_by_text("¿Instalan la bomba?", exact=True)
    asked = ana.locator("article").filter(has=subject).last
    asked.get_by_role("button", name="Resolver").click()
    asked.get_by_label("Respuesta para el cliente").fill("Sí, el jueves por la tarde.")
    asked.get_by_role("button", name="Enviar y resolver").click()
    expect(asked.get_by_text("Resuelta")).to_be_visible()

    expect(rosa.get_by_text("Sí, el jueves por la tarde.")).to_be_visible()
    rosa.get_by_role("button", name="No quedó resuelta").click()
    rosa.get_by_label("¿Qué falta resolver?").fill("¿Y cuánto cuesta?")
    rosa.get_by_role("button", name="Reabrir consulta").click()
    expect(rosa.get_by_text("La estamos viendo", exact=False)).to_be_visible()
    expect(ana.get_by_text("¿Y cuánto cuesta?").last).to_be_visible()
