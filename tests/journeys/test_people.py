"""An advisor is invited, comes, is moved, and leaves: in browsers, by a link that was copied."""

import base64
import re

import pytest
from django_otp.oath import TOTP
from playwright.sync_api import Browser, Page, expect

from tests.house import House

PASSWORD = "tres gatos en la azotea"


class Newcomer:
    """Somebody with a browser and a phone of their own."""

    def __init__(self, browser: Browser, house: House) -> None:
        self.context = browser.new_context(base_url=house.base, locale="es-PE")
        self.page = self.context.new_page()
        self.shown = -2

    def code(self, secret: str) -> str:
        self.shown += 1  # each code is a later one: none counts twice
        counter = TOTP(base64.b32decode(secret))
        counter.drift = self.shown
        return f"{counter.token():06d}"


@pytest.fixture
def newcomer(browser, house):
    made = Newcomer(browser, house)
    yield made
    made.context.close()


def test_a_working_life_from_invitation_to_leaving(sit_down, newcomer):
    boss = sit_down("admin")
    link = invited(boss)

    accepts(newcomer.page, link)
    secret = sets_up_two_factor(newcomer)
    signs_in_with_a_code(newcomer, secret)
    moved(boss, newcomer.page)
    leaves(boss, newcomer.page)


def invited(boss: Page) -> str:
    boss.goto("/settings/people")
    boss.get_by_role("button", name="Invitar").click()
    form = boss.get_by_role("dialog")
    form.get_by_label("Nombres").fill("Mía")
    form.get_by_label("Apellidos").fill("Paredes")
    form.get_by_label("Área").click()
    boss.get_by_role("option", name="Ventas").click()
    form.get_by_label("Cargo").click()
    boss.get_by_role("option", name="Asesora de ventas").click()
    form.get_by_role("button", name="Crear invitación").click()
    link = form.get_by_label("Enlace de invitación").input_value()
    form.get_by_role("button", name="Listo").click()
    return link


def accepts(page: Page, link: str) -> None:
    page.goto(link)
    expect(page.get_by_role("heading", name="Hola, Mía")).to_be_visible()
    expect(page.get_by_label(re.compile("^Usuario"))).to_have_value("mia.paredes")
    page.get_by_label(re.compile("^Contraseña")).fill("corta")
    page.get_by_role("button", name="Entrar").click()
    expect(page.get_by_text("que no sea común")).to_be_visible()
    page.get_by_label(re.compile("^Contraseña")).fill(PASSWORD)
    page.get_by_role("button", name="Entrar").click()
    page.wait_for_url("**/inbox**")


def sets_up_two_factor(newcomer: Newcomer) -> str:
    page = newcomer.page
    page.goto("/settings/security")
    page.get_by_role("button", name="Activar", exact=True).click()
    dialog = page.get_by_role("dialog")
    secret = dialog.get_by_label("O escribe esta clave").input_value()
    dialog.get_by_label(re.compile("seis cifras")).fill(newcomer.code(secret))
    dialog.get_by_role("button", name="Confirmar").click()
    expect(
        page.get_by_label("Guarda tus códigos de respaldo").get_by_role("listitem")
    ).to_have_count(10)
    page.get_by_role("button", name="Ya los guardé").click()
    expect(page.get_by_text("Activa", exact=True)).to_be_visible()
    return secret


def signs_in_with_a_code(newcomer: Newcomer, secret: str) -> None:
    page = newcomer.page
    newcomer.context.clear_cookies()
    page.goto("/login")
    page.get_by_label("Usuario").fill("mia.paredes")
    page.get_by_label("Contraseña", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Ingresar").click()
    page.get_by_label("Código de la aplicación").fill(newcomer.code(secret))
    page.get_by_role("button", name="Ingresar").click()
    page.wait_for_url("**/inbox**")


def moved(boss: Page, page: Page) -> None:
    boss.goto("/settings/people")
    boss.get_by_role("link", name="Mía Paredes").click()
    boss.get_by_role("button", name="Cambiar de área o cargo").click()
    form = boss.get_by_role("dialog")
    form.get_by_label("Área").click()
    boss.get_by_role("option", name="Servicio técnico").click()
    form.get_by_label("Cargo").click()
    boss.get_by_role("option", name="Técnico de campo").click()
    form.get_by_label("Motivo").fill("Pasa a campo")
    form.get_by_role("button", name="Aplicar cambio").click()
    expect(boss.get_by_text("Pasa a campo")).to_be_visible()
    # What she may do has changed: a technician begins with the day, and has no inbox.
    page.goto("/")
    page.wait_for_url("**/field")
    expect(page.get_by_role("link", name="Bandeja")).to_have_count(0)


def leaves(boss: Page, page: Page) -> None:
    boss.get_by_role("button", name="Registrar salida").click()
    form = boss.get_by_role("dialog")
    form.get_by_label("Motivo").fill("Se muda de ciudad")
    form.get_by_role("button", name="Registrar salida").click()
    expect(boss.get_by_role("button", name="Reincorporar")).to_be_visible()
    expect(page).to_have_url(re.compile("/login"), timeout=5_000)
