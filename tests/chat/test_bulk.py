"""Many conversations at once: done one by one, told one by one, taken back as a whole."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from chat.models import BulkRun, Conversation, Message
from chat.operations import bulk, conversations
from chat.tasks import finish_bulk
from hub.kernel import clock
from tests.chat.doors import door
from tests.chat.test_views import five  # noqa: F401 - the five people
from tests.crowd import at_once

pytestmark = pytest.mark.django_db
BULK = "/api/v1/conversations/bulk/"


def ask(client, rows, action, told=None, **more):
    body = {"client_id": str(uuid4()), "action": action, "told": told or {}}
    chosen = {"ids": [str(row.id) for row in rows]} if rows is not None else {}
    return client.post(BULK, body | chosen | more)


def done(client, asked):
    assert asked.status_code == 202, asked.json()
    finish_bulk()
    return client.get(f"/api/v1/bulk/{asked.json()['id']}/").json()


def back(client, run):
    answer = client.post(f"/api/v1/bulk/{run['id']}/undo/", {})
    assert answer.status_code == 202, answer.json()
    finish_bulk()
    return client.get(f"/api/v1/bulk/{run['id']}/").json()


def test_resolved_together_and_taken_back_together(api, ana, five):  # noqa: F811
    client = api(ana)
    waited = [row.needs_reply_since for row in five]
    asked = ask(client, five, "state", {"state": "resolved"})
    assert (asked.json()["state"], asked.json()["total"]) == ("running", 5)

    run = done(client, asked)

    assert (run["state"], run["done"], run["refused_count"]) == ("done", 5, 0)
    assert set(Conversation.objects.values_list("state", flat=True)) == {"resolved"}
    run = back(client, run)
    assert (run["state"], run["undone"]) == ("undone", 5)
    rows = [Conversation.objects.get(id=row.id) for row in five]
    assert [(row.state, row.needs_reply_since) for row in rows] == [
        ("open", since) for since in waited
    ]
    assert client.post(f"/api/v1/bulk/{run['id']}/undo/", {}).status_code == 409


@pytest.mark.parametrize(
    ("action", "told", "field", "value"),
    [
        ("labels", {"add": ["vip"]}, "label_names", ["vip"]),
        ("priority", {"priority": 3}, "priority", 3),
        ("snooze", {"on_reply": True}, "state", "snoozed"),
    ],
)
def test_every_action_has_its_way_back(api, ana, five, action, told, field, value):  # noqa: F811
    client, before = api(ana), getattr(five[0], field)

    run = done(client, ask(client, five[:2], action, told))
    after = [getattr(Conversation.objects.get(id=row.id), field) for row in five[:2]]
    back(client, run)

    assert after == [value, value]
    assert getattr(Conversation.objects.get(id=five[0].id), field) == before


def test_assigned_to_somebody_who_left_is_refused_row_by_row(api, ana, luis, five):  # noqa: F811
    luis.role = "clerk"
    luis.save()
    client = api(ana)

    run = done(client, ask(client, five[:2], "assign", {"user": str(luis.id)}))

    assert (run["done"], run["refused_count"]) == (0, 2)
    assert {row["code"] for row in run["refused"]} == {"invalid"}
    assert {row["name"] for row in run["refused"]} == {"Rosa Quispe"}


def test_all_of_a_view_are_those_it_holds(api, ana, luis, five, at):  # noqa: F811
    conversations.set_priority(conversation=five[0], priority=4, by=ana, at=at)
    client = api(ana)

    asked = ask(client, None, "assign", {"user": str(luis.id)}, query={"priority": "4"})

    assert done(client, asked)["total"] == 1
    assert list(Conversation.objects.filter(assignee=luis).values_list("id", flat=True)) == [
        five[0].id
    ]


def test_a_list_tells_how_many_it_holds_before_all_are_changed(api, ana, five, at):  # noqa: F811
    conversations.set_priority(conversation=five[0], priority=4, by=ana, at=at)
    client = api(ana)

    assert client.get(BULK).json() == {"count": 5, "most": 5_000}
    assert client.get(BULK, {"priority": "4"}).json()["count"] == 1
    assert client.get(BULK, {"sort": "nonsense"}).status_code == 422


def test_what_others_changed_since_stays(api, ana, luis, five, arrives):  # noqa: F811
    client = api(ana)
    run = done(client, ask(client, five[:3], "state", {"state": "resolved"}))
    arrives("otra cosa", sender="51987000000", after=9)
    api(luis).post(door(five[1], "state/"), {"state": "pending"})

    run = back(client, run)

    assert (run["undone"], run["refused_count"]) == (1, 2)
    assert {row["code"] for row in run["refused"]} == {"moved"}
    five[1].refresh_from_db()
    assert five[1].state == "pending"


def test_reading_is_not_taken_back_and_asking_twice_is_once(api, ana, five):  # noqa: F811
    client, again = api(ana), {"client_id": str(uuid4())}

    run = done(client, ask(client, five, "read", **again))
    second = ask(client, five, "read", **again)

    assert second.json()["id"] == run["id"] and BulkRun.objects.count() == 1
    assert client.get("/api/v1/conversations/counts/").json()["unread"] == 0
    assert client.post(f"/api/v1/bulk/{run['id']}/undo/", {}).status_code == 409


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"action": "explode"}, 422),
        ({"action": "state", "told": {"state": "snoozed"}}, 422),
        ({"action": "state", "told": {}}, 422),
        ({"action": "priority", "told": {"priority": 9}}, 422),
        ({"action": "read", "told": {"x": 1}}, 400),
        ({"action": "read", "ids": []}, 422),
        ({"action": "read", "ids": [str(uuid4())]}, 422),
        ({"action": "read", "query": {}}, 422),
        ({"action": "read", "x": 1}, 400),
    ],
)
def test_nonsense_is_refused(api, ana, five, body, status):  # noqa: F811
    asked = {"client_id": str(uuid4()), "ids": [str(five[0].id)]} | body

    assert api(ana).post(BULK, asked).status_code == status


def test_a_run_is_its_askers(api, ana, luis, rosa, five):  # noqa: F811
    run = ask(api(ana), five, "read").json()

    assert api(luis).get(f"/api/v1/bulk/{run['id']}/").status_code == 404
    assert ask(api(rosa), five, "read").status_code == 403


def test_one_own_turn_is_taken_back_with_its_wait(api, ana, luis, waiting):
    before = api(ana).get(door(waiting)).json()
    api(ana).post(door(waiting, "state/"), {"state": "resolved"})

    undone = api(ana).post(door(waiting, "undo/"), {"event": "resolved"}).json()

    assert undone["state"] == "open"
    assert undone["needs_reply_since"] == before["needs_reply_since"]
    assert api(ana).post(door(waiting, "undo/"), {"event": "resolved"}).status_code == 409
    api(ana).post(door(waiting, "assign/"), {"user": str(luis.id)})
    assert api(luis).post(door(waiting, "undo/"), {"event": "assigned"}).json()["code"] == "moved"
    api(ana).post(door(waiting, "undo/"), {"event": "assigned"})
    assert Conversation.objects.get(id=waiting.id).assignee is None
    lines = Message.objects.filter(conversation=waiting, kind="system")
    assert [line.card["event"] for line in lines.order_by("number")] == [
        "resolved",
        "undone",
        "assigned",
        "undone",
    ]


def test_a_wait_that_was_answered_meanwhile_does_not_come_back(api, ana, web, rosa, says):
    says(rosa, web, "¿hola?")
    api(ana).post(door(web, "state/"), {"state": "resolved"})
    api(ana).post(door(web, "messages/"), {"client_id": str(uuid4()), "text": "listo"})

    undone = api(ana).post(door(web, "undo/"), {"event": "resolved"}).json()

    assert (undone["state"], undone["needs_reply_since"]) == ("open", None)


@pytest.mark.django_db(transaction=True)
def test_two_workers_do_each_row_once(ana, arrives):
    at = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
    places = [arrives("hola", sender=f"519870001{n:02}").conversation_id for n in range(12)]
    run = bulk.ask(
        ids=[UUID(str(each)) for each in places],
        action="state",
        told={"state": "resolved"},
        client_id=uuid4(),
        by=ana,
        at=at,
    )

    at_once([lambda: bulk.work(run.id, now=clock.now) for _ in range(4)], threads=4)

    run.refresh_from_db()
    assert run.state == "done"
    assert Message.objects.filter(kind="system").count() == 12
