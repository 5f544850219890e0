"""What is described is what is answered, and the demo day can be lived."""

import pytest

from chat import demo
from chat.models import Conversation, Message
from chat.serializers.shapes import ConversationDetailShape, MessageShape
from hub.accounts import demo as demo_people

pytestmark = pytest.mark.django_db


def test_answers_have_the_described_fields(api, ana, web, says):
    sent = says(ana, web, "hola").message

    detail = api(ana).get(f"/api/v1/conversations/{web.id}/").json()
    message = api(ana).get(f"/api/v1/messages/{sent.id}/").json()

    assert set(detail) == set(ConversationDetailShape().fields)
    assert set(message) == set(MessageShape().fields)


def test_the_demo_day_of_colleagues(at, api):
    demo_people.seed(at=at)

    demo.seed(at=at)

    assert Conversation.objects.filter(kind="group").count() == 2
    said = Message.objects.exclude(kind="system")
    talked = len(demo.COUNTER) + len(demo.PAIR) + len(demo.FIELD)
    assert said.filter(author__role="bot").count() == len(demo.ORDERS)
    assert said.count() == talked + len(demo.ORDERS)
    times = list(
        Message.objects.filter(conversation__title="Mostrador")
        .order_by("number")
        .values_list("created_at", flat=True)
    )
    assert times == sorted(times)
