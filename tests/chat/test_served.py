"""Files and jobs through real servers, not the test client."""

import io
from uuid import uuid4

import httpx
import pytest
from PIL import Image

from chat.models import Preview
from chat.operations import conversations
from hub.accounts.operations import people
from hub.kernel import clock
from tests.chat.doors import door
from tests.patience import wait

PASSWORD = "una clave bien larga"


@pytest.mark.parametrize("server", ["daphne", "uvicorn"], indirect=True)
def test_a_file_goes_through_a_real_server_and_back(live_hub):
    people.add(username="eva", role="advisor", first_name="Eva", password=PASSWORD)
    drawn = io.BytesIO()
    Image.effect_noise((700, 500), 90).save(drawn, "PNG")
    web = {"X-Hub-Client": "web", "Origin": live_hub.base}

    with httpx.Client(base_url=live_hub.base, headers=web, timeout=20) as client:
        login = {"username": "eva", "password": PASSWORD}
        access = client.post("/api/v1/auth/login/", json=login).json()["access"]
        made = client.post(
            "/api/v1/attachments/",
            files={"file": ("foto.png", drawn.getvalue(), "image/png")},
            headers={"Authorization": f"Bearer {access}"},
        )
        link, size = made.json()["url"], made.json()["size"]
        whole = client.get(link)
        piece = client.get(link, headers={"Range": "bytes=100000-100099"})
        head = client.head(link)

    assert (whole.status_code, len(whole.content)) == (200, size)
    assert (piece.status_code, piece.content) == (206, whole.content[100_000:100_100])
    assert (head.status_code, head.content) == (200, b"")
    assert int(head.headers["content-length"]) == size


def test_a_link_is_looked_at_behind_the_send(live_hub):
    """The canary is the hub itself: it would answer, and is refused unasked."""
    eva, iris = (
        people.add(username=name, role="advisor", first_name=name, password=PASSWORD)
        for name in ("eva", "iris")
    )
    row = conversations.open_direct(by=eva, other=iris, at=clock.now())
    inside = live_hub.base.replace("127.0.0.1", "localhost")

    with httpx.Client(base_url=live_hub.base, timeout=20) as client:
        login = {"username": "eva", "password": PASSWORD}
        access = client.post("/api/v1/auth/login/", json=login).json()["access"]
        sent = client.post(
            door(row, "messages/"),
            json={"client_id": str(uuid4()), "text": f"mira {inside}/healthz"},
            headers={"Authorization": f"Bearer {access}"},
        )

    assert sent.status_code == 201
    found = wait(lambda: Preview.objects.exclude(state="pending").first(), seconds=40)
    assert (found.state, found.tries, found.title) == ("failed", 1, "")
