"""What is said about an order stands beside it, to whoever may read the conversation."""

import pytest

from chat.models import Conversation
from crm.models import Customer
from field_service.operations.orders import requesting
from field_service.types import OrderForm
from hub.kernel import clock
from tests.field_service.shop import Shop


@pytest.fixture
def told(desk, rosa, carla, tomas, shop):
    """An order of Rosa's web chat, with a word about it and one about something else."""
    thread = Conversation.objects.get(id=desk.asks(rosa)["conversation"])
    row = requesting.request(
        customer_id=Customer.objects.get(portal_user=rosa).id,
        form=OrderForm(title="Pierde aceite", place="Cantera"),
        by=carla,
        at=clock.now(),
        conversation_id=thread.id,
    )
    for text, topic in (("Vamos el martes.", f"order:{row.id}"), ("Gracias por su pago.", None)):
        body = {"client_id": text, "text": text, **({"topic": topic} if topic else {})}
        sent = desk.post(carla, f"conversations/{thread.id}/messages/", body)
        assert sent.status_code == 201, sent.data
    return row


def test_the_words_about_an_order_and_no_others(desk, told, rosa, carla):
    for who in (rosa, carla):
        [seen] = desk.get(who, f"service-orders/{told.id}/messages/").data
        assert seen["text"] == "Vamos el martes."


def test_whoever_cannot_open_the_conversation_reads_nothing(desk, told, shop, tomas, jorge):
    Shop(shop.clerk, tomas, told.customer).assign(told)

    assert desk.get(tomas, f"service-orders/{told.id}/messages/").data == []
    assert desk.get(jorge, f"service-orders/{told.id}/messages/").status_code == 404
