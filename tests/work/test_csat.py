"""Ratings: asked once after resolving, taken without opening anything again, followed."""

from uuid import uuid4

import pytest

from chat.models import Message, Survey
from chat.operations.messages.rating import score_of
from hub.reports.models import Notification
from tests.chat.doors import door, say
from tests.work.house import CLOSING, RATINGS, SURVEYS, later, made, works

pytestmark = pytest.mark.django_db


@pytest.fixture
def asks(api, admin):
    def switch_on(**more):
        return made(api(admin).put(SURVEYS, {"on": True, "delay_minutes": 0, **more}), 200)

    return switch_on


@pytest.fixture
def resolved(api, ana, rosa, web, asks):
    """Rosa asked, Ana answered and resolved; the question is there."""
    asks()
    say(api(rosa), web, "hola")
    say(api(ana), web, "Listo")
    api(ana).post(door(web, "claim/"), {})
    api(ana).post(door(web, "state/"), {"state": "resolved"})
    works()
    return web


def questions(web):
    return Message.objects.filter(conversation=web, card__why="csat", card__type="choices")


@pytest.mark.parametrize(
    ("text", "score"),
    [("5", 5), (" 4. ", 4), ("1/5", 1), ("⭐⭐⭐", 3), ("3 · Regular", 3), ("2 estrellas", 2)],
)
def test_a_typed_rating_is_taken_and_opens_nothing(api, ana, rosa, resolved, text, score):
    assert [each["id"] for each in questions(resolved).get().card["options"]][0] == "rate:1"

    answer = made(say(api(rosa), resolved, text))
    works()

    row = api(ana).get(door(resolved)).json()
    assert (row["state"], row["needs_reply_since"]) == ("resolved", None)
    assert Survey.objects.get().score == score
    assert answer["topic"].startswith("survey:")
    line = Message.objects.filter(conversation=resolved, card__event="rated").get()
    assert line.card["score"] == score


def test_a_press_is_a_rating_and_one_of_something_else_is_none():
    def pressed(key):
        return score_of(Message(text="Sí", card={"type": "choice", "id": key, "title": "Sí"}))

    assert [pressed("rate:4"), pressed("rate:6"), pressed("menu:4")] == [4, None, None]


def test_a_comment_after_it_is_taken_and_a_second_one_opens_again(api, ana, rosa, resolved):
    say(api(rosa), resolved, "4")
    works()
    more = Message.objects.filter(conversation=resolved, direction="out").last()
    assert more.text == "Gracias. ¿Qué podemos mejorar?"
    say(api(rosa), resolved, "Más rapidez")
    assert api(ana).get(door(resolved)).json()["state"] == "resolved"
    say(api(rosa), resolved, "Y otra consulta")

    assert Survey.objects.get().comment == "Más rapidez"
    assert api(ana).get(door(resolved)).json()["state"] == "open"
    panel = api(ana).get(door(resolved, "panel/")).json()
    rating = next(each for each in panel if each["key"] == "rating")
    assert rating["items"][0]["value"] == "4 de 5 · Más rapidez"


def test_another_answer_is_words_like_any(api, ana, rosa, resolved):
    say(api(rosa), resolved, "necesito 2 cajas más")

    assert api(ana).get(door(resolved)).json()["state"] == "open"
    assert Survey.objects.get().score is None


def test_the_first_rating_counts(api, rosa, resolved):
    for text in ("2", "5", "5"):
        say(api(rosa), resolved, text)
    works()

    assert Survey.objects.get().score == 2
    assert Message.objects.filter(card__event="rated").count() == 1


def test_a_low_one_is_told_and_may_open_again(api, admin, ana, rosa, resolved, asks):
    asks(reopen_low=True)
    say(api(rosa), resolved, "1")
    works()

    assert Notification.objects.get(kind="rating").user == admin
    assert api(ana).get(door(resolved)).json()["state"] == "open"


