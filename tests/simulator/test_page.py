"""The page as a person uses it, in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.patience import wait
from tests.simulator.fixture import PHONES, Simulator, start, stop

pytestmark = pytest.mark.journey


@pytest.fixture
def world(tmp_path, hub):
    """Telegram and Messenger phones pointing at a hub that says yes."""
    accounts = [
        {
            "kind": "telegram",
            "name": "Norte",
            "webhook": hub.base + "/t/",
            "credentials": {"bot_token": "71:a", "secret_token": "s"},
        },
        {
            "kind": "messenger",
            "name": "Sur",
            "webhook": hub.base + "/m/",
            "credentials": {
                "page_id": "30001",
                "app_id": "1",
                "page_access_token": "m",
                "app_secret": "a",
                "verify_token": "v",
            },
        },
    ]
    config = {"port": 0, "data_dir": str(tmp_path), "phones": PHONES, "accounts": accounts}
    process, base = start(config)
    simulator = Simulator(base)
    yield simulator
    simulator.close()
    stop(process)


@pytest.fixture
def page(world, browser):
    tab = browser.new_page(locale="es-PE")
    broken: list[str] = []
    tab.on("pageerror", lambda error: broken.append(str(error)))
    tab.goto(world.base + "/")
    yield tab
    tab.close()
    assert broken == []


def test_a_person_writes_reads_answers_and_changes_hands(world, page, http):
    phone = page.get_by_role("region", name="Telegram: Norte")
    phone.get_by_role("button", name="Iniciar").click()
    phone.get_by_label("Mensaje por Norte").fill("Quiero una recarga")
    phone.get_by_label("Mensaje por Norte").press("Enter")
    expect(phone.locator(".mine")).to_have_count(2)
    phone.get_by_role("button", name="Adjuntar").click()
    phone.get_by_role("menuitem", name="Foto", exact=True).click()
    expect(phone.locator(".mine img")).to_be_visible()

    keyboard = {"inline_keyboard": [[{"text": "Sí", "callback_data": "si"}]]}
    chat = world.add_phone(PHONES[0]["phone"])["telegram_id"]
    http.post(
        world.base + "/bot71:a/sendMessage",
        json={"chat_id": chat, "text": "¿50 soles?", "reply_markup": keyboard},
    )
    expect(phone.get_by_text("¿50 soles?", exact=True)).to_be_visible()
    wait(lambda: world.chat("Norte")[-1]["state"] == "read")
    phone.get_by_role("button", name="Sí", exact=True).click()
    wait(lambda: world.log(operation="callback_query", accepted="true"))

    page.get_by_role("button", name="Jorge Huamán").click()
    expect(phone.locator(".message")).to_have_count(0)


def test_a_recorded_voice_note_travels_as_ogg(world, page, http):
    phone = page.get_by_role("region", name="Messenger: Sur")

    phone.get_by_role("button", name="Grabar nota de voz").click()
    page.wait_for_timeout(400)
    phone.get_by_role("button", name="Terminar y enviar").click()

    (sent,) = wait(lambda: world.log(operation="messaging", accepted="true"))
    (event,) = sent["request"]["entry"][0]["messaging"]
    (attachment,) = event["message"]["attachments"]
    sound = http.get(attachment["payload"]["url"])
    assert attachment["type"] == "audio" and sound.headers["content-type"] == "audio/ogg"
    assert sound.content.startswith(b"OggS") and b"OpusHead" in sound.content


def test_a_bad_day_is_switched_on_and_off(world, page, http):
    phone = page.get_by_role("region", name="Messenger: Sur")
    url = world.base + "/v26.0/me?access_token=m"

    phone.get_by_role("button", name="Mal día del proveedor").click()
    with page.expect_response("**/ctl"):
        phone.get_by_label("Proveedor caído").check()
    assert http.get(url).status_code == 500

    with page.expect_response("**/ctl"):
        phone.get_by_label("Proveedor caído").uncheck()
    assert http.get(url).status_code == 200


def test_a_small_screen_never_scrolls_sideways(page):
    page.set_viewport_size({"width": 360, "height": 740})

    assert page.evaluate("document.documentElement.scrollWidth") == 360
    expect(page.get_by_role("link", name="Norte")).to_be_visible()
