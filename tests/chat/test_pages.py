"""Links to our own pages: found in a text, a card for those who may see what stands behind."""

from uuid import uuid4

import pytest
from django.conf import settings

from chat.queries.links import paths_in
from tests.chat.doors import say

pytestmark = pytest.mark.django_db
ID = "0198b7a2-1111-7222-8333-944445555666"


def card(client, path):
    return client.get("/api/v1/links/", {"path": path})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"mira /inbox/{ID}, porfa", [f"/inbox/{ID}"]),
        (f"(/team/{ID})", [f"/team/{ID}"]),
        (f"{settings.PUBLIC_URL}/inbox/{ID}?m=7#x", [f"/inbox/{ID}"]),
        (f"**/customers/{ID}** y /recharges/{ID}.", [f"/customers/{ID}", f"/recharges/{ID}"]),
        (f"/inbox/{ID} /inbox/{ID}", [f"/inbox/{ID}"]),
        (f"https://evil.pe/inbox/{ID}", []),
        (f"{settings.PUBLIC_URL}.evil.pe/inbox/{ID}", []),
        (f"x/inbox/{ID}", []),
        (f"/inbox/{ID}x /inbox/{ID}/y /inbox/{ID[:-1]}", []),
        (f"/nowhere/{ID} /admin/chat/{ID}", []),
        ("/inbox/ 1/2 // hola", []),
    ],
)
def test_paths_are_found(text, found):
    assert paths_in(text) == found


def test_at_most_five_and_in_bounded_time():
    many = " ".join(f"/inbox/{uuid4()}" for _ in range(1_000))

    assert paths_in(many) == many.split()[:5]
    assert paths_in("/a" * 32_000) == paths_in("/" * 64_000) == paths_in(" /a-" * 16_000) == []


def test_a_message_names_the_pages_it_links(api, ana, direct, waiting):
    sent = say(api(ana), direct, f"¿puedes con /inbox/{waiting.id}?").json()

    assert sent["links"] == [f"/inbox/{waiting.id}"]
    gone = api(ana).delete(f"/api/v1/messages/{sent['id']}/").json()
    assert gone["links"] == []


def test_a_customers_conversation_is_a_card(api, ana, carla, tomas, rosa, waiting):
    told = card(api(ana), f"/inbox/{waiting.id}")

    assert told.status_code == 200
    assert told.json() == {
        "kind": "conversation",
        "title": "Rosa Quispe",
        "subtitle": "Ventas",
        "state": "open",
        "path": f"/inbox/{waiting.id}",
    }
    assert card(api(carla), f"{settings.PUBLIC_URL}/inbox/{waiting.id}/?m=3").json() == told.json()
    assert card(api(tomas), f"/inbox/{waiting.id}").status_code == 404
    assert card(api(rosa), f"/inbox/{waiting.id}").status_code == 404


def test_a_group_is_a_card_for_its_members(api, ana, luis, carla, group):
    told = card(api(luis), f"/inbox/{group.id}").json()

    assert (told["title"], told["path"], told["state"]) == ("Turno", f"/team/{group.id}", "")
    assert "Ana Torres" in told["subtitle"]
    assert card(api(carla), f"/team/{group.id}").status_code == 404
    api(luis).post(f"/api/v1/conversations/{group.id}/members/", {"remove": [str(luis.id)]})
    assert card(api(luis), f"/team/{group.id}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        f"/inbox/{ID}", "/inbox/", "inbox/x", "/", "//evil.pe/x", "x" * 400,
        f"//evil.pe/inbox/{ID}",
        f"https://evil.pe/inbox/{ID}", f"/nowhere/{ID}", f"/inbox/../inbox/{ID}", "/inbox/\u202e",
        f"/customers/{ID}", f"/recharges/{ID}", "http://[::1", "%00",
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_not_there(api, ana, path):
    assert card(api(ana), path).status_code == 404


def test_a_path_is_asked_for(api, ana):
    assert api(ana).get("/api/v1/links/").status_code == 422
    assert card(api(ana), "x" * 501).status_code == 422
    assert card(api(None), f"/inbox/{ID}").status_code == 401
