"""What a customer hears of their order, in their own channel: each step once."""

from datetime import timedelta

import pytest

from chat.models import Conversation, Message
from crm.models import Customer
from field_service.events import OrderMoved
from field_service.models import Order, OrderNotice
from field_service.operations.orders import thread
from field_service.subscribers.orders import show_order
from field_service.tasks import show_orders, tell_orders
from hub.kernel import clock
from hub.kernel.clock import iso
from hub.kernel.home import local
from hub.reports.models import Notification
from tests.field_service.shop import again

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(desk, shop):
    """The shop's customer has written by Telegram, say; returns their conversation."""
    received = desk.writes("No levanta el brazo")
    row = Conversation.objects.get(id=received.conversation_id)
    shop.customer = Customer.objects.get(id=row.identity.customer_id)
    return row


def shown(row):
    """Have the thread show how an order stands, as its listener does."""
    thread.show(order_id=row.id, at=clock.now())
    return again(row)


def told(row):
    rows = Message.objects.filter(topic=f"order:{row.id}", direction="out").order_by("number")
    return [each.text for each in rows]


def test_each_step_is_told_once_in_the_channel(shop, written):
    row = shown(shop.order())
    assert row.conversation_id == written.id and told(row) == []

    shop.assign(row)
    for _ in range(3):
        shown(row)
        show_orders()
    shop.move(row, "depart")
    shown(row)
    shop.move(row, "start")
    shown(row)
    shop.move(row, "finish")
    shown(row)

    said = told(row)
    assert len(said) == 3
    assert "Tomás Rojas irá el lunes 23 de noviembre, de 09:00 a 11:00" in said[0]
    assert said[1].startswith("Tomás Rojas está en camino")
    assert said[2].startswith("Terminamos su servicio OS-")


def test_another_time_is_told_and_the_same_is_not(shop, written):
    row = shop.order()
    shop.assign(row)
    shown(row)
    shop.assign(row)  # the same once more
    shown(row)
    shop.assign(row, hours=24)
    shown(row)

    said = told(row)
    assert [text.split()[0] for text in said] == ["Programamos", "Reprogramamos"]


def test_who_leaves_says_when_they_arrive(desk, shop, written):
    row = shop.order()
    shop.assign(row)
    left = desk.post(shop.technician, f"service-orders/{row.id}/depart/", {"eta_minutes": 35})
    shown(row)

    assert left.status_code == 200, left.data
    step = row.steps.get(what="depart")
    assert step.eta_at == step.happened_at + timedelta(minutes=35)
    assert told(row)[-1].endswith(f"Hora prevista: {local(step.eta_at):%H:%M}.")
    seen = desk.get(shop.clerk, f"service-orders/{row.id}/").data["steps"][-1]
    assert seen["eta_at"] == iso(step.eta_at)
    for wrong in (0, -5, 1441, "x"):
        bad = desk.post(shop.technician, f"service-orders/{row.id}/start/", {"eta_minutes": wrong})
        assert bad.status_code == 422


def test_what_was_overtaken_is_not_told(shop, written):
    row = shop.order()
    shop.assign(row)
    shop.move(row, "depart", happened_at=clock.now() - timedelta(hours=2))
    shop.move(row, "start")
    shown(row)
    assert told(row) == []

    shop.move(row, "wait", reason="Falta el sello")
    shown(row)
    assert ["espera un repuesto" in text for text in told(row)] == [True]


def test_the_sweep_tells_what_a_killed_worker_left(shop, written):
    row = shop.order()
    shop.assign(row)
    show_order(OrderMoved(order_id=row.id))
    shop.move(row, "cancel", by=shop.clerk, reason="Viaja")

    show_orders()
    show_orders()

    assert [text.rpartition(" ")[2] for text in told(row)][-1] == "cancelado."
    assert OrderNotice.objects.filter(order=row).count() == 2


def test_its_card_stays_up_to_date(shop, written):
    row = shown(shop.order())
    card = Message.objects.get(conversation=written, kind="card")
    assert (card.card["type"], card.card["state"], card.private) == ("order", "requested", True)

    shop.assign(row)
    shown(row)

    card = Message.objects.get(conversation=written, kind="card")
    assert card.card["technicians"] == ["Tomás Rojas"]
    assert card.card["state"] == "assigned"


def test_a_closed_window_waits_and_is_told_once_later(shop, written, desk, monkeypatch):
    from channels_bridge.models import Channel

    Channel.objects.filter(id=written.identity.channel_id).update(kind="whatsapp_cloud")
    Conversation.objects.filter(id=written.id).update(
        window_closes_at=clock.now() - timedelta(hours=1), channel_kind="whatsapp_cloud"
    )
    row = shop.order()
    shop.assign(row)
    shown(row)
    assert told(row) == []
    assert OrderNotice.objects.get().error == "window_closed"
    tell_orders()
    assert told(row) == []

    Conversation.objects.filter(id=written.id).update(
        window_closes_at=clock.now() + timedelta(hours=23)
    )
    tell_orders()
    tell_orders()
    assert len(told(row)) == 1
    assert OrderNotice.objects.get().error == ""


def test_who_wants_nothing_automatic_is_left_alone(shop, written):
    written.identity.opted_out_at = clock.now()
    written.identity.save()
    row = shop.order()
    shop.assign(row)
    shown(row)

    assert told(row) == []
    assert OrderNotice.objects.get().error == "opted_out"


def test_the_portal_hears_of_it_too(desk, shop, rosa, carla):
    made = desk.post(rosa, "service-orders/", {"title": "No arranca", "place": "Ate"}).data
    row = Order.objects.get(id=made["id"])
    shop.assign(row)
    shown(row)

    notice = Notification.objects.get(user=rosa, kind="order_planned")
    assert notice.link == f"/portal/services/{row.id}"
    assert "Tomás Rojas" in notice.text
