"""A technician's day on a phone: out of reach, at work all the same, and back."""

import base64
import json
from contextlib import closing

from playwright.sync_api import Page, expect

from tests.house import House
from tests.journeys.test_accessibility import AXE, RULES

BEFORE = """
from datetime import timedelta
from crm.models import Customer
from field_service.models import Checklist, OrderKind
from field_service.operations import kinds
from field_service.operations.fieldwork import checklists
from field_service.operations.orders import booking, requesting
from field_service.types import ChecklistForm, OrderForm, Slot, Span
from hub.accounts.models import User
from hub.kernel import clock
from hub.kernel.errors import Conflict
at = clock.now()
carla, tomas = (User.objects.get(username=each) for each in ("carla", "tomas"))
rosa = Customer.objects.filter(portal_user__username="rosa").get()
kind = kinds.add_service_kind(fields={"name": "Revisión de campo", "needs_photos": False,
                                      "needs_signature": True}, at=at)
items = [{"kind": "check", "label": "Sin fugas", "required": True},
         {"kind": "number", "label": "Presión", "unit": "bar", "min": "2", "max": "5",
          "required": True}]
checklists.make(form=ChecklistForm(name="Campo", items=items, order_kind_id=kind.id),
                by=carla, at=at)
row = requesting.request(customer_id=rosa.id, by=carla, at=at, form=OrderForm(
    title="La bomba pierde agua", kind_id=kind.id, place="Fundo Santa Rosa, pozo 2"))
for minutes in range(10, 60 * 24, 10):
    span = Span(at + timedelta(minutes=minutes), at + timedelta(minutes=minutes + 5))
    try:
        booking.assign(order_id=row.id, version=row.version, by=carla, at=at,
                       slot=Slot(span=span, technicians=[tomas.id], overruled="Prueba"))
        break
    except Conflict:
        continue
print(row.id)
"""
PICTURE = """() => {
  const canvas = document.createElement('canvas')
  canvas.width = 2400
  canvas.height = 1800
  canvas.getContext('2d').fillRect(300, 300, 900, 700)
  return canvas.toDataURL('image/jpeg')
}"""


def test_out_of_reach_and_back(sit_down, house: House):
    order = house.manage("shell", "-v", "0", "-c", BEFORE).split()[-1]
    page = sit_down("tomas", width=360, height=740)
    expect(page).to_have_url(f"{house.base}/field")
    expect(page.get_by_role("link", name="La bomba pierde agua")).to_be_visible()
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.wait_for_function(
        "caches.keys().then(all => all.some(each => each.startsWith('field-')))"
        ".then(async found => found && (await caches.match('/field')) !== undefined)"
    )
    _keeps_the_rules(page)

    page.context.set_offline(True)
    page.goto(f"/field/{order}")  # opens cold
    _works(page)
    expect(page.get_by_text("cambios por enviar")).to_be_visible()
    _keeps_the_rules(page)
    page.reload()  # nothing is lost with the page
    expect(page.get_by_text("cambios por enviar")).to_be_visible()

    page.context.set_offline(False)
    expect(page.get_by_text("por enviar")).to_have_count(0)
    _is_known_once(house, order)


def _keeps_the_rules(page: Page) -> None:
    page.evaluate(AXE.read_text())
    found = page.evaluate(RULES)["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def _works(page: Page) -> None:
    page.get_by_role("button", name="Salir").click()
    leaving = page.get_by_role("dialog")
    leaving.get_by_role("button", name="30 min").click()
    expect(leaving.get_by_text("Llegas:")).to_be_visible()
    leaving.get_by_role("button", name="Salir").click()
    page.get_by_role("button", name="Llegué, empezar").click()
    page.get_by_role("group", name="Sin fugas").get_by_role("button", name="No aplica").click()
    page.get_by_role("textbox", name="Presión").fill("3,5")
    page.get_by_role("textbox", name="Falla").fill("Sello gastado")
    picture = base64.b64decode(page.evaluate(PICTURE).partition(",")[2])
    page.locator("input[type=file][data-tag=before]").set_input_files(
        {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": picture}
    )
    expect(page.get_by_alt_text("Foto Antes", exact=False)).to_be_visible()
    page.get_by_role("button", name="Terminar").click()
    expect(page.get_by_text("La firma del cliente")).to_be_visible()
    page.get_by_role("button", name="Cancelar").click()
    page.get_by_role("button", name="Pedir firma").click()
    page.get_by_role("textbox", name="Nombre de quien firma").fill("Luz Quispe")
    pad = page.get_by_role("img", name="Firma").bounding_box()
    assert pad is not None
    page.mouse.move(pad["x"] + 20, pad["y"] + 20)
    page.mouse.down()
    page.mouse.move(pad["x"] + 160, pad["y"] + 60, steps=6)
    page.mouse.up()
    page.get_by_role("button", name="Guardar").click()
    page.get_by_role("button", name="Terminar").click()
    page.get_by_role("dialog").get_by_role("button", name="Terminar").click()
    expect(page.get_by_text("Terminada")).to_be_visible()


def _is_known_once(house: House, order: str) -> None:
    with closing(house.api("carla")) as carla:
        work = carla.get(f"/service-orders/{order}/work/").raise_for_status().json()
        whole = carla.get(f"/service-orders/{order}/").raise_for_status().json()
        reports = carla.get("/activity-reports/", params={"order": order}).json()["results"]
    assert (work["state"], work["missing"]) == ("done", {})
    [photo] = work["photos"]
    assert max(photo["file"]["width"], photo["file"]["height"]) == 1600
    assert work["findings"]["fault"] == "Sello gastado"
    steps = [each["what"] for each in whole["steps"]]
    assert [each for each in steps if each in ("depart", "start", "finish")] == [
        "depart",
        "start",
        "finish",
    ], json.dumps(steps)
    assert len(reports) == 1
