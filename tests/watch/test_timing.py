"""Answers are counted by their door, and no address makes a name of its own."""

import pytest

from hub.config.timing import timed
from hub.kernel.measures import page

COUNT = "mostrador_request_seconds_count"


@pytest.mark.parametrize(
    ("path", "door"),
    [
        ("/api/v1/me/", "api"),
        ("/metrics", "house"),
        ("/inbox/c/1", "page"),
        ("*", "page"),  # OPTIONS of the server itself
        ("", "page"),
        ("/api%00{}", "page"),
    ],
)
async def test_each_address_has_a_door(path, door):
    async def answers(scope, receive, send):
        await send({"type": "http.response.start", "status": 204})

    async def send(message):
        assert message["status"] == 204

    labels = {"door": door, "method": "other", "status": "2xx"}
    before = page.get_sample_value(COUNT, labels) or 0
    await timed(answers)({"type": "http", "path": path, "method": "BREW"}, None, send)
    assert page.get_sample_value(COUNT, labels) == before + 1


async def test_who_hangs_up_is_counted_too():
    async def breaks(scope, receive, send):
        raise ConnectionError

    labels = {"door": "files", "method": "GET", "status": "gone"}
    before = page.get_sample_value(COUNT, labels) or 0
    with pytest.raises(ConnectionError):
        await timed(breaks)({"type": "http", "path": "/files/x", "method": "GET"}, None, None)
    assert page.get_sample_value(COUNT, labels) == before + 1
