"""Two-way talk about an order: who is sent writes, the customer answers, and it lands there."""

from decimal import Decimal
from uuid import uuid4

import pytest

from billing.operations.catalogue import items
from billing.operations.quotes import answering, drafting, sending
from billing.types import LineInput
from billing.types.quotes import AnsweredBy, QuoteForm, QuoteLineInput, Signed
from chat.models import Conversation, Message
from chat.operations import messages
from chat.ports import courier
from chat.types import Incoming, Kind, Sender
from crm.models import Customer
from field_service.models import Order
from field_service.operations.orders import thread
from field_service.tasks import make_of_quotes
from hub.kernel import clock
from hub.kernel.money import Money
from hub.reports.models import Notification
from tests.field_service.shop import again

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(desk, shop):
    """An order of somebody who wrote, with Tomás booked."""
    received = desk.writes("No levanta el brazo")
    place = Conversation.objects.get(id=received.conversation_id)
    shop.customer = Customer.objects.get(id=place.identity.customer_id)
    made = shop.order()
    shop.assign(made)
    thread.show(order_id=made.id, at=clock.now())
    return again(made)


def says(desk, who, row, text="¿Está en la obra?"):
    body = {"client_id": str(uuid4()), "text": text}
    return desk.post(who, f"service-orders/{row.id}/messages/", body)


def read(desk, who, row):
    found = desk.get(who, f"service-orders/{row.id}/messages/")
    assert found.status_code == 200, found.data
    return [each["text"] for each in found.data["results"]]


def test_who_is_sent_writes_and_the_answer_comes_back(desk, row, tomas, teresa):
    desk.writes("Otra cosa que no es de la orden, antes")  # after our notice: about the order
    sent = says(desk, tomas, row)
    assert (sent.status_code, sent.data["topic"]) == (201, f"order:{row.id}")
    desk.writes("Sí, en la puerta 3")

    assert read(desk, tomas, row)[:2] == ["Sí, en la puerta 3", "¿Está en la obra?"]
    said = Notification.objects.get(user=tomas, kind="order")
    assert (said.text, said.link) == ("Sí, en la puerta 3", f"/orders/{row.id}")
    assert desk.get(teresa, f"service-orders/{row.id}/messages/").status_code == 404
    assert says(desk, teresa, row).status_code == 404


def test_a_technician_reads_no_more_than_that(desk, row, tomas, ana):
    desk.says(ana, row.conversation_id, "Sobre su factura")
    desk.writes("La factura ya la pagué")

    assert "La factura ya la pagué" not in read(desk, tomas, row)
    assert desk.get(tomas, f"conversations/{row.conversation_id}/messages/").status_code == 404
    assert says(desk, ana, row, "Llegamos a las 9").status_code == 201
    assert read(desk, tomas, row)[0] == "Llegamos a las 9"


def test_a_reply_to_it_is_about_it_whatever_came_since(desk, row, tomas, ana):
    says(desk, tomas, row)
    asked = Message.objects.filter(topic=f"order:{row.id}").order_by("-number").first()
    desk.says(ana, row.conversation_id, "Sobre su factura")

    with desk._committing(execute=True):
        messages.receive(
            incoming=Incoming(
                channel=courier.port().web(),
                sender=Sender(external_id="51987000001", name="Pedro Mamani"),
                external_id="cita-1",
                kind=Kind.TEXT,
                text="A las 10 mejor",
                reply_to=asked.id,
            ),
            at=clock.now(),
        )

    assert read(desk, tomas, row)[0] == "A las 10 mejor"


def test_without_a_conversation_nobody_writes(desk, shop, carla):
    alone = says(desk, carla, shop.order())
    assert (alone.status_code, alone.data["code"]) == (409, "no_conversation")


def test_orden_from_a_conversation_once_it_was_answered(desk, shop, row, ana):
    place = f"conversations/{row.conversation_id}"
    body = {"title": "Cambio de aceite", "place": "Ate", "priority": "high"}
    desk.writes("Y otra cosa")
    desk.says(ana, row.conversation_id)

    made = desk.post(ana, f"{place}/actions/order/", body)

    assert made.status_code in (200, 201), made.data
    order = Order.objects.get(title="Cambio de aceite")
    assert (order.source, order.conversation_id) == ("conversation", row.conversation_id)
    assert Message.objects.filter(conversation=row.conversation_id, kind="card").count() == 2


def test_a_quote_for_work_becomes_one_order(desk, shop, ana, carla):
    fields = {
        "code": "S-1",
        "kind": "service",
        "name": "Mantenimiento",
        "price": Money(10000, "PEN"),
    }
    item = items.create(fields=fields, at=clock.now())
    line = QuoteLineInput(
        line=LineInput(
            description="Mantenimiento 250 h", quantity=Decimal(1), unit_price=Decimal(100)
        ),
        item_id=item.id,
    )
    quote = drafting.draft(
        customer_id=shop.customer.id, form=QuoteForm(title="250 horas", lines=[line]), by=ana,
        at=clock.now(),
    )  # fmt: skip
    early = desk.post(carla, "service-orders/", {"quote": str(quote.id), "place": "Ate"})
    assert (early.status_code, early.data["code"]) == (409, "quote_open")
    sending.send(quote_id=quote.id, by=ana, at=clock.now(), tell=False)
    signed = Signed(how=AnsweredBy.ADVISOR, name="Pedro", revision=1, evidence="Por teléfono")
    answering.accept(quote_id=quote.id, signed=signed, by=ana, at=clock.now())

    make_of_quotes()
    make_of_quotes()
    made = desk.post(carla, "service-orders/", {"quote": str(quote.id), "place": "Ate"})

    order = Order.objects.get(quote=quote)
    assert made.data["id"] == str(order.id)
    assert (order.source, order.title) == ("quote", "250 horas")
    assert "Mantenimiento 250 h" in order.symptom


def test_it_is_found_linked_and_on_the_timeline(desk, row, carla, tomas):
    found = desk.get(carla, f"search/documents/?q={row.label}").data
    assert row.label in str(found)
    told = desk.get(carla, f"customers/{row.customer_id}/timeline/?kind=orders").data
    assert row.label in str(told)
    panel = desk.get(carla, f"conversations/{row.conversation_id}/panel/")
    assert panel.status_code == 200 and row.label in str(panel.data)
