"""Teams: kept by admins, given conversations, seen on each of them."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def sales(desk, admin, ana):
    made = desk.post(admin, "teams/", {"name": "Ventas", "members": [str(ana.id)]})
    assert made.status_code == 201, made.data
    return made.data


def one(desk, who, conversation, verb="", body=None):
    path = f"conversations/{conversation}/{verb}"
    return desk.get(who, path) if body is None else desk.post(who, path, body)


def test_admins_keep_teams_and_the_counter_reads_them(desk, admin, ana, carla, rosa, sales):
    team = f"teams/{sales['id']}/"
    renamed = desk.patch(admin, team, {"name": "Ventas Lima", "members": [str(carla.id)]})

    assert [each["name"] for each in sales["members"]] == ["Ana Torres"]
    assert renamed.data["name"] == "Ventas Lima"
    assert [each["name"] for each in renamed.data["members"]] == ["Carla Vega"]
    assert desk.get(ana, "teams/").data["results"] == [renamed.data]
    assert desk.post(ana, "teams/", {"name": "x"}).status_code == 403
    assert desk.get(rosa, "teams/").status_code == 403
    assert desk.call(admin, "DELETE", team).status_code == 204
    assert desk.get(admin, team).status_code == 404


def test_names_are_taken_once_and_members_work_at_the_counter(desk, admin, sales, rosa):
    again = desk.post(admin, "teams/", {"name": "VENTAS"})
    customer = desk.post(admin, "teams/", {"name": "Otro", "members": [str(rosa.id)]})
    unknown = desk.post(admin, "teams/", {"name": "Otro", "color": "red"})

    assert (again.status_code, again.data["code"]) == (409, "team_name_taken")
    assert (customer.status_code, list(customer.data["fields"])) == (422, ["members"])
    assert unknown.status_code == 400


def test_a_conversation_goes_to_a_team_and_from_who_is_not_in_it(desk, ana, luis, sales):
    waiting = desk.writes().conversation_id
    one(desk, luis, waiting, "claim/", {})

    given = one(desk, luis, waiting, "assign/", {"team": sales["id"]}).data
    both = {"user": str(ana.id), "team": sales["id"], "note": "Es cliente de años"}
    told = one(desk, luis, waiting, "assign/", both).data
    stays = one(desk, ana, waiting, "assign/", {"team": None}).data

    assert given["team"] == {"id": sales["id"], "name": "Ventas"} and given["assignee"] is None
    assert told["assignee"]["id"] == str(ana.id) and told["team"]["name"] == "Ventas"
    assert stays["team"] is None and stays["assignee"]["id"] == str(ana.id)
    rows = one(desk, luis, waiting, "messages/").data["results"]
    events = [row["card"]["event"] for row in rows if row["kind"] == "system"]
    assert events == ["claimed", "teamed", "assigned", "teamed"]
    assert [row["text"] for row in rows if row["kind"] == "note"] == ["Es cliente de años"]


def test_a_team_is_a_filter_and_counted(desk, ana, luis, sales):
    mine, other = desk.writes().conversation_id, desk.writes(sender="51987000002").conversation_id
    one(desk, luis, mine, "assign/", {"team": sales["id"]})

    found = desk.get(luis, f"conversations/?team={sales['id']}").data["results"]
    counts = desk.get(luis, "conversations/counts/").data

    assert [row["id"] for row in found] == [str(mine)] and str(other) not in str(found)
    assert counts["teams"] == {sales["id"]: 1}
    assert desk.get(luis, "conversations/?team=x").status_code == 422


def test_nobody_is_given_to_a_team_that_is_not_there(desk, ana, carla, sales):
    waiting = desk.writes().conversation_id
    wrong = "6ba7b810-9dad-41d1-80b4-00c04fd430c8"

    assert one(desk, ana, waiting, "assign/", {"team": wrong}).status_code == 422
    assert one(desk, ana, waiting, "assign/", {}).status_code == 422
    assert one(desk, ana, waiting, "assign/", {"user": str(carla.id)}).status_code == 422
    assert one(desk, carla, waiting, "assign/", {"team": sales["id"]}).status_code == 403
