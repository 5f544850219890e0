"""Who a request comes from."""

import pytest

from hub.accounts import queries

pytestmark = pytest.mark.django_db


def test_the_house_bot_is_there():
    assert queries.card(queries.house_bot())["name"] == "Mostrador"


def test_unsigned(api):
    assert api(None).get("/api/v1/me/").status_code == 401


@pytest.mark.parametrize("header", ["", "Bearer x", "Bearer", "Token x", "Basic YTpi"])
def test_every_401_names_how_to_sign_in(client, header):
    refused = client.get("/api/v1/me/", headers={"Authorization": header} if header else {})
    assert (refused.status_code, refused["WWW-Authenticate"]) == (401, 'Bearer realm="api"')


def test_refusals_speak_english_to_programs(client, api, ana):
    login = client.post("/api/v1/auth/login/", {}, content_type="application/json")
    assert login.json()["fields"]["username"] == ["This field is required."]
    spanish = {"HTTP_ACCEPT_LANGUAGE": "es"}
    assert api(ana).delete("/api/v1/me/", **spanish).json()["detail"].endswith("not allowed.")


def test_signed_in(api, ana):
    assert api(ana).get("/api/v1/me/").json()["name"] == "Ana Torres"
