"""A house with its demo day, and a real browser to walk through it."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.house import House, credentials
from tests.patience import wait
from tests.simulator.fixture import Simulator

WEB_APP = Path(__file__).resolve().parents[2] / "frontend" / "dist" / "index.html"
PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One house for all journeys of a run."""
    if not WEB_APP.exists():
        pytest.skip("the web app is not built: make web")
    made = House(tmp_path_factory.mktemp("house"))
    made.build()
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def phones(house: House) -> Iterator[Simulator]:
    """The house's own simulator."""
    client = Simulator(house.simulator)
    # It starts beside the hub, which is ready without it.
    wait(lambda: answers(house.simulator), what="the simulator")
    with closing(house.api("admin")) as admin:
        wait(lambda: are_connected(admin), what="the channels", seconds=60)
    yield client
    client.close()


def are_connected(admin: httpx.Client) -> bool:
    """Whether every channel's provider has told the house who it is there."""
    channels = admin.get("/channels/").raise_for_status().json()["results"]
    return all(each["kind"] == "web" or each["token_state"] == "valid" for each in channels)


def answers(base: str) -> bool:
    """Whether somebody answers there at all."""
    try:
        return httpx.get(base, timeout=2).status_code < 500
    except httpx.TransportError:
        return False


@pytest.fixture
def sit_down(browser: Browser, house: House) -> Iterator[Callable[..., Page]]:
    """Open the web app in a browser of its own, signed in as one of the demo accounts."""
    open_contexts: list[BrowserContext] = []

    def open_page(
        username: str, *, width: int = 1440, height: int = 900, **options: object
    ) -> Page:
        context = browser.new_context(
            base_url=house.base,
            viewport={"width": width, "height": height},
            locale="es-PE",
            **options,
        )
        open_contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto("/login")
        known = credentials(username)
        page.get_by_label("Usuario").fill(str(known["username"]))
        page.get_by_label("Contraseña", exact=True).fill(str(known["password"]))
        page.get_by_role("button", name="Ingresar").click()
        page.wait_for_url(lambda url: "/login" not in url)
        return page

    yield open_page
    for context in open_contexts:
        context.close()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep all journeys on one worker: they share a house."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.xdist_group("journeys"))
