"""Two dispatchers over one board: what one drags the other sees, and a stale drop is told."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.house import House
from tests.journeys.test_accessibility import axe, walk

__all__ = ["axe"]
# A day of this story's own: nobody else plans so far ahead.
BEFORE = """
from datetime import timedelta
from crm.models import Customer
from field_service.models import Booking, OrderKind
from field_service.operations.orders import booking, requesting
from field_service.queries.shifts import instant
from field_service.types import OrderForm, Slot, Span
from hub.accounts.models import User
from hub.kernel import clock
from hub.kernel.home import today
at = clock.now()
carla = User.objects.get(username="carla")
rosa = Customer.objects.get(portal_user__username="rosa")
kind = OrderKind.objects.filter(name="Visita de prueba").first() or OrderKind.objects.create(
    name="Visita de prueba", minutes=120, created_at=at)
# A Wednesday after the holidays of the year.
day = today(at) + timedelta(days=60)
day += timedelta(days=(2 - day.weekday()) % 7)
for held in Booking.objects.filter(released_at=None, starts_at__gte=instant(day, 0),
                                   starts_at__lt=instant(day, 1440)):
    booking.release(held.order, at)

def order(title):
    form = OrderForm(title=title, kind_id=kind.id, place="Cantera El Milagro")
    return requesting.request(customer_id=rosa.id, form=form, by=carla, at=at)
"""


def did(house: House, code: str) -> list[str]:
    """Have the office do this; returns the lines it printed."""
    return house.manage("shell", "-v", "0", "-c", BEFORE + code).splitlines()


@pytest.mark.timeout(300)
def test_what_one_drags_the_other_sees(sit_down, house: House, axe: str):
    title = f"Bomba {uuid4().hex[:6]}"
    day = did(house, f"order({title!r}); print(day)")[-1]
    here, there = sit_down("carla"), sit_down("admin")
    for page in (here, there):
        page.goto(f"/dispatch?on={day}")
        expect(waiting(page, title)).to_be_visible()

    drag(here, title, "Tomás Rojas", 0.15)  # before noon, when nobody works

    expect(bar(here, title)).to_be_visible()
    expect(bar(there, title)).to_be_visible()
    expect(waiting(there, title)).to_have_count(0)

    # Off the wire, the other one moves it from how it was looked at.
    bar(there, title).click()
    form = there.get_by_role("dialog", name="Asignar")
    expect(form.get_by_text("Primeros espacios libres").first).to_be_visible()
    before = hours_of(here, title)
    drag(here, title, "Tomás Rojas", 0.6, bar_of=True)
    # Only once the first one's own board has it elsewhere has the hub taken it.
    expect(bar(here, title).filter(has_text=before)).to_have_count(0)
    expect(bar(here, title)).to_be_visible()
    form.get_by_role("button", name="Asignar", exact=True).click()
    expect(there.get_by_text("Otra persona lo cambió mientras tanto").first).to_be_visible()
    there.keyboard.press("Escape")

    assert walk(here, axe, [f"/dispatch?on={day}", f"/dispatch?on={day}&view=week"]) == []


@pytest.mark.timeout(300)
def test_a_doubt_is_overruled_with_a_reason_without_a_mouse(sit_down, house: House, axe: str):
    title = f"Motor {uuid4().hex[:6]}"
    day = did(house, f"order({title!r}); print(day)")[-1]
    page = sit_down("carla", width=360, height=740)
    page.goto(f"/dispatch?on={day}")
    waiting(page, title).press("Enter")
    form = page.get_by_role("dialog", name="Asignar")
    form.get_by_label("Día").fill(day)
    form.get_by_label("Hora").fill("05:00")
    form.get_by_role("button", name="Asignar", exact=True).click()
    expect(form.get_by_text("Falta este dato.").first).to_be_visible()
    form.get_by_label("Técnicos").first.fill("Teresa")
    page.get_by_role("option", name="Teresa").first.click()
    form.get_by_role("button", name="Asignar", exact=True).click()

    why = page.get_by_role("dialog", name="Algo habla en contra")
    expect(why.get_by_text("Fuera de su turno")).to_be_visible()
    why.get_by_label("¿Por qué, a pesar de eso?").fill("El cliente abre a esa hora")
    why.get_by_role("button", name="Asignar de todos modos").click()

    expect(page.get_by_text("Agendado").first).to_be_visible()
    expect(page.get_by_role("button", name="05:00–07:00").filter(has_text=title)).to_be_visible()
    people = ["/calendar", "/settings/technicians", "/settings/skills"]
    assert walk(page, axe, [f"/dispatch?on={day}", *people]) == []


@pytest.mark.timeout(240)
def test_a_customer_takes_their_dates_along(sit_down, house: House, axe: str):
    rosa = sit_down("rosa", width=360, height=740)
    rosa.goto("/portal/calendar")
    expect(rosa.get_by_role("heading", name="Calendario")).to_be_visible()
    rosa.get_by_role("button", name="Llevar al calendario").click()
    rosa.get_by_role("button", name="Crear dirección").click()
    link = rosa.get_by_label("Dirección (ICS)").input_value()
    feed = rosa.request.get(link)
    assert feed.status == 200
    assert feed.text().startswith("BEGIN:VCALENDAR")
    rosa.get_by_role("button", name="Anular").click()
    expect(rosa.get_by_role("button", name="Crear dirección")).to_be_visible()
    assert rosa.request.get(link).status == 404
    rosa.keyboard.press("Escape")
    assert walk(rosa, axe, ["/portal/calendar"]) == []


def waiting(page: Page, title: str):
    return page.get_by_role("region", name="Por asignar").get_by_role("button", name=title)


def bar(page: Page, title: str):
    return page.get_by_role("region", name="Técnicos").get_by_role("button", name=title)


def hours_of(page: Page, title: str) -> str:
    """Return from when to when a bar says it lasts."""
    return re.findall(r"\d\d:\d\d–\d\d:\d\d", bar(page, title).inner_text())[-1]


def drag(page: Page, title: str, person: str, part: float, *, bar_of: bool = False) -> None:
    """Carry an order to a part of somebody's day."""
    thing = bar(page, title) if bar_of else waiting(page, title)
    thing.scroll_into_view_if_needed()
    start = thing.bounding_box()
    strip = page.get_by_role("group", name=f"Agenda de {person}").bounding_box()
    assert start is not None
    assert strip is not None
    page.mouse.move(start["x"] + 20, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(strip["x"] + strip["width"] * part, strip["y"] + strip["height"] / 2, steps=8)
    page.mouse.up()
