"""A whole house that is watched: by both servers, with people at its sockets."""

import httpx
import pytest

from tests.caller import PASSWORD, Caller
from tests.live import LiveHub
from tests.realtime.client import join
from tests.watch.conftest import KEY, told


@pytest.fixture(params=["daphne", "uvicorn"])
def house(request, transactional_db):
    hub = LiveHub.start(request.param, METRICS_TOKEN=KEY)
    yield hub
    hub.stop()


@pytest.fixture
def caller(house, ana):
    ana.set_password(PASSWORD)
    ana.save()
    made = Caller(house.base, "ana")
    yield made
    made.http.close()


def page(hub):
    answer = httpx.get(f"{hub.base}/metrics", headers={"Authorization": f"Bearer {KEY}"})
    assert answer.status_code == 200, answer.text
    return answer.text


async def test_a_watched_house_tells_of_its_sockets(house, caller, luis):
    assert httpx.get(f"{house.base}/metrics").status_code == 401
    socket = await join(house.ws, caller.ticket())
    text = page(house)
    group = {"kind": "group", "title": "Mostrador", "members": [str(luis.id)]}
    caller.post("/conversations/", group, status=201)
    await socket.until("event")
    await socket.leave()
    assert told(text, "mostrador_sockets") == 1
    assert told(text, "mostrador_socket_people") == 1
    assert told(text, "mostrador_sockets_opened_total") == 1
    assert told(text, "mostrador_worker_pulse_age_seconds") < 60
    assert told(text, "process_resident_memory_bytes") > 0
    assert told(text, "mostrador_jobs_waiting") is not None
    seconds = "mostrador_request_seconds_count"
    assert told(text, seconds, door="api", method="POST", status="2xx") == 2
    assert told(text, seconds, door="house", method="GET", status="4xx") == 1
    # What only this process knows is told anew each time.
    assert told(page(house), "mostrador_broadcast_lag_seconds_count") >= 1
