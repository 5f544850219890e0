"""The whole hub in one process, on both servers."""

import httpx
import pytest

from tests.live import LiveHub


@pytest.mark.parametrize("server", ["daphne", "uvicorn"], indirect=True)
def test_it_gets_ready_and_serves(live_hub):
    assert httpx.get(f"{live_hub.base}/healthz").json() == {"status": "ok"}
    assert httpx.get(f"{live_hub.base}/api/v1/me/").status_code == 401


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("server", ["daphne", "uvicorn"])
def test_it_ends_cleanly_when_told_to(server):
    hub = LiveHub.start(server)
    assert hub.stop() == 0
    assert "Stopped." in hub.log.read_text()
    assert "Traceback" not in hub.log.read_text()
