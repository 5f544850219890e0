"""Files through real servers, not the test client."""

import io

import httpx
import pytest
from PIL import Image

from hub.accounts.operations import people

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
