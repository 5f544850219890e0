"""What the journeys of service share: what a workshop has set up, and a technician's phone."""

import base64
import re
from contextlib import closing
from datetime import datetime, timedelta
from uuid import uuid4

import httpx
from playwright.sync_api import Page, expect

from hub.kernel import clock
from tests.house import House
from tests.patience import wait
from tests.simulator.fixture import Simulator

CHANNEL = "whatsapp_cloud"
MINUTES = 5  # of a visit, so that one fits into any day
PICTURE = """() => {
  const canvas = document.createElement('canvas')
  canvas.width = 800
  canvas.height = 600
  canvas.getContext('2d').fillRect(100, 100, 300, 200)
  return canvas.toDataURL('image/jpeg')
}"""


def post(client: httpx.Client, path: str, body: dict) -> dict:
    """Post once and return the answer."""
    answer = client.post(path, json=body, headers={"Idempotency-Key": str(uuid4())})
    assert answer.status_code in (200, 201), answer.text
    made: dict = answer.json()
    return made


def workshop(house: House, name: str) -> None:
    """Have a kind of service with all it demands, a part nobody has, and who sells it, so named."""
    with closing(house.api("admin")) as admin:
        kind = {"name": name, "minutes": 60, "needs_photos": True, "needs_signature": True}
        kind = post(admin, "/service-kinds/", kind)
        items = [{"kind": "check", "label": "Sin fugas", "required": True}]
        checklist = {"name": name, "order_kind": kind["id"], "items": items}
        post(admin, "/checklists/", checklist)
        post(admin, "/parts/", {"code": name.upper(), "name": f"Sello {name}", "unit": "und"})
        post(admin, "/suppliers/", {"name": f"Proveedor {name}", "lead_days": 3})
        admin.patch("/after-service-settings/", json={"delay_minutes": 0}).raise_for_status()


def free_slot(clerk: httpx.Client, technician: str) -> datetime:
    """Return when somebody has nothing to do yet, today or soon after."""
    at = clock.now().replace(second=0, microsecond=0)
    since, until = (f"{at + timedelta(days=days):%Y-%m-%d}" for days in (-2, 3))
    found = clerk.get("/assignments/", params={"since": since, "until": until, "limit": 200})
    busy = [
        (datetime.fromisoformat(each["starts_at"]), datetime.fromisoformat(each["ends_at"]))
        for each in found.raise_for_status().json()["results"]
        if each["technician"]["name"].startswith(technician)
    ]
    slots = (at + timedelta(minutes=10 * turn) for turn in range(1, 120))
    gone = timedelta(minutes=MINUTES)
    return next(
        slot for slot in slots if not any(slot < end and start < slot + gone for start, end in busy)
    )


def told(phones: Simulator, phone: str, words: str) -> str:
    """Return what a customer was last told with these words, once they were."""

    def heard() -> str:
        bubbles = phones.chat(phones.account(CHANNEL), phone)
        texts = [bubble.get("text") or "" for bubble in bubbles]
        return next((text for text in reversed(texts) if words in text), "")

    return wait(heard, what=f"the customer to hear: {words}", seconds=75)


def link_in(text: str) -> str:
    """Return the link of a message."""
    return re.findall(r"https?://\S+/p/[\w-]+", text)[-1]


def shoot(page: Page, tag: str, shown: str) -> None:
    """Take a picture with the phone."""
    picture = base64.b64decode(page.evaluate(PICTURE).partition(",")[2])
    page.locator(f"input[type=file][data-tag={tag}]").set_input_files(
        {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": picture}
    )
    expect(page.get_by_alt_text(f"Foto {shown}", exact=False)).to_be_visible()


def sign(page: Page, name: str) -> None:
    """Let the customer sign on the technician's phone."""
    page.get_by_role("button", name="Pedir firma").click()
    page.get_by_role("textbox", name="Nombre de quien firma").fill(name)
    pad = page.get_by_role("img", name="Firma").bounding_box()
    assert pad is not None
    page.mouse.move(pad["x"] + 20, pad["y"] + 20)
    page.mouse.down()
    page.mouse.move(pad["x"] + 160, pad["y"] + 60, steps=6)
    page.mouse.up()
    page.get_by_role("button", name="Guardar").click()
