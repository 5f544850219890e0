"""What a channel took and then refused for the window: said again once, where it is still so."""

from datetime import timedelta

import pytest

from billing.models import Charge, Invoice, Quote
from billing.operations.reminders import sending
from billing.operations.untold import tell_again
from billing.queries import reminders
from channels_bridge.models import Delivery
from chat.models import Message
from hub.kernel import clock
from tests.billing.quoting import VISIT, media
from tests.billing.test_closed_window import LINE, listed, pays, reminded, sweep
from tests.billing.test_reminders import monday_noon
from tests.billing.window import channel, open_until, silent, writes

__all__ = ["channel", "media", "pays", "silent", "sweep", "writes"]


@pytest.fixture(autouse=True)
def own_folder(media):
    """What is drawn here is thrown away with the test."""


def fails_on_its_way(message_id, at=None):
    """The channel took it and then says that the window is closed."""
    Delivery.objects.filter(message=message_id).delete()
    error = {"code": "window_closed", "detail": ""}
    stands = Message.objects.filter(id=message_id)
    stands.update(state="failed", troubled_at=at or clock.now(), error=error)
    return stands


def test_what_fails_on_its_way_for_the_window_is_said_again(desk, silent, carla, writes, sweep):
    writes()
    made = desk.post(carla, f"conversations/{silent}/actions/invoice/", {"lines": [LINE]}).data
    open_until(silent, clock.now() - timedelta(hours=1))
    stands = fails_on_its_way(Invoice.objects.get(id=made["id"]).notice.message_id)
    assert listed(desk, carla, "invoices/") == [made["id"]]

    writes()
    sweep(3)

    assert stands.get().state != "failed" and listed(desk, carla, "invoices/") == []


def test_what_failed_on_its_way_is_not_asked_for_once_it_is_paid(
    desk, silent, ana, carla, pays, writes, sweep
):
    writes()
    made = desk.post(carla, f"conversations/{silent}/actions/invoice/", {"lines": [LINE]}).data
    told = fails_on_its_way(Invoice.objects.get(id=made["id"]).notice.message_id)
    asked = desk.post(ana, f"conversations/{silent}/actions/charge/", {}).data
    charged = fails_on_its_way(Charge.objects.get(id=asked["id"]).message_id)
    pays(made["id"], 10_000)
    sweep()

    writes()
    sweep(3)

    assert (told.get().state, charged.get().state) == ("failed", "failed")


def test_an_offer_that_failed_on_its_way_is_not_made_again_once_it_is_over(
    desk, silent, ana, writes, sweep
):
    writes()
    made = desk.post(ana, f"conversations/{silent}/actions/quote/", {"lines": [VISIT]}).data
    told = fails_on_its_way(Quote.objects.get().told_message_id)
    cancelled = desk.post(ana, f"quotes/{made['id']}/cancel/", {"reason": "Otro precio"})
    assert cancelled.status_code == 200, cancelled.data

    writes()
    sweep(3)

    assert told.get().state == "failed"


def test_a_reminder_that_failed_on_its_way_waits_for_the_day_and_for_what_is_owed(
    desk, silent, carla, pays
):
    noon = monday_noon()
    customer = Message.objects.filter(conversation=silent).first().conversation.identity.customer_id
    open_until(silent, noon + timedelta(days=1))
    row = reminded(desk, carla, customer, noon)
    assert row.state == "said"
    told = fails_on_its_way(Message.objects.get(client_id=row.id).id, at=noon - timedelta(days=9))
    wrote = Message.objects.filter(conversation=silent, direction="in")
    wrote.update(created_at=noon - timedelta(days=1))

    night = noon + timedelta(hours=9)  # nobody is reminded then
    sending.tell_again(at=night)
    tell_again(told.get().id, at=night)
    assert told.get().state == "failed"
    sending.tell_again(at=noon)
    assert told.get().state != "failed"

    fails_on_its_way(told.get().id, at=noon - timedelta(days=9))
    pays(reminders.still_owed(row)[0].id, 10_000)
    sending.tell_again(at=noon)
    assert told.get().state == "failed"
