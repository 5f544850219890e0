"""Many workers tell one customer: what is done is said once, with its report."""

import pytest
from django.db import transaction

from chat.models import Conversation, Message
from field_service.models import ActivityReport, Order
from field_service.operations.fieldwork import sending
from field_service.operations.orders import ending, returning, thread
from hub.kernel import clock
from tests.crowd import outcomes
from tests.field_service.shop import again

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_sweeps_and_listeners_say_it_once(shop, desk):
    received = desk.writes("¿Ya terminaron?")
    talk = Conversation.objects.get(id=received.conversation_id)
    row = shop.order()
    Order.objects.filter(id=row.id).update(conversation=talk)
    shop.assign(row)
    shop.move(row, "start")
    shop.move(row, "finish")
    report = ActivityReport.objects.get(order=row)

    came = outcomes(
        *[lambda: sending.send(report_id=report.id, at=clock.now())] * 5,
        *[lambda: thread.show(order_id=row.id, at=clock.now())] * 5,
    )

    assert came == {"done": 10}
    said = Message.objects.filter(conversation=talk, text__contains="Terminamos")
    assert said.get().attachments.count() == 1
    assert again(report).told_by == "channel"


def test_a_finish_a_cancel_and_an_erasure_end_the_visit_before_once(shop, desk):
    row = shop.order()
    shop.assign(row)
    shop.move(row, "start")
    shop.move(row, "give-up", reason="Falta la bomba")
    child = returning.come_back(
        order_id=row.id, form=returning.ReturnForm(reason="Con la bomba"), by=shop.clerk,
        at=clock.now(), key="una",
    )  # fmt: skip
    shop.assign(child, hours=4)
    shop.move(child, "start")

    came = outcomes(
        *[lambda: shop.move(child, "finish")] * 3,
        *[lambda: shop.move(row, "cancel", by=shop.clerk, reason="Viaja")] * 3,
        *[lambda: forget(row)] * 3,
    )

    assert set(came) == {"done", "conflict"}
    assert again(child).state == "done"
    assert again(row).state in ("done", "cancelled")
    assert row.steps.filter(after__in=["done", "cancelled"], before="cannot_complete").count() == 1


def forget(row):
    with transaction.atomic():
        ending.forget([row.customer_id], at=clock.now())
