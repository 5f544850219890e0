"""What colleagues see beside one's name, until when, and do not disturb."""

from datetime import timedelta

import pytest

from hub.accounts.models import User
from hub.kernel import clock
from hub.realtime.people import PersonStreams

pytestmark = pytest.mark.django_db
STATUS, USERS = "/api/v1/me/status/", "/api/v1/users/"


def soon(**ahead):
    return clock.iso(clock.now() + timedelta(**ahead))


def seen(client, name):
    rows = client.get(USERS, {"staff": "true"}).json()["results"]
    return next(row for row in rows if row["username"] == name)


def test_colleagues_see_it_and_ones_own_devices_hear_it(api, ana, luis):
    until, quiet = soon(hours=1), soon(hours=2)

    answer = api(ana).put(
        STATUS, {"emoji": "🏖️", "text": "de vacaciones", "until": until, "quiet_until": quiet}
    )

    standing = {
        "status": {"emoji": "🏖️", "text": "de vacaciones", "until": until},
        "quiet_until": quiet,
        "availability": "online",
    }
    assert answer.json() == standing
    assert standing.items() <= seen(api(luis), "ana").items()
    assert standing.items() <= api(ana).get("/api/v1/me/").json().items()
    [change] = PersonStreams().replay(str(ana.id), after=0, limit=9)
    assert (change.kind, change.views[0].data) == ("user", {"type": "status", **standing})


def test_it_ends_by_itself(api, ana, luis):
    api(ana).put(STATUS, {"text": "almuerzo", "until": soon(hours=1), "quiet_until": soon(hours=1)})
    past = clock.now() - timedelta(seconds=1)
    User.objects.filter(id=ana.id).update(status_until=past, quiet_until=past)

    found = seen(api(luis), "ana")

    assert (found["status"], found["quiet_until"]) == (None, None)


def test_nothing_takes_it_away(api, ana):
    api(ana).put(STATUS, {"emoji": "👩‍💻", "text": "concentrada"})

    nothing = {"status": None, "quiet_until": None, "availability": "online"}
    assert api(ana).put(STATUS, {}).json() == nothing


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"until": "2020-01-01T00:00:00Z"}, 422),
        ({"quiet_until": "2020-01-01T00:00:00Z"}, 422),
        ({"until": "9999-12-31T23:59:59Z"}, 422),
        ({"until": "tomorrow"}, 422),
        ({"until": 7}, 422),
        ({"emoji": "abc"}, 422),
        ({"emoji": "<b>"}, 422),
        ({"emoji": "😀" * 10_000}, 422),
        ({"text": "x" * 81}, 422),
        ({"text": "no\u202era"}, 422),
        ({"text": "a\u0000b"}, 422),
        ({"text": 7}, 422),
        ({"mood": "good"}, 400),
        (["x"], 422),
    ],
)
def test_nonsense_is_refused(api, ana, body, status):
    assert api(ana).put(STATUS, body).status_code == status


def test_customers_have_none(api, rosa):
    assert api(rosa).put(STATUS, {"text": "hola"}).status_code == 403


def test_a_status_is_kept_as_it_was_written(api, ana, luis):
    api(ana).put(STATUS, {"text": "<script>alert(1)</script> 👩‍💻"})

    assert seen(api(luis), "ana")["status"]["text"] == "<script>alert(1)</script> 👩‍💻"