def test_nobody_is_asked_twice_nor_when_it_opened_again(api, ana, rosa, resolved):
    say(api(rosa), resolved, "otra cosa")
    api(ana).post(door(resolved, "state/"), {"state": "resolved"})
    works()
    assert [each.reason for each in Survey.objects.order_by("number")] == ["", "lately"]

    made(say(api(rosa), resolved, "una más"))
    api(ana).post(door(resolved, "state/"), {"state": "resolved"})
    api(ana).post(door(resolved, "state/"), {"state": "open"})
    works(60 * 24 * 31)
    assert Survey.objects.order_by("number").last().reason == "reopened"
    assert questions(resolved).count() == 1


def test_who_opted_out_is_left_in_peace(api, ana, rosa, web, asks):
    asks()
    say(api(rosa), web, "hola")
    web.identity.opted_out_at = later()
    web.identity.save()
    api(ana).post(door(web, "state/"), {"state": "resolved"})
    works()

    assert (Survey.objects.get().state, questions(web).count()) == ("skipped", 0)


def test_only_the_channels_named_and_what_is_resolved_from_now(api, ana, web, asks):
    api(ana).post(door(web, "state/"), {"state": "resolved"})
    asks(channels=["telegram"])
    works()
    api(ana).post(door(web, "state/"), {"state": "open"})
    api(ana).post(door(web, "state/"), {"state": "resolved"})
    works()

    assert not Survey.objects.exists()


def test_ratings_are_listed_averaged_and_saved(api, admin, ana, carla, rosa, resolved):
    say(api(rosa), resolved, "4")
    works()
    say(api(rosa), resolved, "=1+1")

    listed = made(api(ana).get(RATINGS), 200)["results"]
    told = made(api(ana).get(f"{RATINGS}summary/"), 200)
    file = b"".join(api(admin).get(f"{RATINGS}export/").streaming_content).decode()
    assert [(each["score"], each["advisor"]["name"]) for each in listed] == [(4, "Ana Torres")]
    assert (told["count"], told["average"], told["scores"]) == (1, 4.0, [0, 0, 0, 1, 0])
    assert [(each["name"], each["average"]) for each in told["advisors"]] == [("Ana Torres", 4.0)]
    assert "Rosa Quispe" in file and "'=1+1" in file
    assert made(api(ana).get(f"{RATINGS}?advisor={uuid4()}"), 200)["results"] == []
    assert api(carla).get(RATINGS).status_code == 403
    assert api(ana).get(f"{RATINGS}export/").status_code == 403


def test_closing_asks_for_a_label(api, admin, ana, web):
    made(api(admin).put(CLOSING, {"require_label": True, "labels": ["venta", "reclamo"]}), 200)

    refused = api(ana).post(door(web, "state/"), {"state": "resolved"})
    api(ana).post(door(web, "labels/"), {"add": ["otra"]})
    still = api(ana).post(door(web, "state/"), {"state": "resolved"})
    api(ana).post(door(web, "labels/"), {"add": ["venta"]})
    done = api(ana).post(door(web, "state/"), {"state": "resolved"})

    assert (refused.status_code, refused.json()["code"]) == (409, "label_required")
    assert refused.json()["fields"] == {"labels": ["reclamo", "venta"]}
    assert (still.status_code, done.json()["state"]) == (409, "resolved")
    assert api(ana).put(CLOSING, {"require_label": False}).status_code == 403


def test_what_is_settled_once_is_settled_anew(api, admin):
    made(api(admin).put(CLOSING, {"require_label": True, "labels": ["venta"]}), 200)
    made(api(admin).put(SURVEYS, {"on": True}), 200)

    made(api(admin).put(CLOSING, {"require_label": False, "labels": []}), 200)
    made(api(admin).put(SURVEYS, {"low": 1}), 200)

    assert made(api(admin).get(CLOSING), 200) == {"require_label": False, "labels": []}
    asked = made(api(admin).get(SURVEYS), 200)
    assert (asked["on"], asked["low"]) == (True, 1)
