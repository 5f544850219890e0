"""Many hands after a job: one invoice, one answer, one question."""

import pytest

from billing.models import Invoice
from field_service.models import Order, OrderSurvey
from field_service.operations.orders import returning
from field_service.operations.surveys import answering, asking, following
from hub.kernel import clock
from hub.reports.models import Notification
from tests.crowd import outcomes
from tests.field_service.after import Bills

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_ten_clerks_make_one_invoice(shop, admin):
    bills = Bills(shop, admin)
    bills.costs("labour", "80.00")
    row = bills.done()

    came = outcomes(*[lambda: bills.make(row)] * 10)

    assert came == {"done": 1, "already_billed": 9}
    assert Invoice.objects.count() == 1


def test_done_twice_is_asked_about_once(shop, admin):
    row = Bills(shop, admin).done()
    OrderSurvey.objects.all().delete()

    came = outcomes(*[lambda: asking.plan(order_id=row.id, at=clock.now())] * 8)

    assert came == {"done": 8}
    assert OrderSurvey.objects.count() == 1


def test_two_answers_at_once_are_an_answer_and_another_word(shop, admin):
    row = Bills(shop, admin).done()
    asking.plan(order_id=row.id, at=clock.now())
    kept = OrderSurvey.objects.get(order=row)

    def say(score):
        return lambda: answering.answer(
            survey_id=kept.id, score=score, comment="", via="link", at=clock.now()
        )

    came = outcomes(*[say(2)] * 4, *[say(1)] * 4)
    for _ in range(2):
        outcomes(*[lambda: following.follow(survey_id=kept.id, at=clock.now())] * 4)

    assert came == {"done": 8}
    assert OrderSurvey.objects.get(id=kept.id).score in (1, 2)
    assert Notification.objects.filter(kind="service_survey_low", user=admin).count() == 1


def test_ten_keys_are_ten_returns_and_one_key_is_one(shop, admin):
    row = Bills(shop, admin).done()

    def back(key):
        return lambda: returning.come_back(
            order_id=row.id, form=returning.ReturnForm(reason="Gotea"), by=shop.clerk,
            at=clock.now(), key=key,
        )  # fmt: skip

    assert outcomes(*[back("una")] * 10) == {"done": 10}
    assert Order.objects.filter(earlier=row).count() == 1
