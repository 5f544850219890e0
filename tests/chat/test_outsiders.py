"""What people outside are to us: spam, suppliers, and those who want nothing automatic."""

import pytest

from chat.models import Conversation, Identity, Message
from chat.ports import courier
from chat.queries import wants_nothing_automatic
from chat.types import Kind
from hub.accounts.models import User
from hub.realtime.types import Change
from tests.chat.doors import door, say

pytestmark = pytest.mark.django_db
LIST = "/api/v1/conversations/"
WORDS = "/api/v1/wish-words/"
VIEWS = ("all", "spam", "mine")


def put_aside(api, who: User, row: Conversation, spam: bool = True):
    return api(who).post(door(row, "spam/"), {"spam": spam})


def identity(row: Conversation) -> Identity:
    return Identity.objects.get(id=row.identity_id)


@pytest.fixture
def writes(arrives):
    """Let somebody write by a channel that needs no provider."""
    return lambda text, **more: arrives(text, channel=courier.port().web(), **more)


@pytest.fixture
def committing(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


def test_spam_is_put_aside_and_stays_there(api, ana, arrives, waiting):
    answer = put_aside(api, ana, waiting)

    assert answer.status_code == 200, answer.data
    shown = answer.json()
    assert (shown["state"], shown["customer"]["spam"]) == ("resolved", True)
    arrives("gane dinero", after=5)
    row = Conversation.objects.get(id=waiting.id)
    assert (row.state, row.needs_reply_since) == ("resolved", None)
    assert row.counter.last_number == 3, "stored all the same"
    counts = api(ana).get(f"{LIST}counts/").json()
    assert (counts["all"], counts["unread"], counts["calling"]) == (0, 0, 0)
    listed = {view: api(ana).get(f"{LIST}?view={view}").json()["results"] for view in VIEWS}
    assert {view: len(rows) for view, rows in listed.items()} == {"all": 0, "spam": 1, "mine": 0}


def test_spam_wakes_nobody(arrives, api, ana, waiting, heard, monkeypatch):
    put_aside(api, ana, waiting)
    told = []
    monkeypatch.setattr("hub.kernel.events._tell", lambda event: told.append(type(event).__name__))

    changes: list[Change] = heard(lambda: arrives("oferta", after=5))

    assert "MessageReceived" not in told
    assert changes, "screens that show it follow"


def test_it_is_taken_back(api, ana, arrives, waiting):
    put_aside(api, ana, waiting)
    arrives("¿hola?", after=5)

    shown = put_aside(api, ana, waiting, spam=False).json()

    assert (shown["state"], shown["customer"]["spam"]) == ("open", False)
    assert shown["needs_reply_since"] is not None
    assert len(api(ana).get(LIST).json()["results"]) == 1
    events = Message.objects.filter(kind="system").order_by("number")
    assert [row.card["event"] for row in events] == ["spam", "not_spam"]


def test_spam_is_not_opened_by_hand_and_twice_is_once(api, ana, waiting):
    put_aside(api, ana, waiting)
    put_aside(api, ana, waiting)

    assert api(ana).post(door(waiting, "state/"), {"state": "open"}).status_code == 409
    assert Message.objects.filter(kind="system").count() == 1


def test_who_may_put_aside(api, ana, carla, tomas, rosa, direct, waiting):
    assert put_aside(api, carla, waiting).status_code == 403
    assert put_aside(api, tomas, waiting).status_code == 403
    assert put_aside(api, rosa, waiting).status_code == 403
    assert put_aside(api, ana, direct).status_code == 409
    assert api(ana).post(door(waiting, "spam/"), {"spam": "quizás"}).status_code == 422
    assert api(ana).post(door(waiting, "spam/"), {"spam": True, "x": 1}).status_code == 400


@pytest.mark.parametrize("word", ["BAJA", " baja. ", "Bája", "¡no  molestar!", "stop"])
def test_a_word_alone_opts_out_and_is_confirmed_once(word, writes, committing):
    with committing(execute=True):
        row = Conversation.objects.get(id=writes(word).conversation_id)
    with committing(execute=True):
        writes(word, after=1)

    assert wants_nothing_automatic(identity(row))
    said = Message.objects.filter(direction="out")
    assert said.count() == 1
    assert "ALTA" in said.get().text
    assert Conversation.objects.get(id=row.id).needs_reply_since is not None, "a person still looks"


@pytest.mark.parametrize("text", ["quiero darme de baja", "BAJA california", "b a j a", "x" * 60])
def test_other_words_opt_nobody_out(text, arrives):
    row = Conversation.objects.get(id=arrives(text).conversation_id)

    assert not wants_nothing_automatic(identity(row))


def test_the_word_back_opens_every_channel_of_the_customer(writes, committing):
    with committing(execute=True):
        first = Conversation.objects.get(id=writes("BAJA").conversation_id)
        second = Conversation.objects.get(id=writes("hola", sender="51987000002").conversation_id)
    Identity.objects.update(customer_id=first.id)
    assert wants_nothing_automatic(identity(second)), "it is the person who wants nothing"

    with committing(execute=True):
        writes("Alta", sender="51987000002", after=5)

    assert not wants_nothing_automatic(identity(first))
    assert Message.objects.filter(direction="out", conversation=second).count() == 1


def test_nothing_is_confirmed_to_spam_or_under_another_app(writes, api, ana, committing):
    row = Conversation.objects.get(id=writes("hola").conversation_id)
    put_aside(api, ana, row)
    with committing(execute=True):
        writes("BAJA", after=1)
        writes("BAJA", sender="51987000002", standby=True)

    assert Identity.objects.filter(opted_out_at__isnull=False).count() == 2
    assert not Message.objects.filter(direction="out").exists()


def test_an_advisor_notes_it_by_hand(api, ana, carla, waiting):
    path = door(waiting, "opt-out/")
    assert api(carla).post(path, {"opted_out": True}).status_code == 403

    assert api(ana).post(path, {"opted_out": True}).json()["customer"]["opted_out"]
    assert wants_nothing_automatic(identity(waiting))
    assert not api(ana).post(path, {"opted_out": False}).json()["customer"]["opted_out"]
    events = [row.card["event"] for row in Message.objects.filter(kind="system").order_by("id")]
    assert sorted(events) == ["opted_in", "opted_out"]


def test_the_words_are_the_admins_to_choose(api, admin, ana, arrives):
    assert api(ana).get(WORDS).status_code == 403
    known = api(admin).get(WORDS).json()
    assert known["stop"] == ["STOP", "BAJA", "SALIR", "no molestar"]
    fresh = {**known, "stop": ["Chau", "chau", "basta ya"]}
    fresh.pop("updated_at")

    kept = api(admin).put(WORDS, fresh)

    assert kept.status_code == 200, kept.data
    assert kept.json()["stop"] == ["chau", "basta ya"]
    assert api(admin).put(WORDS, fresh).status_code == 200, "and chosen anew"
    arrives("BAJA", sender="a")
    arrives("¡Basta ya!", sender="b")
    assert Identity.objects.filter(opted_out_at__isnull=False).get().external_id == "b"
    for bad in ({"stop": []}, {"back": ["basta ya"]}, {"stop": ["!!"]}, {"stop_answer": ""}):
        assert api(admin).put(WORDS, {**fresh, **bad}).status_code == 422, bad


def test_a_customer_learns_nothing_of_it(api, ana, rosa, web):
    put_aside(api, ana, web)
    api(ana).post(door(web, "opt-out/"), {"opted_out": True})

    shown = api(rosa).get(door(web)).json()["customer"]

    assert (shown["spam"], shown["opted_out"]) == (False, False)


def test_a_picture_named_baja_is_no_wish(arrives):
    row = Conversation.objects.get(id=arrives("BAJA", kind=Kind.IMAGE).conversation_id)

    assert not wants_nothing_automatic(identity(row))


def test_the_confirmation_is_the_houses_own_word_and_holds_no_answer_up(
    writes, api, ana, committing
):
    row = Conversation.objects.get(id=writes("hola").conversation_id)
    with committing(execute=True):
        seen = writes("BAJA", after=1).number

    answer = say(api(ana), row, "Entendido, Rosa", expect_number=seen)

    assert Message.objects.get(direction="out", card__why="wish").author.role == "bot"
    assert answer.status_code == 201, answer.json()
    row.refresh_from_db()
    assert row.last_message["preview"] == "Entendido, Rosa"


def test_a_word_back_holds_though_nobody_followed_it(writes, committing):
    with committing(execute=True):
        row = Conversation.objects.get(id=writes("BAJA").conversation_id)

    writes("ALTA", after=5)  # and the worker is killed before it follows

    assert not wants_nothing_automatic(identity(row))


def test_who_never_left_is_told_nothing_by_the_word_back(writes, committing):
    with committing(execute=True):
        writes("ALTA")

    assert not Message.objects.filter(direction="out").exists()
