"""From an empty folder to the first answer: one command, and everything else on the screen."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.house import House
from tests.journeys.conftest import PATIENCE_MS, WEB_APP
from tests.simulator.fixture import PHONES, ROSA, Simulator, start, stop

BOT = {"bot_token": "771234567:AAH-a-bot-of-our-own", "secret_token": "chosen-by-the-hub"}


@pytest.fixture
def outside(tmp_path) -> Iterator[tuple[Simulator, str]]:
    """Telegram, with a bot that somebody just made at @BotFather."""
    process, address = start({"port": 0, "data_dir": str(tmp_path / "sim"), "phones": PHONES})
    client = Simulator(address)
    yield client, client.add_account("telegram", BOT, name="taller")
    client.close()
    stop(process)


@pytest.fixture
def bare(tmp_path, outside: tuple[Simulator, str]) -> Iterator[House]:
    """What `make run` makes of an empty folder with DEMO=0."""
    if not WEB_APP.exists():
        pytest.skip("the web app is not built: make web")
    made = House(
        tmp_path, demo=False, embedded=True, server="uvicorn", TELEGRAM_API_BASE=outside[0].base
    )
    made.run()
    yield made
    made.stop()


@pytest.mark.timeout(240)
def test_nobody_needs_a_terminal_after_the_first_command(
    browser: Browser, bare: House, outside: tuple[Simulator, str]
):
    phones, bot = outside
    told = re.search(r"open (http\S+/first\?code=\w+)", (bare.folder / "house.log").read_text())
    context = browser.new_context(
        base_url=bare.base, locale="es-CO", timezone_id="America/Bogota",
        viewport={"width": 1440, "height": 900},
    )  # fmt: skip
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(told[1])
    become_admin(page)
    say_whose_house_it_is(page)
    steps = page.get_by_role("list").filter(has_text="Conecta tu primer canal")
    expect(page.get_by_text("1 de 8 listos")).to_be_visible()

    steps.get_by_role("link", name="Conectar canal").click()
    connect(page, phones, bot)
    page.goto("/start")
    expect(page.get_by_text("3 de 8 listos")).to_be_visible()
    invite(page)

    page.goto("/inbox")
    strip = page.get_by_role("complementary", name="Primeros pasos")
    expect(strip).to_contain_text("4 de 8 listos")
    page.get_by_role("button", name="Ver las sin asignar").click()
    page.get_by_role("link", name=re.compile("Rosa")).first.click()
    box = page.get_by_role("textbox", name="Responder")
    box.fill("¡Hola, Rosa! Sí, hasta las seis.")
    box.press("Enter")
    expect(strip).to_contain_text("5 de 8 listos")
    arrived = [bubble["text"] for bubble in phones.chat(bot, ROSA) if bubble["author"] == "hub"]
    assert arrived == ["¡Hola, Rosa! Sí, hasta las seis."]

    strip.get_by_role("button", name="No mostrar más").click()
    expect(strip).to_have_count(0)
    visitor = browser.new_context(base_url=bare.base).new_page()
    visitor.goto("/login")
    expect(visitor.get_by_role("heading", name="Ingresar a Taller Ñandú")).to_be_visible()
    visitor.context.close()
    context.close()


def become_admin(page: Page) -> None:
    page.get_by_label("Nombres").fill("Carmen")
    page.get_by_label("Usuario").fill("carmen")
    page.get_by_label("Contraseña", exact=True).fill("corta")
    page.get_by_role("button", name="Crear y seguir").click()
    expect(page.get_by_text("Mínimo doce caracteres, que")).to_be_visible()
    expect(page.get_by_label("Nombres")).to_have_value("Carmen")
    page.get_by_label("Contraseña", exact=True).fill("una clave muy larga")
    page.get_by_role("button", name="Crear y seguir").click()


def say_whose_house_it_is(page: Page) -> None:
    expect(page.get_by_role("heading", name="¿De quién es este mostrador?")).to_be_visible()
    expect(page.get_by_role("combobox", name="Zona horaria")).to_have_value("Bogota (America)")
    expect(page.get_by_role("combobox", name="País")).to_have_value("Colombia")
    expect(page.get_by_role("combobox", name="Moneda")).to_have_value(re.compile("COP"))
    page.get_by_role("button", name="Guardar y entrar").click()
    expect(page.get_by_text("Falta este dato.")).to_be_visible()
    page.get_by_label("Nombre de la empresa").fill("Taller Ñandú")
    page.get_by_role("button", name="Guardar y entrar").click()


def connect(page: Page, phones: Simulator, bot: str) -> None:
    page.get_by_role("link", name=re.compile("Un bot con el nombre")).click()
    page.get_by_role("button", name="Lo tengo, seguir").click()
    page.get_by_label("Nombre").fill("Taller")
    page.get_by_label("Token del bot", exact=False).first.fill(BOT["bot_token"])
    page.get_by_role("button", name="Guardar y seguir").click()
    expect(page.get_by_text("Esperando tu mensaje…")).to_be_visible()
    phones.say(bot, text="hola, ¿atienden hoy?", phone=ROSA)
    expect(page.get_by_text("¡Llegó! El canal funciona.")).to_be_visible()


def invite(page: Page) -> None:
    page.get_by_role("link", name="Invitar").click()
    page.get_by_role("button", name="Invitar").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Nombres").fill("Ana")
    dialog.get_by_role("button", name=re.compile("Invitar|Crear")).click()
    link = page.get_by_role("textbox", name=re.compile("Enlace"))
    expect(link).to_have_value(re.compile("/invitation/"))
