"""A request is never taken for a rating or its comment, and a rating never for a request."""

import pytest

from chat.models import Message, Survey
from hub.reports.models import Notification
from tests.chat.doors import door, say
from tests.work.house import made, works
from tests.work.test_csat import asks, questions, resolved

__all__ = ["asks", "resolved"]
pytestmark = pytest.mark.django_db


def stands(api, ana, web):
    row = made(api(ana).get(door(web)), 200)
    return row["state"], row["needs_reply_since"] is not None


@pytest.mark.parametrize(
    "text",
    [
        "Necesito que me reenvíen la factura",
        "gracias, ¿y cuándo llega mi pedido?",
        "Sigue sin funcionar",
        "Please send it again",
        "Llámenme",
    ],
)
def test_a_new_request_after_a_rating_opens_it_again(api, ana, rosa, resolved, text):
    say(api(rosa), resolved, "2")
    works()

    made(say(api(rosa), resolved, text))

    assert stands(api, ana, resolved) == ("open", True)
    assert Survey.objects.get().comment == ""


def test_what_nobody_asked_for_is_no_comment(api, ana, rosa, resolved, asks):
    asks(comment="")
    say(api(rosa), resolved, "5")
    works()

    say(api(rosa), resolved, "Muy amable Ana")

    assert stands(api, ana, resolved) == ("open", True)


@pytest.mark.parametrize("text", ["Más rapidez", "Todo excelente, Ana muy amable"])
def test_a_comment_opens_nothing_and_is_told_to_who_was_rated(api, ana, rosa, resolved, text):
    say(api(rosa), resolved, "4")
    works()

    say(api(rosa), resolved, text)

    assert stands(api, ana, resolved) == ("resolved", False)
    told = Notification.objects.get(kind="rating")
    assert (told.user, told.text) == (ana, text)
    assert told.title == "Comentario (4 de 5): Rosa Quispe"


def test_a_number_that_answers_an_advisor_is_no_rating(api, ana, rosa, resolved):
    say(api(ana), resolved, "¿Cuántas cajas más le llevamos?")

    say(api(rosa), resolved, "5")

    assert stands(api, ana, resolved) == ("open", True)
    assert Survey.objects.get().score is None


def test_a_number_in_an_open_conversation_is_no_rating(api, ana, rosa, resolved):
    say(api(rosa), resolved, "necesito cajas")

    say(api(rosa), resolved, "5")

    assert Survey.objects.get().score is None
    assert stands(api, ana, resolved) == ("open", True)


def test_a_press_is_a_rating_though_it_was_opened_again(api, ana, rosa, resolved):
    question = questions(resolved).get()
    api(ana).post(door(resolved, "state/"), {"state": "open"})

    made(say(api(rosa), resolved, "", choice={"of": str(question.id), "id": "rate:5"}))
    works()

    assert Survey.objects.get().score == 5
    assert stands(api, ana, resolved) == ("open", False)
    assert Message.objects.filter(card__event="rated").count() == 1


def test_a_press_on_a_later_question_is_no_rating(api, ana, rosa, resolved):
    options = [{"id": "a", "title": "Sí"}, {"id": "b", "title": "No"}]
    made(say(api(ana), resolved, "¿Cerramos?", choices={"options": options}))

    say(api(rosa), resolved, "1")

    assert Survey.objects.get().score is None
    assert stands(api, ana, resolved) == ("open", True)


def test_who_heard_nothing_from_us_is_not_asked_how_it_was(api, ana, rosa, web, asks):
    asks()
    say(api(rosa), web, "hola")
    made(api(ana).post(door(web, "state/"), {"state": "resolved"}), 200)

    works()

    assert (Survey.objects.get().reason, questions(web).count()) == ("unanswered", 0)
