"""Somebody is told something, once, and has read it on every device at once."""

from datetime import timedelta

import pytest

from hub.kernel import clock
from hub.realtime.people import PersonStreams
from hub.reports.models import Notification
from hub.reports.operations import notices

pytestmark = pytest.mark.django_db
DOOR = "/api/v1/notifications/"


def told(user):
    """What the person's stream holds, oldest first."""
    changes = PersonStreams().replay(str(user.id), after=0, limit=200)
    return [change.views[0].data for change in changes if change.kind == "notification"]


def test_a_notice_is_listed_and_told_with_the_count_of_all(api, ana, tells):
    tells(ana, "hola @ana", key="a")
    tells(ana, "¿y?", key="b")

    page = api(ana).get(DOOR).json()

    assert [row["text"] for row in page["results"]] == ["¿y?", "hola @ana"]
    assert page["unread"] == 2
    row = page["results"][1]
    assert set(row) == {"id", "kind", "title", "text", "link", "created_at", "read_at"}
    assert [(said["text"], said["unread"]) for said in told(ana)] == [("hola @ana", 1), ("¿y?", 2)]


def test_the_same_key_renews_and_never_doubles(api, ana, tells):
    first = tells(ana, "uno", number=4, topic="c:x")
    notices.read(ana.id, ids=None, at=clock.now())

    tells(ana, "dos", number=5, topic="c:x")
    tells(ana, "uno otra vez", number=4, topic="c:x")  # came late
    tells(ana, "dos otra vez", number=5, topic="c:x")  # a second try

    [row] = api(ana).get(DOOR).json()["results"]
    assert (row["id"], row["text"], row["read_at"]) == (str(first.id), "dos", None)


def test_reading_is_for_all_devices_and_only_ones_own(api, ana, luis, tells):
    rows = [tells(ana, str(n), key=str(n)) for n in range(3)]
    theirs = tells(luis, "ajena")

    answer = api(ana).post(f"{DOOR}read/", {"ids": [str(rows[0].id), str(theirs.id)]})

    assert answer.json() == {"unread": 2}
    assert told(ana)[-1]["id"] == str(rows[0].id)
    assert told(ana)[-1]["read_at"] and told(ana)[-1]["unread"] == 2
    assert api(luis).get(DOOR).json()["unread"] == 1
    assert api(ana).get(DOOR, {"unread": "true"}).json()["unread"] == 2
    assert api(ana).post(f"{DOOR}read/", {"all": True}).json() == {"unread": 0}
    assert api(ana).get(DOOR, {"unread": "true"}).json()["results"] == []


def test_reading_on_where_they_point_reads_them(api, ana, tells):
    for number in (3, 4, 5):
        tells(ana, str(number), key=str(number), number=number, topic="c:x")
    tells(ana, "elsewhere", key="y", number=1, topic="c:y")

    notices.read_through(ana.id, topic="c:x", number=4, at=clock.now())

    left = api(ana).get(DOOR, {"unread": "true"}).json()["results"]
    assert {row["text"] for row in left} == {"5", "elsewhere"}


def test_pages_and_nonsense(api, ana, tells):
    for number in range(5):
        tells(ana, str(number), key=str(number))
    first = api(ana).get(DOOR, {"limit": 2}).json()
    second = api(ana).get(DOOR, {"limit": 2, "cursor": first["next"]}).json()

    texts = [row["text"] for page in (first, second) for row in page["results"]]
    assert texts == ["4", "3", "2", "1"]
    assert api(ana).get(DOOR, {"unread": "perhaps"}).status_code == 422


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"ids": ["x"]}, 422),
        ({"ids": [7]}, 422),
        ({"ids": "all"}, 422),
        ({"ids": [], "all": True}, 422),
        ({"all": False}, 422),
        ({"everything": True}, 400),
        ([1], 422),
    ],
)
def test_nonsense_is_refused(api, ana, body, status):
    assert api(ana).post(f"{DOOR}read/", body).status_code == status


def test_hostile_words_are_kept_as_words(api, ana, tells):
    words = "<script>alert(1)</script> \u202e" + "😀" * 10_000

    tells(ana, words, title="<b>" * 200)

    [row] = api(ana).get(DOOR).json()["results"]
    assert row["text"] == words[:300] and len(row["title"]) == 160


def test_old_ones_are_forgotten_with_what_was_told(ana, tells):
    tells(ana, "vieja", key="old", at=clock.now() - timedelta(days=91))
    tells(ana, "nueva", key="new")

    assert notices.forget(at=clock.now()) == 1

    assert [row.text for row in Notification.objects.all()] == ["nueva"]
    assert [said["text"] for said in told(ana)] == ["nueva"]
