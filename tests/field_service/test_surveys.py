"""After a job the customer is asked once; what they say is followed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chat.models import Conversation, Message, Survey, SurveySettings
from chat.operations.surveys import asking as conversations
from crm.models import Customer, Inquiry
from field_service.models import AfterSettings, Booking, Order, OrderSurvey
from field_service.tasks import ask_about_orders, follow_surveys
from hub.kernel import clock
from hub.reports.models import Notification
from tests.field_service.after import Bills
from tests.field_service.shop import Shop

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_once(db):
    """The house asks as soon as a job is done."""
    AfterSettings.objects.create(delay_minutes=0)


@pytest.fixture
def pedro(desk):
    """A customer who writes from outside."""
    received = desk.writes("Se malogró la excavadora")
    thread = Conversation.objects.get(id=received.conversation_id)
    return Customer.objects.get(id=thread.identity.customer_id), thread


@pytest.fixture
def his(pedro, carla, tomas, admin) -> Bills:
    return Bills(Shop(carla, tomas, pedro[0]), admin)


@pytest.fixture
def hers(desk, rosa, carla, tomas, admin) -> Bills:
    desk.asks(rosa)
    return Bills(Shop(carla, tomas, Customer.objects.get(portal_user=rosa)), admin)


def survey_of(row):
    return OrderSurvey.objects.get(order=row)


def said_to(thread):
    return Message.objects.filter(conversation=thread, direction="out").order_by("number")


def token_of(thread):
    text = said_to(thread).filter(text__contains="/p/").last().text
    return text.rpartition("/p/")[2].split("/")[0]


def press(desk, n):
    """Type the place of a star right below the question: the same as a press."""
    return desk.writes(str(n))


def test_a_house_that_does_not_ask_looks_no_order_up(his):
    AfterSettings.objects.create(asks=False, delay_minutes=0)
    his.done()
    with CaptureQueriesContext(connection) as asked:
        ask_about_orders()
    assert not [each for each in asked.captured_queries if '"done_at"' in each["sql"]]


def test_of_a_job_that_took_two_visits_the_last_is_asked_about(his, desk, ana, at_once):
    row = his.shop.order()
    his.shop.assign(row)
    his.shop.move(row, "start")
    his.shop.move(row, "give-up", reason="Falta la bomba")
    path = f"service-orders/{row.id}/return-visit/"
    child = Order.objects.get(id=desk.post(ana, path, {"reason": "Con la bomba"}).data["id"])
    his.shop.assign(child, hours=4)
    his.shop.move(child, "start")
    his.shop.move(child, "finish")

    ask_about_orders()

    assert [each.order_id for each in OrderSurvey.objects.all()] == [child.id]


def test_a_done_order_is_asked_about_once(his, pedro, at_once):
    row = his.done()

    ask_about_orders()
    his.shop.move(row, "reopen", by=his.shop.clerk, reason="Gotea")
    Booking.objects.update(released_at=None)
    his.shop.move(row, "finish")
    ask_about_orders()

    asked = said_to(pedro[1]).filter(text__contains=row.label)
    assert asked.count() == 1
    assert "usted" not in asked.get().text and "/p/" in asked.get().text
    assert survey_of(row).state == "asked"


def test_stars_by_link_and_another_word_within_a_day(his, pedro, at_once, desk):
    row = his.done()
    ask_about_orders()
    token = token_of(pedro[1])

    page = desk.get(None, f"p/{token}/").data
    assert (page["kind"], page["data"]["order"]) == ("survey", row.label)
    desk.post(None, f"p/{token}/answer/", {"score": 4, "comment": "Bien"})
    changed = desk.post(None, f"p/{token}/answer/", {"score": 5, "comment": "Muy bien"})

    assert changed.data["score"] == 5
    kept = survey_of(row)
    assert (kept.score, kept.comment, kept.via) == (5, "Muy bien", "link")
    assert kept.changed_at is not None
    OrderSurvey.objects.update(answered_at=clock.now() - timedelta(days=2))
    late = desk.post(None, f"p/{token}/answer/", {"score": 1})
    assert (late.status_code, late.data["code"]) == (409, "survey_closed")
    assert desk.post(None, f"p/{token}/answer/", {"score": 9}).status_code == 422


def test_a_low_score_opens_one_query_and_the_office_hears(his, pedro, at_once, desk, admin, carla):
    row = his.done()
    ask_about_orders()
    token = token_of(pedro[1])

    desk.post(None, f"p/{token}/answer/", {"score": 2, "comment": "Dejaron aceite"})
    follow_surveys()
    desk.post(None, f"p/{token}/answer/", {"score": 1, "comment": "Dejaron aceite"})
    follow_surveys()

    inquiry = Inquiry.objects.get()
    assert row.label in inquiry.subject and "Dejaron aceite" in inquiry.body
    seen = desk.get(carla, f"service-orders/{row.id}/follow-up/").data["survey"]
    assert seen["inquiry"]["id"] == str(inquiry.id)
    heard = Notification.objects.filter(kind="service_survey_low")
    assert set(heard.values_list("user", flat=True)) == {admin.id, carla.id}


def test_a_press_in_the_channel_counts(his, pedro, at_once, desk):
    row = his.done()
    ask_about_orders()

    press(desk, 5)

    kept = survey_of(row)
    assert (kept.state, kept.score, kept.via) == ("answered", 5, "button")
    assert any(each.text.startswith("¡Gracias") for each in said_to(pedro[1]))


def test_in_the_portal_one_answers_ones_own(hers, desk, rosa, jorge, carla, at_once):
    row = hers.done()
    ask_about_orders()

    asked = Notification.objects.get(user=rosa, kind="service_survey")
    assert str(row.id) in asked.link
    done = desk.post(rosa, f"service-orders/{row.id}/survey/", {"score": 3})
    assert (done.data["score"], done.data["link"], done.data["may_answer"]) == (3, "", True)
    assert desk.post(jorge, f"service-orders/{row.id}/survey/", {"score": 1}).status_code == 404
    assert desk.post(carla, f"service-orders/{row.id}/survey/", {"score": 1}).status_code == 403


def test_who_was_just_asked_about_the_talk_is_left_in_peace(his, pedro, at_once):
    now = clock.now()
    Survey.objects.create(
        conversation=pedro[1], number=1, customer_id=pedro[0].id, state="asked", due_at=now,
        asked_at=now,
    )  # fmt: skip
    row = his.done()

    ask_about_orders()

    kept = survey_of(row)
    assert kept.state == "due" and kept.due_at > now + timedelta(hours=23)


def test_who_was_asked_about_a_job_is_not_asked_about_the_talk(his, pedro, at_once):
    his.done()
    ask_about_orders()
    at = clock.now()
    planned = Survey.objects.create(
        conversation=pedro[1], number=1, customer_id=pedro[0].id, state="due", due_at=at
    )
    reason = conversations._reason(planned, resolved(pedro[1]), settings_on(), at)
    assert reason == "lately"


def resolved(thread):
    Conversation.objects.filter(id=thread.id).update(state="resolved")
    return Conversation.objects.get(id=thread.id)


def settings_on():
    return SurveySettings(on=True)


def test_nobody_reached_is_tried_again_and_given_up(shop, admin, at_once):
    bills = Bills(shop, admin)
    row = bills.done()
    ask_about_orders()
    kept = survey_of(row)
    assert (kept.state, kept.told_error) == ("due", "not_reached")

    long_ago = clock.now() - timedelta(days=8)
    OrderSurvey.objects.update(due_at=long_ago, tried_at=long_ago)
    ask_about_orders()
    assert survey_of(row).state == "skipped"


def test_a_house_that_does_not_ask(his, desk, admin, carla):
    assert desk.patch(carla, "after-service-settings/", {"asks": False}).status_code == 403
    desk.patch(admin, "after-service-settings/", {"asks": False})
    his.done()
    ask_about_orders()
    assert not OrderSurvey.objects.exists()
