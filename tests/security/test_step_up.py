"""What is grave asks once more who it is, however well somebody is signed in; then it is done."""

from datetime import timedelta

import pytest

from hub.accounts.models import Session, User
from hub.accounts.operations import people
from hub.kernel import clock
from tests.rights.house import build

pytestmark = pytest.mark.django_db
# Who, at which door, with which body: credentials, roles, ways into accounts, copies of data.
GRAVE = [
    ("admin", "post", "users/", {}),
    ("admin", "patch", "users/{user_id}/", {"role": "admin"}),
    ("admin", "patch", "users/{user_id}/", {"email": "x@example.com"}),
    ("admin", "post", "users/{user_id}/assignments/", {}),
    ("admin", "post", "users/{user_id}/end/", {}),
    ("admin", "delete", "users/{user_id}/sessions/", None),
    ("admin", "delete", "users/{user_id}/sessions/{session_id}/", None),
    ("admin", "delete", "users/{user_id}/two-factor/", None),
    ("admin", "post", "invitations/", {}),
    ("admin", "post", "invitations/{invitation_id}/resend/", {}),
    ("customer", "post", "invitations/join/", {"token": "x"}),
    ("admin", "post", "bots/{bot_id}/tokens/", {}),
    ("admin", "post", "subscriptions/", {}),
    ("admin", "patch", "subscriptions/{subscription_id}/", {"url": "https://y.test"}),
    ("advisor", "post", "conversations/{conversation_id}/hooks/", {}),
    ("admin", "post", "channels/", {}),
    ("admin", "patch", "channels/{channel_id}/", {"credentials": {"auth_token": "x"}}),
    ("admin", "delete", "channels/{channel_id}/", None),
    ("advisor", "post", "password-links/", {}),
    ("advisor", "post", "registrations/{user_id}/email-link/", None),
    ("advisor", "get", "customers/export/", None),
    ("admin", "get", "ratings/export/", None),
    ("customer", "post", "privacy-requests/", {"right": "access"}),
    ("customer", "get", "privacy-requests/{request_id}/download/", None),
    ("admin", "patch", "security-rules/", {}),
    ("advisor", "post", "me/two-factor/", None),
]


def test_every_grave_door_asks_whoever_proved_nothing_lately():
    house = build()
    Session.objects.update(created_at=clock.now() - timedelta(minutes=11), proven_at=None)
    before = list(User.objects.order_by("id").values())
    told = []
    for who, method, address, body in GRAVE:
        for name, value in house.owned.items():
            address = address.replace(f"{{{name}}}", str(value))
        answer = getattr(house.callers[who], method)(f"/api/v1/{address}", body, format="json")
        if (answer.status_code, answer.json().get("code")) != (403, "proof_needed"):
            told.append((who, method, address, answer.status_code, answer.content[:200]))
    assert told == []
    assert list(User.objects.order_by("id").values()) == before


def test_a_customer_says_their_password_once_more_and_gets_their_copy(api):
    rosa = people.add(username="copia", role="customer", password="caballo batería grapa")
    hers, wish = api(rosa), {"right": "access"}
    Session.objects.update(created_at=clock.now() - timedelta(hours=1))

    asked = hers.post("/api/v1/privacy-requests/", wish)
    wrong = hers.post("/api/v1/me/proof/", {"password": "no es esta"})
    right = hers.post("/api/v1/me/proof/", {"password": "caballo batería grapa"})
    done = hers.post("/api/v1/privacy-requests/", wish)

    assert (asked.json()["code"], wrong.status_code) == ("proof_needed", 422)
    assert (right.status_code, done.status_code) == (200, 201)


def test_what_is_not_grave_asks_for_nothing(api, rosa):
    hers = api(rosa)
    Session.objects.update(created_at=clock.now() - timedelta(hours=1))

    taken_down = hers.post("/api/v1/privacy-requests/", {"right": "objection"})

    assert taken_down.status_code == 201
    assert hers.get("/api/v1/me/sessions/").status_code == 200
