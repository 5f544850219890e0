"""No screen breaks a rule of WCAG 2 A or AA a machine can see: light, dark, wide, narrow."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.house import House
from tests.patience import wait

SitDown = Callable[..., Page]
AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = """() => axe.run({
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'],
})"""
# Each size once and each scheme once: an axe run takes a second.
LOOKS = {"light": (1440, 900), "dark": (360, 740)}
STAFF = (
    "/inbox",
    "{talk}",
    "/team",
    "{team}",
    "/search?q=recarga",
    "/recharges",
    "/customers",
    "/settings",
    "/tray?whose=all",
    "/settings/channels",
    "/settings/channels/new/coexistence",
    "/settings/channels/parked",
    "{channel}",
    "{channel}/setup",
    "/settings/people",
    "/settings/registrations",
    "/settings/bots",
    "/settings/bots/subscriptions",
    "/settings/notifications",
)
PORTAL = ("/portal", "/portal/new", "{chat}", "{recharge}", "/portal/movements", "/portal/identity")
DOORS = ("/login", "/register", "/forgot", "/reset/x", "/verify/x", "/legal/service")


@pytest.fixture
def axe() -> str:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm install in frontend")
    return AXE.read_text()


@pytest.mark.timeout(120)
def test_the_door_keeps_the_rules(sit_down: SitDown, axe: str):
    page = sit_down("ana")
    page.context.clear_cookies()
    page.evaluate("localStorage.clear()")

    assert walk(page, axe, DOORS) == []


@pytest.mark.timeout(120)
def test_the_screens_of_staff_keep_the_rules(sit_down: SitDown, house: House, axe: str):
    places = {
        "talk": f"/inbox/{talk_of(house)}",
        "team": f"/team/{team_of(house)}",
        "channel": f"/settings/channels/{channel_of(house)}",
    }
    page = sit_down("admin")

    found = walk(page, axe, [path.format(**places) for path in STAFF])

    assert found == []


@pytest.mark.timeout(120)
def test_the_portal_keeps_the_rules(sit_down: SitDown, house: House, axe: str):
    asked = asked_of(house)
    page = sit_down("rosa", width=360, height=740)
    chat, recharge = f"/portal/chat/{asked['conversation']}", f"/portal/recharge/{asked['id']}"

    found = walk(page, axe, [path.format(chat=chat, recharge=recharge) for path in PORTAL])

    assert found == []


def walk(page: Page, axe: str, paths: list[str]) -> list[str]:
    """Look at every path wide in light and narrow in dark; what is broken, and where."""
    found = []
    for path in paths:
        page.goto(path)
        expect(page.get_by_role("main")).to_be_visible()
        expect(page.locator("h1").first).to_be_attached()
        for scheme, (width, height) in LOOKS.items():
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found += [f"{path} {scheme} {width}: {each}" for each in broken(page, axe)]
    return found


def broken(page: Page, axe: str) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    answer: dict[str, Any] = page.evaluate(RULES)
    return [
        f"{rule['id']} at {node['target']}: {node['failureSummary']}"
        for rule in answer["violations"]
        for node in rule["nodes"]
    ]


def talk_of(house: House) -> str:
    client = house.api("ana")
    asked = {"kind": "customer", "q": "Rosa"}
    # The search of a house just opened follows in a moment.
    rows = wait(lambda: client.get("/conversations/", params=asked).json()["results"])
    client.close()
    return str(rows[0]["id"])


def team_of(house: House) -> str:
    """A group of the admin's."""
    client = house.api("admin")
    people = client.get("/users/", params={"staff": "true"}).json()["results"]
    members = [person["id"] for person in people if person["username"] in ("ana", "luis")]
    body = {"kind": "group", "title": "Cierre de caja", "members": members}
    made = client.post("/conversations/", json=body).json()
    client.close()
    return str(made["id"])


def channel_of(house: House) -> str:
    client = house.api("admin")
    rows = client.get("/channels/").json()["results"]
    client.close()
    return next(str(row["id"]) for row in rows if row["kind"] == "whatsapp_cloud")


def asked_of(house: House) -> dict[str, Any]:
    """A request of Rosa's that was answered, so that it can be recharged for."""
    client = house.api("rosa")
    rows: list[dict[str, Any]] = client.get("/communications/").json()["results"]
    client.close()
    return next(row for row in rows if row["state"] == "answered")
