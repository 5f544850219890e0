"""Naming people: who is meant, what is counted, and what takes it back."""

from types import SimpleNamespace

import pytest

from chat.models import Mention
from chat.operations import conversations, messages
from chat.plugins.streams import ConversationStreams
from chat.queries.mentions import find, named_in
from tests.chat.doors import door, say
from tests.chat.test_live import signed_in

pytestmark = pytest.mark.django_db
streams = ConversationStreams()
LIST = "/api/v1/conversations/"
PEOPLE = {
    name: SimpleNamespace(id=name, username=name)
    for name in ("ana", "luis", "josé", "ana.torres", "eva@casa.pe")
}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@ana", ["ana"]),
        ("Oye @Ana, ¿ves?", ["ana"]),
        ("(@ANA) y @luis.", ["ana", "luis"]),
        ("@ana,@luis", ["ana", "luis"]),
        ("@ana.torres... @ana...", ["ana.torres", "ana"]),
        ("@eva@casa.pe", ["eva@casa.pe"]),
        ("@josé @jose\u0301 @JOSÉ", ["josé"] * 3),
        ("@ana\u200b", ["ana"]),
        ("**@ana**", ["ana"]),
        ("@ana-maria @anab @ana's @ana_1", []),
        ("x@ana https://a.pe/@ana ?u=@ana @@ana \\@ana", []),
        ("@ ana @nadie @", []),
        ("`@ana` ```\n@luis\n``` @luis", ["luis"]),
        ("``` sin cerrar @ana", []),
        ("` sola @ana", ["ana"]),
        ("@\u202eana", []),
    ],
)
def test_a_mention_is_a_word_of_its_own(text, names):
    found = find(text, PEOPLE)

    assert [each.person.username for each in found] == names
    assert all(text[each.start] == "@" for each in found)


@pytest.mark.parametrize("word", ["@all", "@TODOS", "hola @todos!"])
def test_everyone_is_named_but_the_author(word):
    assert {who.id for who in named_in(word, PEOPLE, author_id="ana")} == PEOPLE.keys() - {"ana"}


@pytest.mark.parametrize("text", ["@" * 60_000, "@,a" * 20_000, "`@`" * 20_000, "@ana" * 16_000])
def test_much_ado_takes_no_time(text):
    assert len(find(text, PEOPLE)) <= 1


def test_members_are_named_and_counted_until_they_read(api, ana, luis, admin, carla, group):
    told = say(api(ana), group, "@luis @ana @carla ¿quién abre? @Luis").json()

    assert told["mentions"] == [str(luis.id)]
    for user, count in ((luis, 1), (admin, 0), (ana, 0)):
        assert api(user).get(door(group)).json()["mentions"] == count
        [row] = api(user).get(LIST).json()["results"]
        assert row["mentions"] == count
        assert len(api(user).get(LIST, {"view": "mentions"}).json()["results"]) == count
        assert api(user).get(f"{LIST}counts/").json()["mentions"] == count
        assert [head.mentions for head in streams.heads(signed_in(user), limit=9)] == [count]
        assert streams.totals(signed_in(user)).mentions == count
    api(luis).post(door(group, "read/"), {"number": told["number"]})
    assert api(luis).get(door(group)).json()["mentions"] == 0
    assert streams.totals(signed_in(luis)).mentions == 0
    assert api(luis).get(LIST, {"view": "mentions"}).json()["results"] == []


def test_all_names_everyone_else(api, ana, luis, admin, group, direct):
    for room, names in ((group, {luis, admin}), (direct, {luis})):
        told = say(api(ana), room, "@todos a la caja").json()
        assert set(told["mentions"]) == {str(user.id) for user in names}


def test_edits_and_deletions_take_names_away(api, ana, luis, admin, group):
    told = say(api(ana), group, "@luis mira").json()
    here = f"/api/v1/messages/{told['id']}/"

    edited = api(ana).patch(here, {"text": "@admin mira"}).json()
    again = api(ana).patch(here, {"text": "@admin y @luis"}).json()
    api(ana).delete(here)

    assert edited["mentions"] == [str(admin.id)]
    assert set(again["mentions"]) == {str(admin.id), str(luis.id)}
    assert api(luis).get(here).json()["mentions"] == []
    assert not Mention.objects.exists()
    assert streams.totals(signed_in(admin)).mentions == 0


def test_in_customers_conversations_only_notes_name_the_counter(
    api, ana, luis, carla, tomas, rosa, web
):
    aloud = say(api(ana), web, "@luis te ayuda, @rosa").json()
    note = say(api(ana), web, "@luis @carla @tomas @rosa ojo", private=True).json()
    said = say(api(rosa), web, "gracias @luis @ana").json()

    assert aloud["mentions"] == said["mentions"] == []
    assert set(note["mentions"]) == {str(luis.id), str(carla.id)}
    assert api(luis).get(door(web)).json()["mentions"] == 1
    assert api(rosa).get(door(web)).json()["mentions"] == 0
    assert streams.totals(signed_in(carla)).mentions == 1
    luis.role = "technician"
    luis.save()
    assert streams.totals(signed_in(luis)).mentions == 0


def test_a_name_from_before_one_came_is_not_counted(api, ana, carla, group, says, at):
    old = says(ana, group, "hola").message
    conversations.set_members(conversation=group, add=[carla], remove=[], by=ana, at=at)

    messages.edit(message=old, text="hola @carla", by=ana, at=at)

    assert api(carla).get(door(group)).json()["mentions"] == 0
    assert streams.totals(signed_in(carla)).mentions == 0


def test_sockets_hear_who_is_named(ana, luis, group, says, monkeypatch):
    from hub.realtime import bus

    heard = []
    monkeypatch.setattr(bus, "send_change", heard.append)
    monkeypatch.setattr("django.db.transaction.on_commit", lambda call, **_: call())

    says(ana, group, "@luis hola")

    assert heard[0].views[0].data["mentions"] == [str(luis.id)]
