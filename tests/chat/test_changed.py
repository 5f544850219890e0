"""What was said is taken back, changed and reacted to, and whoever was away catches up with it."""

import pytest

from chat.operations import messages

pytestmark = pytest.mark.django_db


def test_a_deleted_message_keeps_its_place_and_says_nothing(api, ana, luis, direct, says):
    secret = says(ana, direct, "la clave es 1234").message
    says(luis, direct, "¿cuál?", reply_to=secret.id)

    gone = api(ana).delete(f"/api/v1/messages/{secret.id}/")
    page = api(luis).get(f"/api/v1/conversations/{direct.id}/messages/")

    assert gone.status_code == 200
    assert [row["number"] for row in page.json()["results"]] == [1, 2]
    assert page.json()["results"][0]["deleted_at"] is not None
    assert "1234" not in page.content.decode()


def test_only_ones_own_messages_are_changed(api, ana, luis, direct, says):
    mine = says(ana, direct).message

    for answer in (
        api(luis).patch(f"/api/v1/messages/{mine.id}/", {"text": "x"}),
        api(luis).delete(f"/api/v1/messages/{mine.id}/"),
    ):
        assert answer.status_code == 403
    stale = api(ana).patch(f"/api/v1/messages/{mine.id}/", {"text": "y", "base_seq": 99})
    assert (stale.status_code, stale.json()["code"]) == (409, "conflict")


def test_reactions_are_put_once_and_taken_off(api, ana, luis, direct, says):
    message = says(ana, direct).message
    door = f"/api/v1/messages/{message.id}/reactions/👍/"

    api(luis).put(door)
    twice = api(luis).put(door)
    seq = twice.json()["seq"]

    assert twice.json()["reactions"] == [{"emoji": "👍", "count": 1, "by": [str(luis.id)]}]
    assert api(luis).delete(door).json()["reactions"] == []
    assert api(luis).delete(door).json()["seq"] == seq + 1
    assert api(luis).put(f"/api/v1/messages/{message.id}/reactions/nope/").status_code == 422


def test_catching_up_tells_each_thing_once_in_order(api, ana, luis, direct, says):
    first = says(ana, direct, "uno").message
    says(luis, direct, "dos")
    messages.edit(message=first, text="uno.", by=ana, at=first.created_at)

    door = f"/api/v1/conversations/{direct.id}/changes/"
    everything = api(luis).get(door).json()
    rest = api(luis).get(door, {"after": everything["items"][1]["seq"]}).json()

    seqs = [item["seq"] for item in everything["items"]]
    assert seqs == sorted(seqs) and everything["to"] == seqs[-1] and not everything["more"]
    assert [item["kind"] for item in everything["items"]] == ["conversation", "message", "message"]
    assert everything["items"][-1]["data"]["text"] == "uno."
    assert [item["data"]["number"] for item in rest["items"]] == [1]
    some = api(luis).get(door, {"limit": 1}).json()
    assert (some["more"], len(some["items"])) == (True, 1)
