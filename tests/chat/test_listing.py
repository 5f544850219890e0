"""The list: filters, order, pages, counts, and the same few queries however long it is."""

from datetime import timedelta

import pytest
from django.db import connection

from chat import tasks
from chat.models import Conversation
from chat.operations import conversations
from chat.types import ConversationState, Sender

pytestmark = pytest.mark.django_db
LIST = "/api/v1/conversations/"


@pytest.fixture
def crowd(arrives) -> list[Conversation]:
    """Five people, each a minute after the other."""
    received = [
        arrives(
            f"soy {n}",
            who=Sender(external_id=f"5198700010{n}", name=f"Cliente {n}", phone=f"+5198700010{n}"),
            after=n,
        )
        for n in range(5)
    ]
    tasks.index_newest()
    return [Conversation.objects.get(id=each.conversation_id) for each in received]


def names(client, **asked) -> list[str]:
    answer = client.get(LIST, asked)
    assert answer.status_code == 200, answer.json()
    return [row["title"][-1] for row in answer.json()["results"]]


def test_the_views_and_filters(api, ana, luis, crowd, web, direct, at):
    first, second, third, *_ = crowd
    conversations.claim(conversation=first, by=ana, at=at)
    conversations.claim(conversation=second, by=luis, at=at)
    conversations.set_state(conversation=third, state=ConversationState.RESOLVED, by=ana, at=at)
    client = api(ana)

    assert names(client, kind="customer", channel="telegram") == ["4", "3", "2", "1", "0"]
    assert names(client, view="mine") == ["0"]
    assert names(client, view="unassigned", channel="telegram", state="open") == ["4", "3"]
    assert names(client, state="resolved,pending", channel=str(third.channel_id)) == ["2"]
    assert names(client, kind="direct,group") == ["s"]
    assert names(client, view="mentions") == []
    assert names(client, q="cliente 3") == names(client, q="987-000 103") == ["3"]
    assert names(client, q="luis ram") == ["s"]
    assert names(client, q="%") == []
    conversations.mark_read(conversation=first, number=9, by=ana, at=at)
    assert "0" not in names(client, unread="true")


def test_who_waits_longest_comes_first(api, ana, crowd, web, says):
    says(ana, web, "hola")
    Conversation.objects.filter(id=crowd[0].id).update(needs_reply_since=None)

    assert names(api(ana), sort="needs_reply", kind="customer") == ["1", "2", "3", "4", "e", "0"]
    assert names(api(ana), sort="oldest", channel="telegram") == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize("sort", ["recent", "oldest", "needs_reply"])
def test_pages_meet_without_gap_or_double(api, ana, crowd, web, direct, sort):
    client, seen, cursor = api(ana), [], None
    while True:
        page = client.get(
            LIST, {"limit": 2, "sort": sort, **({"cursor": cursor} if cursor else {})}
        )
        body = page.json()
        seen += [row["id"] for row in body["results"]]
        cursor = body["next"]
        if cursor is None:
            break

    assert len(seen) == len(set(seen)) == 7
    assert seen == [row["id"] for row in client.get(LIST, {"sort": sort}).json()["results"]]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"sort": "assignee__password"}, 422),
        ({"kind": "customer,x"}, 422),
        ({"state": "open__in"}, 422),
        ({"view": "theirs"}, 422),
        ({"cursor": "nonsense"}, 400),
        ({"limit": "1e9"}, 400),
        ({"q": "x" * 201}, 422),
        ({"unread": "perhaps"}, 422),
        ({"assignee__password__startswith": "a"}, 200),
        ({"q": "'; DROP TABLE chat_message; --"}, 200),
        ({"label": "\u202e"}, 200),
    ],
)
def test_only_known_words_are_asked_for(api, ana, crowd, asked, status):
    assert api(ana).get(LIST, asked).status_code == status


def test_counts_tell_the_work_there_is(api, ana, luis, rosa, crowd, web, direct, says, at):
    conversations.claim(conversation=crowd[0], by=ana, at=at)
    conversations.claim(conversation=crowd[1], by=luis, at=at)
    conversations.set_state(conversation=crowd[2], state=ConversationState.RESOLVED, by=ana, at=at)
    says(luis, direct, "hola")

    counts = api(ana).get(f"{LIST}counts/").json()

    work = {"mine": 1, "unassigned": 3, "all": 5, "needs_reply": 4, "unread": 5}
    assert counts == {**work, "calling": 5, "mentions": 0, "teams": {}}
    assert api(rosa).get(f"{LIST}counts/").json()["all"] == 1


def test_a_page_of_the_list_is_one_walk_along_an_index(ana, crowd):
    from chat.queries import inbox

    for wanted, order in (
        (inbox.Wanted(), "recent"),
        (inbox.Wanted(kinds=("customer",)), "recent"),
        (inbox.Wanted(view="mine"), "recent"),
    ):
        rows = inbox.listed(ana, wanted).order_by(*inbox.ORDERS[order])[:51]
        if connection.vendor == "sqlite":
            assert "TEMP B-TREE" not in rows.explain()


def test_new_and_old_words_are_found(api, ana, tomas, crowd, arrives, at):
    arrives("La BOMBA no enciende", sender="9", after=30)
    tasks.index_newest()

    found = api(ana).get("/api/v1/search/", {"q": "bomba"}).json()

    assert [row["text"] for row in found["messages"]] == ["La BOMBA no enciende"]
    assert api(tomas).get("/api/v1/search/", {"q": "bomba"}).json()["messages"] == []
    assert [
        row["title"]
        for row in api(ana).get("/api/v1/search/", {"q": "cliente 4"}).json()["conversations"]
    ] == ["Cliente 4"]
    assert api(ana).get("/api/v1/search/", {"q": "x"}).status_code == 422
    assert api(ana).get("/api/v1/search/").status_code == 422


def test_a_window_is_told(api, ana, arrives, at):
    received = arrives(window_closes_at=at + timedelta(hours=24))

    body = api(ana).get(f"{LIST}{received.conversation_id}/").json()

    assert body["window_closes_at"] == "2026-11-21T17:00:00.000000Z"
