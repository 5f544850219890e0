"""A person makes an account on a phone, loses the password, and comes back by their document."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.house import House

PASSWORD, FRESH = "lluvia sobre el techo", "techo de calamina azul"
NUMBER = "41236547"


def on_a_phone(browser: Browser, house: House) -> Page:
    context = browser.new_context(
        base_url=house.base, viewport={"width": 360, "height": 740}, locale="es-PE"
    )
    return context.new_page()


def register(page: Page) -> None:
    page.goto("/login")
    page.get_by_role("link", name="Crear cuenta").click()
    page.get_by_label("Número de documento").fill(NUMBER)
    page.get_by_role("button", name="Buscar mi nombre").click()
    expect(page.get_by_text("MIG***** A***** D***** L***** C***** T*****")).to_be_visible()
    page.get_by_label("Nombres").fill("Miguel")
    page.get_by_label("Apellidos").fill("De la Cruz")
    page.get_by_role("button", name="Continuar").click()
    page.get_by_label("Correo electrónico").fill("miguel@example.com")
    page.get_by_label("Celular").fill("955 111 222")
    page.get_by_role("button", name="Continuar").click()
    page.locator("input[autocomplete=new-password]").fill(PASSWORD)
    page.get_by_role("button", name="Crear mi cuenta").click()
    expect(page.get_by_text("Sin este permiso no podemos atenderle.")).to_be_visible()
    page.get_by_role("checkbox", name="Tratamiento de datos").check()
    page.get_by_role("button", name="Crear mi cuenta").click()
    page.wait_for_url("**/portal")


def link_from_the_counter(page: Page) -> str:
    page.goto("/settings/registrations")
    with page.expect_response(lambda answer: f"q={NUMBER}" in answer.url):
        page.get_by_role("textbox").fill(NUMBER)
    page.get_by_role("button", name="Acciones para Miguel De la Cruz").click()
    page.get_by_role("menuitem", name="Enlace de contraseña").click()
    page.get_by_role("button", name="Crear enlace").click()
    link = page.get_by_label("Enlace de un solo uso").input_value()
    assert "/reset/" in link
    return link


def test_from_the_form_to_the_portal_and_back_in(
    browser: Browser, house: House, sit_down: Callable[..., Page]
) -> None:
    page = on_a_phone(browser, house)
    register(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360
    page.get_by_role("button", name="Cerrar sesión").click()
    page.wait_for_url("**/login**")

    page.get_by_role("link", name="Olvidé mi contraseña").click()
    page.get_by_label("Correo, documento").fill(NUMBER)
    page.get_by_role("button", name="Enviar enlace").click()
    expect(page.get_by_role("heading", name="Revise su correo")).to_be_visible()

    link = link_from_the_counter(sit_down("ana"))
    page.goto(link)
    page.locator("input[autocomplete=new-password]").fill(FRESH)
    assert "/reset/" not in page.url
    page.get_by_role("button", name="Guardar contraseña").click()
    page.get_by_role("link", name="Ingresar").click()
    page.get_by_label("Usuario").fill(NUMBER)
    page.get_by_label("Contraseña", exact=True).fill(FRESH)
    page.get_by_role("button", name="Ingresar").click()
    page.wait_for_url("**/portal")
    page.goto("/portal/identity")
    expect(page.get_by_text("Verificada", exact=True)).to_be_visible()
    page.goto(link)
    page.locator("input[autocomplete=new-password]").fill(PASSWORD)
    page.get_by_role("button", name="Guardar contraseña").click()
    expect(page.get_by_role("heading", name="Este enlace ya no sirve")).to_be_visible()
    page.context.close()
