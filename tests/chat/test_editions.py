"""What a message said before: counted for everyone, told to those who may know."""

from datetime import timedelta

import pytest

from chat.models import Edition
from chat.operations import messages
from tests.chat.conftest import TELEGRAM
from tests.chat.doors import say

pytestmark = pytest.mark.django_db


def history(client, message_id):
    return client.get(f"/api/v1/messages/{message_id}/history/")


def test_each_edit_keeps_what_stood_before(api, ana, luis, carla, direct):
    sent = say(api(ana), direct, "a las **tres**").json()
    door = f"/api/v1/messages/{sent['id']}/"

    assert (sent["html"], sent["editions"]) == ("<p>a las <strong>tres</strong></p>", 0)
    api(ana).patch(door, {"text": "a las cuatro"})
    api(ana).patch(door, {"text": "a las cuatro"})  # says nothing new
    edited = api(ana).patch(door, {"text": "a las _cinco_"}).json()

    assert (edited["html"], edited["editions"]) == ("<p>a las <em>cinco</em></p>", 2)
    told = history(api(luis), sent["id"]).json()
    assert [row["text"] for row in told] == ["a las **tres**", "a las cuatro"]
    assert {row["by"]["name"] for row in told} == {"Ana Torres"}
    assert told[0]["at"] <= told[1]["at"]
    assert history(api(carla), sent["id"]).status_code == 404
    assert history(api(None), sent["id"]).status_code == 401


def test_what_was_taken_back_is_known_to_its_author_and_admins(api, ana, luis, admin, group):
    sent = say(api(ana), group, "la clave es 1234").json()
    gone = api(ana).delete(f"/api/v1/messages/{sent['id']}/").json()

    assert (gone["editions"], gone["text"], gone["html"]) == (1, "", None)
    assert [row["text"] for row in history(api(ana), sent["id"]).json()] == ["la clave es 1234"]
    assert [row["text"] for row in history(api(admin), sent["id"]).json()] == ["la clave es 1234"]
    assert history(api(luis), sent["id"]).status_code == 404


def test_who_came_later_learns_nothing_of_before(api, ana, carla, group, says):
    early = says(ana, group, "antes").message
    api(ana).patch(f"/api/v1/messages/{early.id}/", {"text": "antes!"})
    api(ana).post(f"/api/v1/conversations/{group.id}/members/", {"add": [str(carla.id)]})

    assert history(api(carla), early.id).status_code == 404


def test_customers_know_only_their_own_earlier_words(api, ana, rosa, web):
    mine = say(api(rosa), web, "recárgame 20").json()
    api(rosa).patch(f"/api/v1/messages/{mine['id']}/", {"text": "recárgame 30"})
    ours = say(api(ana), web, "listo, Sra. Quispe de la mora").json()
    api(ana).patch(f"/api/v1/messages/{ours['id']}/", {"text": "listo, Sra. Quispe"})

    assert [row["text"] for row in history(api(rosa), mine["id"]).json()] == ["recárgame 20"]
    assert [row["text"] for row in history(api(ana), mine["id"]).json()] == ["recárgame 20"]
    assert history(api(rosa), ours["id"]).status_code == 404
    seen = api(rosa).get(f"/api/v1/conversations/{web.id}/messages/").json()["results"]
    assert {row["editions"] for row in seen} == {0}


def test_edits_that_arrive_are_kept_too(api, ana, arrives, at):
    received = arrives("recárgame 20", external_id="m1")
    name = {"channel_id": TELEGRAM.id, "external_id": "m1", "at": at + timedelta(minutes=1)}

    messages.edit_received(text="recárgame 30", **name)
    messages.edit_received(text="recárgame 30", **name)

    told = history(api(ana), received.message_id).json()
    assert [(row["text"], row["by"]["name"]) for row in told] == [("recárgame 20", "Rosa Quispe")]
    messages.delete_received(**name)
    messages.delete_received(**name)
    assert Edition.objects.count() == 2
    assert history(api(ana), received.message_id).status_code == 404


@pytest.mark.parametrize("name", ["x", "00000000-0000-0000-0000-000000000007"])
def test_no_such_message(api, ana, name):
    assert history(api(ana), name).status_code == 404


def test_customers_words_are_drawn_as_they_are(api, ana, rosa, web, says):
    theirs = say(api(rosa), web, "**no** <b>\nhttps://a.pe").json()
    note = says(ana, web, "**ojo**", private=True).message

    assert theirs["html"].startswith("**no** &lt;b&gt;<br><a href=")
    seen = api(ana).get(f"/api/v1/messages/{note.id}/").json()
    assert seen["html"] == "<p><strong>ojo</strong></p>"


def test_rows_from_before_are_drawn_when_they_are_read(api, ana, direct, says):
    old = says(ana, direct, "**a** <b>").message
    type(old).objects.filter(id=old.id).update(html="")

    assert api(ana).get(f"/api/v1/messages/{old.id}/").json()["html"] == "**a** &lt;b&gt;"


def test_a_name_in_the_text_is_shown_whole(api, ana, luis, group):
    sent = say(api(ana), group, "**@LUIS**, `@luis` y @todos: ¿quién es @luisa?").json()

    assert sent["html"] == (
        f'<p><strong><span class="mention" data-user="{luis.id}">@Luis Ramos</span></strong>, '
        '<code>@luis</code> y <span class="mention" data-user="all">@todos</span>: '
        "¿quién es @luisa?</p>"
    )


def test_a_name_is_text(api, ana, luis, direct):
    luis.first_name = "<img src=x onerror=alert(1)>"
    luis.save(update_fields=["first_name"])

    sent = say(api(ana), direct, "hola @luis").json()

    assert "<img" not in sent["html"] and "&lt;img src=x" in sent["html"]
