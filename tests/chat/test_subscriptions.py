"""Admins have addresses told what happens, and look at what became of it."""

import pytest
from django.db import connection

from chat.models import Subscription
from tests.chat.telling import EVERYTHING, rows, told
from tests.chat.telling import SUBSCRIPTIONS as DOOR

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "url",
    [
        "http://ejemplo.pe/x",
        "https://127.0.0.1/x",
        "https://127.1/x",
        "https://0x7f000001/",
        "https://2130706433/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://169.254.169.254/latest/",
        "https://10.0.0.5/",
        "https://localhost/",
        "https://user:pass@ejemplo.pe/",
        "https://ejemplo.pe:8443/",
        "https://ejemplo.pe:99999/",
        "ftp://ejemplo.pe/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https://ñandú.pe/",
        "https://[x/",
        "nada",
        "",
        5,
    ],
)
def test_private_and_odd_addresses_are_refused(api, admin, url):
    body = {"name": "x", "url": url, "events": EVERYTHING}
    assert api(admin).post(DOOR, body).status_code == 422
    assert not Subscription.objects.exists()


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"events": []}, 422),
        ({"events": ["everything"]}, 422),
        ({"events": "message.sent"}, 422),
        ({"events": [1]}, 422),
        ({"conversation": "00000000-0000-7000-8000-000000000007"}, 422),
        ({"conversation": "x"}, 422),
        ({"secret": "mine"}, 400),
        ({"name": ""}, 422),
    ],
)
def test_nonsense_subscribes_nobody(api, admin, changed, status):
    body = {"name": "x", "url": "https://ejemplo.pe/", "events": EVERYTHING, **changed}
    assert api(admin).post(DOOR, body).status_code == status


def test_a_secret_is_shown_once_and_kept_encrypted(api, admin, ana, subscribed):
    made = subscribed()
    assert made["secret"].startswith("mws_")
    assert "secret" not in api(admin).get(f"{DOOR}{made['id']}/").json()
    assert "secret" not in api(admin).get(DOOR).json()["results"][0]
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM chat_subscription")
        assert made["secret"] not in cursor.fetchone()[0]
    assert api(ana).get(DOOR).status_code == 403


def test_an_address_is_tried_out_and_its_log_read(api, admin, subscribed, program):
    made = subscribed()
    tried = api(admin).post(f"{DOOR}{made['id']}/test/", {})
    assert tried.status_code == 201 and tried.json()["event"] == "test"
    told(made)
    assert program.calls[0].json["event"] == "test"
    [row] = api(admin).get(f"{DOOR}{made['id']}/deliveries/").json()["results"]
    assert (row["state"], row["status_code"], row["error"]) == ("delivered", 200, None)
    assert api(admin).delete(f"{DOOR}{made['id']}/").status_code == 204
    assert api(admin).get(f"{DOOR}{made['id']}/deliveries/").status_code == 404
    assert not rows().exists()
