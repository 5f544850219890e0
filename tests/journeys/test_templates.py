"""A customer silent for two days is written to with a template; a stranger is written to first."""

import re

from playwright.sync_api import Page, expect

from tests.patience import wait

JUAN, STRANGER = "+51987110022", "+51955000777"


def sees(phones, account, phone, words):
    def look():
        bubbles = phones.chat(phones.account(account), phone)
        return [each for each in bubbles if words in each["text"]]

    return wait(look, what=f"{words} on the phone")[0]


def silent(house):
    """The page of somebody who wrote to WhatsApp two days ago."""
    client = house.api("luis")
    query = {"view": "all", "state": "resolved", "q": "Maldonado"}
    found = client.get("/conversations/", params=query).json()["results"]
    client.close()
    return next(
        f"/inbox/{item['id']}" for item in found if item["channel"]["kind"] == "whatsapp_cloud"
    )


def fill(page: Page, *values: str) -> None:
    fields = page.get_by_role("form").get_by_role("textbox")
    expect(fields).to_have_count(len(values))
    for field, value in zip(fields.all(), values, strict=True):
        field.fill(value)


def test_a_template_opens_the_window_again(house, phones, sit_down):
    page = sit_down("luis")
    page.goto(silent(house))
    expect(page.get_by_text("solo deja enviarle una plantilla aprobada")).to_be_visible()
    expect(page.locator("[data-composer]")).to_have_count(0)

    page.get_by_role("searchbox", name="Buscar plantilla").fill("pedido")
    page.get_by_role("button", name=re.compile("pedido_listo.*es .*Aviso", re.DOTALL)).click()
    page.get_by_role("button", name="Enviar plantilla").click()
    expect(page.get_by_text("Falta completar")).to_have_count(3)

    fill(page, "Juan José", "R-88", "sábado")
    preview = page.get_by_role("region", name="Así la leerá el cliente")
    expect(preview).to_contain_text("Hola Juan José, su pedido R-88 ya está listo.")
    expect(page.get_by_text("Meta la cobra como aviso")).to_be_visible()
    page.get_by_role("button", name="Enviar plantilla").click()

    thread = page.get_by_role("log")
    expect(thread.get_by_text("su pedido R-88 ya está listo")).to_be_visible()
    bubble = sees(phones, "whatsapp_cloud", JUAN, "su pedido R-88")
    assert [each["title"] for each in bubble["buttons"]] == ["Voy hoy", "Prefiero envío"]

    phones.say("whatsapp_cloud", "text", "Voy hoy a las 5", phone=JUAN)
    expect(thread.get_by_text("Voy hoy a las 5")).to_be_visible()
    box = page.locator("[data-composer]")
    box.fill("Lo esperamos, don Juan José.")
    box.press("Enter")
    sees(phones, "whatsapp_cloud", JUAN, "Lo esperamos")


def test_an_advisor_writes_first_on_a_phone(house, phones, sit_down):
    page = sit_down("ana", width=360, height=740)
    page.goto("/inbox")
    page.get_by_role("button", name="Nueva conversación").click()
    dialog = page.get_by_role("dialog", name="Nueva conversación")
    dialog.get_by_role("searchbox").fill("+51 955 000 777")
    dialog.get_by_role("button", name=re.compile("Escribir al")).click()
    dialog.get_by_label("Canal", exact=True).first.click()
    page.get_by_role("option", name="WhatsApp Soporte").click()
    dialog.get_by_role("button", name=re.compile("hello_world")).click()
    fill(page, "Rocío")
    dialog.get_by_role("button", name="Enviar plantilla").click()
    page.wait_for_url(re.compile("/inbox/[0-9a-f-]{36}"))
    sees(phones, "whatsapp_cloud", STRANGER, "Hola Rocío")
    expect(page.get_by_role("log").get_by_text("Hola Rocío")).to_be_visible()
