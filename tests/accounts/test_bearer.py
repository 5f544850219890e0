"""Who a request comes from."""

import pytest

from hub.accounts import queries

pytestmark = pytest.mark.django_db


def test_the_house_bot_is_there():
    assert queries.card(queries.house_bot())["name"] == "Mostrador"


def test_unsigned(api):
    assert api(None).get("/api/v1/me/").status_code == 401


def test_signed_in(api, ana):
    assert api(ana).get("/api/v1/me/").json()["name"] == "Ana Torres"
