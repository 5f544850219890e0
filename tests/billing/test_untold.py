"""A receipt the channel refuses is kept, shown as not told, and told when the customer writes."""

from datetime import timedelta

import pytest

from billing.tasks import follow_receipts
from chat.models import Conversation, Message
from hub.kernel import clock
from tests.billing.window import channel, open_until, writes
from tests.desk import soles

__all__ = ["channel", "writes"]


@pytest.fixture
def untold(desk, writes, ana, luis):
    """A recharge that was credited after the window had closed."""
    conversation = writes()
    desk.says(ana, conversation)
    form = {"amount": soles("20.00"), "method": "cash"}
    made = desk.post(ana, f"conversations/{conversation}/actions/recharge/", form).data
    open_until(conversation, clock.now() - timedelta(hours=1))
    return desk.post(luis, f"recharges/{made['id']}/approve/").data


def told(desk, who, recharge):
    return desk.get(who, f"recharges/{recharge['id']}/").data


def test_it_is_kept_and_shown_as_not_told(desk, untold, luis, ana):
    shown = told(desk, luis, untold)

    assert (shown["state"], shown["told"]) == ("credited", False)
    assert shown["receipt"]["error"]["code"] == "window_closed"
    assert shown["receipt"]["text"].startswith("Su recarga de S/ 20.00 fue acreditada.")
    assert Message.objects.get(card__type="recharge").card["untold"] is True
    listed = desk.get(ana, "recharges/?untold=true").data["results"]
    assert [row["id"] for row in listed] == [untold["id"]]
    again = desk.post(luis, f"recharges/{untold['id']}/tell/")
    assert (again.status_code, again.data["code"]) == (409, "window_closed")


def test_it_is_told_once_the_customer_writes(
    desk, untold, writes, luis, ana, django_capture_on_commit_callbacks
):
    follow_receipts()
    assert told(desk, luis, untold)["told"] is False
    writes("¿ya está mi saldo?")

    with django_capture_on_commit_callbacks(execute=True):
        follow_receipts()
        follow_receipts()

    assert told(desk, luis, untold)["told"] is True
    receipt = Message.objects.get(card__type="receipt")
    assert (receipt.state, receipt.error) == ("queued", None)
    assert Message.objects.get(card__type="recharge").card["untold"] is False
    assert desk.get(ana, "recharges/?untold=true").data["results"] == []
    nothing = desk.post(luis, f"recharges/{untold['id']}/tell/")
    assert nothing.data["code"] == "nothing_untold"


def test_it_is_told_by_hand_when_the_window_is_open(desk, untold, luis, rosa):
    open_until = clock.now() + timedelta(hours=3)
    Conversation.objects.update(window_closes_at=open_until)

    assert desk.post(rosa, f"recharges/{untold['id']}/tell/").status_code == 404
    assert desk.post(luis, f"recharges/{untold['id']}/tell/").data["told"] is True


def test_a_receipt_that_fails_on_its_way_is_seen(
    desk, writes, ana, luis, django_capture_on_commit_callbacks
):
    conversation = writes()
    desk.says(ana, conversation)
    form = {"amount": soles("20.00"), "method": "cash"}
    made = desk.post(ana, f"conversations/{conversation}/actions/recharge/", form).data
    desk.post(luis, f"recharges/{made['id']}/approve/")
    assert told(desk, luis, made)["told"] is True
    failed = {"state": "failed", "troubled_at": clock.now()}
    Message.objects.filter(card__type="receipt").update(**failed)

    with django_capture_on_commit_callbacks(execute=True):
        follow_receipts()

    assert told(desk, luis, made)["told"] is False
    assert Message.objects.get(card__type="recharge").card["untold"] is True
