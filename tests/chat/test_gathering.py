"""Who is in a group, and what they see of it."""

from uuid import uuid4

import pytest

from chat.operations import conversations

pytestmark = pytest.mark.django_db


def test_a_newcomer_sees_what_is_said_from_now_on(api, ana, carla, group, says):
    says(ana, group, "antes")
    door = f"/api/v1/conversations/{group.id}/members/"

    joined = api(ana).post(door, {"add": [str(carla.id)]})
    says(ana, group, "después")

    assert str(carla.id) in [person["id"] for person in joined.json()["members"]]
    seen = api(carla).get(f"/api/v1/conversations/{group.id}/messages/").json()["results"]
    assert [row["kind"] for row in seen] == ["system", "text"]
    assert api(carla).get(f"/api/v1/conversations/{group.id}/").json()["unread"] == 2
    assert api(carla).get("/api/v1/search/", {"q": "antes"}).json()["messages"] == []
    hidden = api(carla).get(f"/api/v1/conversations/{group.id}/changes/").json()["items"]
    assert "antes" not in str(hidden)


def test_whoever_is_let_out_loses_sight_at_once(api, ana, luis, group, says):
    message = says(ana, group, "hola").message

    api(ana).post(f"/api/v1/conversations/{group.id}/members/", {"remove": [str(luis.id)]})

    for door in (
        f"/api/v1/conversations/{group.id}/",
        f"/api/v1/conversations/{group.id}/messages/",
        f"/api/v1/conversations/{group.id}/changes/",
        f"/api/v1/messages/{message.id}/",
    ):
        assert api(luis).get(door).status_code == 404
    assert api(luis).get("/api/v1/conversations/").json()["results"] == []
    assert api(luis).get("/api/v1/search/", {"q": "hola"}).json()["messages"] == []


def test_members_leave_by_themselves_and_groups_keep_an_owner(api, ana, luis, group):
    door = f"/api/v1/conversations/{group.id}/members/"

    refused = api(luis).post(door, {"remove": [str(ana.id)]})
    left = api(ana).post(door, {"remove": [str(ana.id)]})
    now = api(luis).patch(f"/api/v1/conversations/{group.id}/", {"title": "Turno tarde"})
    by_owner = api(luis).post(door, {"add": [str(ana.id)]})

    assert (refused.status_code, left.status_code) == (403, 204)
    assert now.json()["title"] == "Turno tarde"
    assert by_owner.status_code == 200


def test_customers_open_nothing_among_us(api, rosa, ana):
    asked = {"kind": "direct", "members": [str(ana.id)]}

    assert api(rosa).post("/api/v1/conversations/", asked).status_code == 403


def test_customers_and_strangers_join_no_group(api, ana, rosa, group):
    door = f"/api/v1/conversations/{group.id}/members/"

    assert api(ana).post(door, {"add": [str(rosa.id)]}).status_code == 422
    assert api(ana).post(door, {"add": [str(uuid4())]}).status_code == 422
    assert conversations.transitions(group, ana) == []
