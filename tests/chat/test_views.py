"""Views of the list: filters, orders, names of one's own, and their counts."""

from datetime import timedelta

import pytest

from chat.models import Conversation
from chat.operations import conversations
from hub.accounts.models import Team
from hub.kernel import clock

pytestmark = pytest.mark.django_db
LIST, VIEWS = "/api/v1/conversations/", "/api/v1/views/"


@pytest.fixture
def five(arrives):
    """Five people who wrote one after another."""
    rows = []
    for number in range(5):
        received = arrives(f"hola {number}", sender=f"5198700000{number}", after=number)
        rows.append(Conversation.objects.get(id=received.conversation_id))
    return rows


def ids(answer):
    assert answer.status_code == 200, answer.json()
    return [row["id"] for row in answer.json()["results"]]


def of(*rows):
    return [str(row.id) for row in rows]


def save(client, **more):
    body = {"name": "Urgentes", "query": {"priority": "4", "state": "open"}} | more
    return client.post(VIEWS, body)


def test_each_filter_keeps_what_it_says(api, ana, luis, five, at):
    conversations.assign(conversation=five[1], to=luis, by=ana, at=at)
    conversations.set_priority(conversation=five[2], priority=4, by=ana, at=at)
    conversations.set_labels(conversation=five[3], add=["vip", "norte"], remove=[], by=ana, at=at)
    conversations.set_labels(conversation=five[4], add=["vip"], remove=[], by=ana, at=at)
    me, client = five[0], api(ana)
    conversations.claim(conversation=me, by=ana, at=at)

    assert ids(client.get(LIST, {"assignee": "me"})) == of(five[0])
    assert ids(client.get(LIST, {"assignee": str(luis.id)})) == of(five[1])
    assert len(ids(client.get(LIST, {"assignee": "none"}))) == 3
    assert ids(client.get(LIST, {"assignee": "nobody"})) == []
    assert ids(client.get(LIST, {"priority": "3,4"})) == of(five[2])
    assert set(ids(client.get(LIST, {"label": "vip"}))) == set(of(five[3], five[4]))
    assert ids(client.get(LIST + "?label=vip&label=norte")) == of(five[3])
    until = (at + timedelta(minutes=2)).isoformat()
    assert set(ids(client.get(LIST, {"until": until}))) == set(of(five[0], five[1]))
    assert set(ids(client.get(LIST, {"since": until}))) == set(of(*five[2:]))


def test_waiting_and_closing_are_counted_from_now(api, ana, five):
    now = clock.now()
    Conversation.objects.filter(id=five[0].id).update(needs_reply_since=now - timedelta(hours=2))
    Conversation.objects.exclude(id=five[0].id).update(needs_reply_since=now)
    for minutes, row in ((30, five[1]), (90, five[2]), (-5, five[3])):
        closes = now + timedelta(minutes=minutes)
        Conversation.objects.filter(id=row.id).update(window_closes_at=closes)

    client = api(ana)
    assert ids(client.get(LIST, {"waiting": "60"})) == of(five[0])
    assert ids(client.get(LIST, {"closing": "60"})) == of(five[1])
    assert ids(client.get(LIST, {"sort": "window_closing"})) == of(five[1], five[2])


@pytest.mark.parametrize("sort", ["needs_reply", "recent", "oldest", "priority", "window_closing"])
def test_every_order_pages_without_gap_or_double(api, ana, five, sort, at):
    soon = clock.now() + timedelta(hours=1)
    Conversation.objects.update(window_closes_at=soon)
    conversations.set_priority(conversation=five[2], priority=2, by=ana, at=at)
    whole = ids(api(ana).get(LIST, {"sort": sort}))

    walked, cursor = [], None
    while True:
        asked = {"sort": sort, "limit": "2"} | ({"cursor": cursor} if cursor else {})
        page = api(ana).get(LIST, asked).json()
        walked += [row["id"] for row in page["results"]]
        cursor = page["next"]
        if cursor is None:
            break

    assert walked == whole and len(whole) == 5
    assert sort != "priority" or whole[0] == str(five[2].id)


@pytest.mark.parametrize(
    "asked",
    [
        {"priority": "9"},
        {"waiting": "-1"},
        {"closing": "x"},
        {"since": "ayer"},
        {"label": "x" * 41},
        {"sort": "colour"},
    ],
)
def test_only_known_words_are_asked_for(api, ana, asked):
    assert api(ana).get(LIST, asked).status_code == 422


def test_views_are_ones_own_ones_teams_or_everybodys(api, ana, luis, admin):
    team = Team.objects.create(name="Ventas")
    team.members.add(ana)
    own = save(api(ana)).json()
    ours = save(api(ana), scope="team", team=str(team.id), name="Equipo").json()
    everyones = save(api(admin), scope="all", name="Todas").json()

    assert [view["id"] for view in api(ana).get(VIEWS).json()] == [
        own["id"],
        ours["id"],
        everyones["id"],
    ]
    assert [view["id"] for view in api(luis).get(VIEWS).json()] == [everyones["id"]]
    assert save(api(luis), scope="all").status_code == 403
    assert api(luis).patch(f"{VIEWS}{own['id']}/", {"name": "x"}).status_code == 404
    assert api(ana).delete(f"{VIEWS}{everyones['id']}/").status_code == 403
    assert api(ana).patch(f"{VIEWS}{own['id']}/", {"name": "Hoy"}).json()["name"] == "Hoy"


def test_counts_are_one_query_a_view_and_stop_at_a_hundred(
    api, ana, five, at, django_assert_max_num_queries
):
    conversations.set_priority(conversation=five[2], priority=4, by=ana, at=at)
    urgent = save(api(ana)).json()["id"]
    every = save(api(ana), name="Todas", query={"view": "all", "waiting": 0}).json()["id"]
    client = api(ana)

    with django_assert_max_num_queries(6):  # sign-in, teams, views, and one each
        told = client.get(f"{VIEWS}counts/").json()

    assert told == {"counts": {urgent: 1, every: 5}, "most": 100}


def test_one_begins_with_the_view_one_chose(api, ana, luis):
    view = save(api(ana)).json()["id"]

    assert api(ana).get("/api/v1/me/desk/").json() == {"default_view": None, "undo_seconds": 5}
    kept = api(ana).put("/api/v1/me/desk/", {"default_view": view, "undo_seconds": 0}).json()
    assert kept == {"default_view": view, "undo_seconds": 0}
    assert api(luis).put("/api/v1/me/desk/", {"default_view": view}).status_code == 404
    assert api(ana).put("/api/v1/me/desk/", {"undo_seconds": 7}).status_code == 422
    api(ana).delete(f"{VIEWS}{view}/")
    assert api(ana).get("/api/v1/me/desk/").json()["default_view"] is None


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"query": {"colour": "red"}}, 400),
        ({"query": {"sort": "colour"}}, 422),
        ({"query": "x"}, 422),
        ({"name": ""}, 422),
        ({"scope": "team"}, 422),
    ],
)
def test_nonsense_is_refused(api, ana, body, status):
    assert save(api(ana), **body).status_code == status
