"""What colleagues do with words, files and voices in a thread of their own."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from httpx import Client
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.house import House

# More than the newest page and the one that is loaded ahead of it.
FAR = 120
SitDown = Callable[..., Page]
# A clock that goes on while it is read is never asked for one second alone.
SOME_SECONDS = re.compile(r"^0:(0[3-9]|[1-5]\d)$")
# A tone in place of a person's voice; the recorder itself is the browser's own.
TONE = """() => { navigator.mediaDevices.getUserMedia = async () => {
    const audio = new AudioContext(), tone = audio.createOscillator()
    const heard = audio.createMediaStreamDestination()
    tone.connect(heard); tone.start(); return heard.stream } }"""
NO_MICROPHONE = """() => { navigator.mediaDevices.getUserMedia = () =>
    Promise.reject(new DOMException('', 'NotAllowedError')) }"""
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script> [ven](javascript:alert(3)) **fin**"


@pytest.fixture
def group(house: House) -> Iterator[str]:
    """The page of a group of Ana, Luis and Carla that is theirs alone."""
    client = house.api("ana")
    people = client.get("/users/", params={"staff": "true"}).json()["results"]
    members = [person["id"] for person in people if person["username"] in ("luis", "carla")]
    body = {"kind": "group", "title": "Pruebas", "members": members}
    yield f"/team/{client.post('/conversations/', json=body).json()['id']}"
    client.close()


@pytest.mark.timeout(120)
def test_words_are_answered_marked_and_changed(sit_down: SitDown, group: str):
    ana, luis = at(sit_down("ana"), group), at(sit_down("luis"), group)
    carla = at(sit_down("carla", width=360, height=740), group)
    for page in (ana, luis, carla):
        page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))

    box(ana).press_sequentially("Mira esto @lu")
    ana.get_by_role("option", name="Luis Ramos").wait_for()
    box(ana).press("Enter")
    expect(box(ana)).to_have_value("Mira esto @luis ")
    box(ana).fill(f"Mira esto @luis {HOSTILE}")
    box(ana).press("Enter")

    told = message(luis, "Mira esto")
    expect(told.locator(".mention")).to_have_text("@Luis Ramos")
    expect(told.locator("strong")).to_have_text("fin")
    expect(told.locator("img, script, a")).to_have_count(0)
    expect(message(ana, "Mira esto").get_by_role("img", name="Leído por 2 de 2")).to_be_visible()

    tool(luis, "Mira esto", "Responder a este mensaje").click()
    say(luis, "Visto, gracias")
    react(carla, "Visto, gracias", "corazón rojo")
    expect(ana.get_by_role("button", name="❤️: Carla Vega")).to_be_visible()
    quote = message(ana, "Visto, gracias").get_by_role("button", name="Ana Torres")
    quote.click()
    expect(ana.locator("[data-flash]")).to_contain_text("Mira esto")

    box(luis).press("ArrowUp")
    luis.get_by_role("textbox", name="Editar el mensaje").fill("Visto y hecho")
    luis.get_by_role("textbox", name="Editar el mensaje").press("Enter")
    message(carla, "Visto y hecho").get_by_role("button", name="editado").click()
    expect(carla.get_by_role("dialog").get_by_text("Visto, gracias")).to_be_visible()


@pytest.mark.timeout(120)
def test_a_quote_leads_to_a_message_far_above_and_stays_there(
    sit_down: SitDown, house: House, group: str
):
    messages = f"/conversations/{group.rsplit('/', 1)[-1]}/messages/"
    luis = house.api("luis")
    first = posted(luis, messages, text="La primera palabra")
    for number in range(FAR):
        posted(luis, messages, text=f"Renglón {number}")
    posted(luis, messages, text="Como decía", reply_to=first)
    luis.close()
    ana = at(sit_down("ana"), group)
    message(ana, "Como decía").get_by_role("button", name="Luis Ramos").click()
    expect(ana.locator("[data-flash]")).to_contain_text("La primera palabra")
    # What loads around it meanwhile moves nothing.
    ana.wait_for_timeout(500)
    told = ana.get_by_role("log").get_by_role("article").filter(has_text="La primera palabra")
    expect(told.first).to_be_in_viewport(ratio=1)
    ana.get_by_role("button", name="Ir a lo último").click()
    expect(message(ana, "Como decía")).to_be_in_viewport(ratio=1)


@pytest.mark.timeout(120)
def test_a_draft_is_on_every_device_and_survives_a_reload(sit_down: SitDown, group: str):
    desk, phone = at(sit_down("ana"), group), at(sit_down("ana", width=360, height=740), group)
    box(desk).press_sequentially("Mañana les cuento")
    expect(box(phone)).to_have_value("Mañana les cuento")

    desk.route("**/draft/", lambda route: route.abort())
    box(desk).fill("Mañana les cuento todo")
    desk.reload()
    expect(box(desk)).to_have_value("Mañana les cuento todo")
    desk.unroute("**/draft/")
    expect(box(phone)).to_have_value("Mañana les cuento todo")

    box(phone).press("Enter")
    expect(message(desk, "les cuento todo")).to_be_visible()
    expect(box(desk)).to_have_value("")


@pytest.mark.timeout(120)
def test_files_keep_their_words_until_they_are_up(sit_down: SitDown, group: str, tmp_path: Path):
    ana, luis = at(sit_down("ana"), group), at(sit_down("luis"), group)
    ana.route("**/api/v1/attachments/", lambda route: route.abort())
    ana.locator("input[type=file]").set_input_files(pictures(tmp_path))
    box(ana).fill("Las fotos")
    expect(ana.get_by_role("alert").first).to_be_visible()
    box(ana).press("Enter")
    expect(box(ana)).to_have_value("Las fotos")

    ana.unroute("**/api/v1/attachments/")
    for name in ("uno.png", "dos.png"):
        ana.get_by_role("button", name=f"Subir de nuevo {name}").click()
    expect(ana.get_by_role("progressbar")).to_have_count(0)
    box(ana).press("Enter")

    luis.get_by_role("button", name="Ver uno.png").click()
    viewer = luis.get_by_role("dialog", name="Fotos y videos")
    expect(viewer.get_by_text("1 de 2")).to_be_visible()
    luis.keyboard.press("ArrowRight")
    expect(viewer.get_by_role("img", name="dos.png")).to_be_visible()
    luis.keyboard.press("Escape")
    expect(viewer).to_be_hidden()


@pytest.mark.timeout(120)
def test_a_voice_note_is_heard_before_and_after_it_goes(sit_down: SitDown, group: str):
    ana, luis = at(sit_down("ana"), group), at(sit_down("luis"), group)
    ana.evaluate(NO_MICROPHONE)
    ana.get_by_role("button", name="Grabar nota de voz").click()
    expect(ana.get_by_role("alert")).to_contain_text("no deja usar el micrófono")

    ana.evaluate(TONE)
    ana.get_by_role("button", name="Grabar nota de voz").click()
    expect(ana.get_by_role("timer")).to_have_text(SOME_SECONDS)
    ana.get_by_role("button", name="Terminar y escuchar").click()
    kept = ana.get_by_role("list", name="Archivos por enviar")
    expect(kept.get_by_text(SOME_SECONDS)).to_be_visible()
    box(ana).press("Enter")

    player = luis.get_by_role("log").get_by_role("slider", name="Posición del audio")
    expect(player).to_be_visible()
    luis.get_by_role("button", name="Reproducir audio").click()
    expect(luis.get_by_role("button", name="Pausar audio")).to_be_visible()


def at(page: Page, path: str) -> Page:
    page.goto(path)
    box(page).wait_for()
    return page


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Responder")


def posted(client: Client, path: str, **said: str) -> str:
    answer = client.post(path, json={"kind": "text", "client_id": str(uuid4()), **said})
    return str(answer.raise_for_status().json()["id"])


def say(page: Page, words: str) -> None:
    box(page).fill(words)
    box(page).press("Enter")


def message(page: Page, words: str) -> Locator:
    return page.get_by_role("log").get_by_role("article").filter(has_text=words).last


def tool(page: Page, words: str, name: str) -> Locator:
    message(page, words).hover()
    return message(page, words).get_by_role("button", name=name)


def react(page: Page, words: str, emoji: str) -> None:
    tool(page, words, "Reaccionar").click()
    page.get_by_label("Buscar emoji").fill(emoji)
    page.get_by_role("button", name=emoji, exact=True).click()


def pictures(folder: Path) -> list[Path]:
    made = [folder / "uno.png", folder / "dos.png"]
    for path, colour in zip(made, ("teal", "maroon"), strict=True):
        Image.new("RGB", (320, 200), colour).save(path)
    return made
