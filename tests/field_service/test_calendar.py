"""The calendar of what one may know, and the feed other programs read."""

from datetime import datetime, timedelta

import pytest
from icalendar import Calendar

from crm.models import Customer
from crm.operations import customers
from field_service.models import CalendarLink
from hub.kernel import clock
from tests.field_service.shop import MONDAY, Shop, again

pytestmark = pytest.mark.django_db
DAYS = "calendar/?since=2026-11-22&until=2026-11-30"


@pytest.fixture
def hers(carla, tomas, rosa):
    return Shop(carla, tomas, customers.of_user(rosa, at=clock.now()))


def fetched(desk, who):
    link = desk.post(who, "me/calendar-link/").data["link"]
    path = link.partition("/api/v1/")[2]
    return path, desk.get(None, path)


def unfolded(raw):
    """Read a feed by hand: RFC 5545, section 3.1."""
    lines = raw.replace(b"\r\n ", b"").decode().split("\r\n")
    assert lines[-1] == ""
    return [line.partition(":")[::2] for line in lines[:-1]]


def test_everybody_has_their_own_days(desk, hers, rosa, jorge, teresa, ana):
    row = hers.order()
    hers.assign(row)

    for who in (hers.clerk, hers.technician, rosa, ana):
        found = desk.get(who, DAYS).data["orders"]
        assert [(each["id"], each["technicians"][0]["name"]) for each in found] == [
            (str(row.id), hers.technician.name)
        ]
    for who in (jorge, teresa):
        assert desk.get(who, DAYS).data["orders"] == []
    assert desk.get(rosa, DAYS).data["orders"][0]["risk"] == "none"
    assert desk.get(hers.clerk, "calendar/?since=2026-11-01&until=2027-01-31").status_code == 422


def test_a_feed_is_read_by_another_program(desk, hers, rosa):
    title = "Revisión de la bomba hidráulica, con fuga de aceite; y cambio de filtros á é í ó ú ñ"
    row = hers.order(title=title)
    hers.assign(row)
    path, answer = fetched(desk, rosa)

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    raw = answer.content
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    [event] = Calendar.from_ical(raw).walk("VEVENT")
    assert event["UID"] == f"order-{row.id}@mostrador"
    assert event["SEQUENCE"] == again(row).version
    assert (event.start, event.end) == (MONDAY, MONDAY + timedelta(hours=2))
    assert title in event["SUMMARY"]
    by_hand = dict(unfolded(raw))
    assert by_hand["BEGIN"] and by_hand["STATUS"] == "CONFIRMED"
    assert datetime.strptime(by_hand["DTSTART"] + "+0000", "%Y%m%dT%H%M%SZ%z") == MONDAY
    assert "hidráulica\\, con fuga de aceite\\; y" in by_hand["SUMMARY"]


def test_what_is_moved_or_called_off_keeps_its_name(desk, hers, rosa):
    row = hers.order()
    hers.assign(row)
    path, first = fetched(desk, rosa)
    hers.assign(row, hours=3)
    moved = desk.get(None, path).content
    hers.move(row, "cancel", by=hers.clerk, reason="Ya no hace falta")
    over = desk.get(None, path).content

    events = [Calendar.from_ical(each).walk("VEVENT")[0] for each in (first.content, moved, over)]

    assert len({each["UID"] for each in events}) == 1
    assert [each["SEQUENCE"] for each in events] == sorted({each["SEQUENCE"] for each in events})
    assert [str(each["STATUS"]) for each in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert events[1].start == MONDAY + timedelta(hours=3)


def test_whoever_is_not_sent_any_more_hears_only_that(desk, hers, teresa):
    row = hers.order()
    hers.assign(row)
    path, _ = fetched(desk, hers.technician)
    hers.assign(row, teresa)

    [event] = Calendar.from_ical(desk.get(None, path).content).walk("VEVENT")

    assert str(event["STATUS"]) == "CANCELLED"
    assert str(event["SUMMARY"]) == again(row).label
    assert "LOCATION" not in event
    _, hers_now = fetched(desk, teresa)
    assert b"STATUS:CONFIRMED" in hers_now.content


def test_an_address_opens_nothing_once_it_is_taken_back(desk, hers, rosa, jorge):
    hers.assign(hers.order())
    path, first = fetched(desk, rosa)
    assert b"BEGIN:VEVENT" in first.content
    assert b"BEGIN:VEVENT" not in fetched(desk, jorge)[1].content
    key = path.partition("token=")[2]
    assert CalendarLink.objects.filter(user=rosa, digest__contains=key).count() == 0

    anew, _ = fetched(desk, rosa)
    assert desk.get(None, path).status_code == 404
    assert desk.get(rosa, "me/calendar-link/").data["link"] == ""
    assert desk.call(rosa, "DELETE", "me/calendar-link/").status_code == 204

    for wrong in (anew, "calendar.ics", "calendar.ics?token=", "calendar.ics?token=%00"):
        assert desk.get(None, wrong).status_code == 404
    assert Customer.objects.filter(portal_user=rosa).exists()
