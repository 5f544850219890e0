"""A customer's own conversation in the portal: what they write, read and never see."""

import pytest

from chat import tasks
from tests.chat.doors import door, say

pytestmark = pytest.mark.django_db


def test_customers_write_read_and_see_their_own_only(api, ana, rosa, jorge, web, waiting):
    written = say(api(rosa), web, "Quiero recargar 20")
    answer = say(api(ana), web, "Claro, Rosa")
    note = say(api(ana), web, "ojo: deuda de 300", private=True)
    api(ana).post(door(web, "claim/"), {})
    tasks.index_newest()

    listed = api(rosa).get("/api/v1/conversations/").json()["results"]
    detail = api(rosa).get(door(web)).json()
    thread = api(rosa).get(door(web, "messages/")).json()["results"]
    missed = api(rosa).get(door(web, "changes/")).json()["items"]

    assert (written.json()["direction"], written.json()["author"]["role"]) == ("in", "customer")
    assert written.json()["author"]["id"] == str(web.identity_id)
    assert answer.json()["state"] == "sent"
    assert [row["id"] for row in listed] == [str(web.id)]
    assert detail["assignee"] is None and detail["labels"] == []
    assert detail["allowed_transitions"] == []
    assert [row["kind"] for row in thread] == ["text", "text", "hidden", "hidden"]
    for shown in (listed, detail, thread, missed, api(rosa).get(door(web)).json()):
        assert "deuda" not in str(shown) and "claimed" not in str(shown)
    assert api(rosa).get("/api/v1/search/", {"q": "deuda"}).json()["messages"] == []
    assert api(ana).get("/api/v1/search/", {"q": "DEUDA"}).json()["messages"] != []
    hidden = f"/api/v1/messages/{note.json()['id']}/"
    for refused in (
        api(rosa).get(hidden),
        api(rosa).put(f"{hidden}reactions/👍/"),
        api(rosa).get(door(waiting)),
        api(jorge).get(door(web)),
        api(jorge).get(f"/api/v1/messages/{written.json()['id']}/"),
        say(api(jorge), web),
    ):
        assert refused.status_code == 404
    assert say(api(rosa), web, "x", private=True).status_code == 422


def test_customers_do_not_answer_private_notes(api, ana, rosa, web):
    note = say(api(ana), web, "secreto", private=True).json()
    told = say(api(ana), web, "¿Cuánto?", reply_to=note["id"]).json()

    assert told["reply_to"]["preview"] == "secreto"
    seen = api(rosa).get(f"/api/v1/messages/{told['id']}/").json()
    assert seen["reply_to"] is None
    assert say(api(rosa), web, "?", reply_to=note["id"]).status_code == 422


def test_what_a_customer_has_read_is_ticked(api, ana, rosa, web):
    say(api(rosa), web)
    sent = say(api(ana), web, "Hola").json()

    api(rosa).post(door(web, "read/"), {"number": 2})

    after = api(ana).get(f"/api/v1/messages/{sent['id']}/").json()
    assert (after["state"], after["seq"] > sent["seq"]) == ("read", True)
