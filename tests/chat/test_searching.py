"""Search: what one may see, by its words as they stand, newest first, page by page."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command

from chat import tasks
from chat.models import Counter, SearchEntry, SearchMark, SearchName
from chat.operations import messages
from chat.queries.searching import behind
from chat.types import Kind, Sender
from tests.chat.uploads import upload

pytestmark = pytest.mark.django_db
DOOR = "/api/v1/search/"


@pytest.fixture
def look(api) -> Callable[..., dict]:
    """Search as somebody once the search has followed: `look(ana, "bomba", kind="text")`."""

    def search(who, q: str, *, follow: bool = True, **asked) -> dict:
        if follow:
            tasks.index_newest()
        answer = api(who).get(DOOR, {"q": q, **asked})
        assert answer.status_code == 200, answer.json()
        return answer.json()

    return search


@pytest.fixture
def texts(look) -> Callable[..., list[str]]:
    """Return the texts found, newest first."""
    return lambda who, q, **asked: [row["text"] for row in look(who, q, **asked)["messages"]]


def test_words_and_parts_of_words_are_found_whatever_their_accents(ana, direct, says, texts):
    says(ana, direct, "El camión llegó")
    says(ana, direct, "La IMPRESORA matricial")
    says(ana, direct, "Llámame al 987-654 321")

    assert texts(ana, "CAMION") == texts(ana, "llegó el") == ["El camión llegó"]
    assert texts(ana, "presor") == texts(ana, "ma impre") == ["La IMPRESORA matricial"]
    assert texts(ana, "87654") == texts(ana, "987 654 321") == ["Llámame al 987-654 321"]
    assert texts(ana, "lleg e") == ["El camión llegó"]  # one letter begins a word
    assert texts(ana, "camión impresora") == texts(ana, "%_") == texts(ana, "zz") == []


def test_a_result_carries_its_place_and_where_the_words_stand(ana, luis, direct, group, says, look):
    says(ana, direct, "¿Ya viste 😀 el CAMIÓN?")
    says(luis, group, "El camión está en el taller", after=2)

    newest, older = look(ana, "camion")["messages"]

    assert newest["place"]["title"] == "Turno" and newest["place"]["kind"] == "group"
    assert older["place"] | {"id": str(direct.id), "title": "Luis Ramos"} == older["place"]
    units = older["text"].encode("utf-16-le")
    (mark,) = older["highlights"]
    assert units[2 * mark["start"] : 2 * mark["end"]].decode("utf-16-le") == "CAMIÓN"


def test_everybody_finds_what_they_see_and_nothing_else(
    ana, luis, carla, tomas, rosa, web, direct, group, says, texts
):
    says(rosa, web, "sobre la bomba")
    says(ana, web, "bomba secreta", private=True)
    says(ana, direct, "bomba entre dos", after=2)
    says(ana, group, "bomba del turno", after=3)
    talk = ["bomba del turno", "bomba entre dos"]
    counter = ["bomba secreta", "sobre la bomba"]

    assert texts(ana, "bomba") == texts(luis, "bomba") == talk + counter
    assert texts(carla, "bomba") == counter
    assert texts(rosa, "bomba") == ["sobre la bomba"]
    assert texts(tomas, "bomba") == []


def test_members_find_what_was_said_while_they_were_in(api, ana, tomas, group, says, texts):
    members = f"/api/v1/conversations/{group.id}/members/"
    says(ana, group, "bomba antes")
    api(ana).post(members, {"add": [str(tomas.id)]})
    says(ana, group, "bomba después", after=5)

    assert texts(tomas, "bomba") == ["bomba después"]
    api(ana).post(members, {"remove": [str(tomas.id)]})
    assert texts(tomas, "bomba", follow=False) == []


def test_deleted_and_edited_messages_are_not_found_by_what_they_said(ana, direct, says, texts, at):
    gone = says(ana, direct, "bomba uno").message
    changed = says(ana, direct, "bomba dos").message
    assert len(texts(ana, "bomba")) == 2

    messages.delete(message=gone, by=ana, at=at)
    messages.edit(message=changed, text="válvula dos", by=ana, at=at)

    assert texts(ana, "bomba", follow=False) == []
    assert texts(ana, "valvula") == ["válvula dos"]
    assert texts(ana, "bomba") == []
    assert SearchEntry.objects.count() == 1


def test_filters_narrow_the_messages(ana, luis, direct, group, says, arrives, texts, look, at):
    says(ana, direct, "bomba A")
    says(luis, group, "bomba B", after=60)
    received = arrives("bomba C", after=120)
    card = look(ana, "bomba")["messages"][0]["author"]["id"]
    hour = (at + timedelta(hours=1)).isoformat()

    assert texts(ana, "bomba", conversation=str(group.id)) == ["bomba B"]
    assert texts(ana, "bomba", author=str(luis.id)) == ["bomba B"]
    assert texts(ana, "bomba", author=card) == ["bomba C"]
    assert texts(ana, "bomba", author=str(uuid4())) == []
    assert texts(ana, "bomba", since=hour) == ["bomba C", "bomba B"]
    assert texts(ana, "bomba", until=hour) == ["bomba A"]
    assert texts(ana, "bomba", kind="text,image", conversation=str(received.conversation_id)) == [
        "bomba C"
    ]
    assert texts(ana, "bomba", kind="note") == []
    assert look(ana, "bomba", kind="text")["conversations"] == []


def test_pages_follow_each_other_whatever_happens_between(ana, direct, says, look, texts, at):
    said = [says(ana, direct, f"bomba {n}", after=n).message for n in range(7)]

    first = look(ana, "bomba", limit=3)
    messages.delete(message=said[3], by=ana, at=at)
    says(ana, direct, "bomba nueva", after=9)
    second = look(ana, "bomba", limit=3, cursor=first["next"])

    pages = [[row["text"][-1] for row in page["messages"]] for page in (first, second)]
    assert pages == [["6", "5", "4"], ["2", "1", "0"]]
    assert second["next"] is None and second["conversations"] == []


def test_files_and_contacts_are_found_by_their_names(ana, api, direct, says, look, media):
    file = upload(api(ana), b"%PDF-1.4\n1 0 obj\nendobj\n%%EOF", name="Cotización 042.pdf")
    says(ana, direct, "", attachments=(UUID(file.json()["id"]),))
    person = {"type": "contact", "contacts": [{"name": "José Peña", "phones": ["+51 999 888"]}]}
    says(ana, direct, "", kind=Kind.CONTACT, card=person)

    assert [row["kind"] for row in look(ana, "cotizacion")["messages"]] == ["file"]
    assert [row["kind"] for row in look(ana, "pena 999888")["messages"]] == ["contact"]
    assert look(ana, "pena")["messages"][0]["highlights"] == []


def test_conversations_are_found_by_their_people(ana, luis, tomas, direct, group, arrives, look):
    who = Sender(external_id="51987000777", name="Núñez Ávila", phone="+51987000777")
    arrives("hola", who=who)

    def titles(person, q: str) -> list[str]:
        return [row["title"] for row in look(person, q)["conversations"]]

    assert titles(ana, "nunez") == titles(ana, "avila NÚ") == ["Núñez Ávila"]
    assert titles(ana, "987-000 777") == ["Núñez Ávila"]
    assert titles(ana, "ramos") == ["Turno", "Luis Ramos"]
    assert titles(ana, "turno lu") == ["Turno"]
    assert titles(tomas, "nunez") == titles(tomas, "ramos") == []


def test_the_search_follows_twice_late_and_in_stretches(ana, direct, says, texts, monkeypatch):
    monkeypatch.setattr("chat.operations.indexing.AT_ONCE", 2)
    tasks.index_newest()
    for n in range(5):
        says(ana, direct, f"bomba {n}", after=n)
    tasks.index_newest()
    says(ana, direct, "bomba 5", after=5)

    tasks.index_rest()
    tasks.index_rest()

    assert texts(ana, "bomba", follow=False) == [f"bomba {n}" for n in (5, 4, 3, 2, 1, 0)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("many", [0, 1000])
def test_all_is_built_anew_in_the_order_of_time(
    ana, direct, group, says, arrives, texts, at, monkeypatch, many
):
    monkeypatch.setattr("chat.operations.indexing.MANY", many)
    says(ana, direct, "bomba vieja", after=1)
    says(ana, group, "bomba nueva", after=3)
    says(ana, direct, "bomba media", after=2)
    gone = says(ana, group, "bomba borrada", after=4).message
    messages.delete(message=gone, by=ana, at=at)
    arrives("hola", who=Sender(external_id="1", name="Bomba Ruiz"))

    tasks.index_rest()  # nothing was ever followed
    assert texts(ana, "bomba", follow=False) == ["bomba nueva", "bomba media", "bomba vieja"]

    SearchEntry.objects.filter(number=2).delete()
    call_command("reindex")
    assert not SearchEntry.objects.filter(number=2).exists()  # nobody builds beside the worker
    says(ana, direct, "bomba última", after=9)
    assert texts(ana, "bomba") == ["bomba última", "bomba nueva", "bomba media", "bomba vieja"]
    assert SearchName.objects.get().folded == " bomba ruiz 1" and not behind().exists()


def test_a_first_building_that_was_killed_begins_again(ana, direct, says, texts):
    says(ana, direct, "bomba")
    for row in Counter.objects.all():
        SearchMark.objects.create(pk=row.pk, seq=row.last_seq)
    tasks.index_rest()
    assert texts(ana, "bomba", follow=False) == ["bomba"]


def test_a_reaction_writes_nothing_again(ana, luis, direct, says, texts, at):
    message = says(ana, direct, "bomba").message
    texts(ana, "bomba")
    SearchEntry.objects.update(folded=" trompeta")

    messages.react(message=message, emoji="👍", on=True, by=luis, at=at)
    tasks.index_newest()

    assert SearchEntry.objects.get().folded == " bomba"


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "x"},
        {},
        {"q": "a" * 201},
        {"q": "bomba", "author": "1"},
        {"q": "bomba", "kind": "secret"},
        {"q": "bomba", "since": "ayer"},
        {"q": "bomba", "until": "9999-12-31T23:59:59-05:00"},
        {"q": "bomba", "until": "0001-01-02T00:00:00Z"},
        {"q": "bom\x00ba"},
    ],
)
def test_bad_values_are_told(api, ana, asked):
    assert api(ana).get(DOOR, asked).status_code == 422


def test_strangers_and_nonsense_find_nothing(api, ana, tomas, group, look):
    for asked, status in (
        ({"conversation": str(group.id)}, 404),
        ({"conversation": "nobody"}, 404),
        ({"limit": "0"}, 400),
        ({"cursor": "abc"}, 400),
    ):
        assert api(tomas).get(DOOR, {"q": "bomba", **asked}).status_code == status
    assert api(None).get(DOOR, {"q": "bomba"}).status_code == 401
    for q in ('" OR 1 --', "*^'\"(", "\u202e\u200b", "AND OR NOT", "😀" * 90, "\\%", "NEAR(a b)"):
        assert look(ana, q)["messages"] == []
