"""Health, the API's own pages, and the web app behind everything else."""

import pytest
from django.test import Client

from hub.kernel import clock
from hub.kernel.models import Mark
from hub.kernel.tasks import pulse

pytestmark = pytest.mark.django_db


@pytest.fixture
def web_app(settings, tmp_path):
    (tmp_path / "index.html").write_text("<!doctype html><title>hub</title>")
    settings.WEB_APP = tmp_path


def test_ready_only_while_a_worker_lives(client):
    assert client.get("/healthz").json() == {"status": "ok"}
    missing = client.get("/readyz")
    assert missing.status_code == 503
    assert list(missing.json()["fields"]) == ["worker"]
    pulse()
    assert client.get("/readyz").status_code == 200
    Mark.put("worker", clock.now().replace(year=2020))
    assert client.get("/readyz").status_code == 503


@pytest.mark.parametrize(
    "path", ["/", "/inbox", "/inbox/c/1?x=1", "/a.b/c", "/%00", "/portal/\u00e9"]
)
def test_every_page_address_is_the_web_app(client, web_app, path):
    answer = client.get(path)
    assert answer.status_code == 200 and b"<title>hub" in answer.content
    assert answer["Cache-Control"] == "no-cache"
    assert "script-src 'self';" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY" and answer["X-Content-Type-Options"] == "nosniff"


def test_a_missing_build_says_so(client, settings, tmp_path):
    settings.WEB_APP = tmp_path / "nowhere"
    assert client.get("/").status_code == 503


@pytest.mark.parametrize(
    "path",
    [
        *("/api", "/api/", "/api/v1/", "/api/v1/nothing/", "/api/v2/me/"),
        *("/metrics", "/metrics/", "/healthz/", "/readyz/"),
        *("/files", "/files/", "/files/a", "/files/a/b/", "/webhooks", "/webhooks/"),
        *("/webhooks/x/y/", "/ws", "/ws/", "/ws/v1", "/ws/v2/"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_unknown_addresses_of_the_hub_are_problems(client, web_app, path, method):
    answer = getattr(client, method)(path)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize("path", ["/", "/inbox", "/healthz", "/readyz"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_what_is_only_read_takes_nothing(path, method):
    answer = getattr(Client(enforce_csrf_checks=True), method)(path)
    assert answer.status_code == 405 and answer["Allow"] == "GET, HEAD"
    assert shape(answer) == "method_not_allowed"


def test_what_django_itself_refuses_has_the_shape_too(client):
    forged = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
    assert (forged.status_code, shape(forged)) == (403, "forbidden")
    elsewhere = client.get("/healthz", headers={"Host": "elsewhere.example"})
    assert (elsewhere.status_code, shape(elsewhere)) == (400, "malformed")


def shape(answer):
    problem = answer.json()
    assert set(problem) == {"code", "detail", "fields"}
    return problem["code"]


def test_the_api_shows_itself_without_foreign_scripts(client):
    schema = client.get("/api/v1/schema/?format=json").json()
    assert schema["openapi"].startswith("3.1")
    assert "/api/v1/auth/login/" in schema["paths"]
    page = client.get("/api/v1/docs/").content.decode()
    assert "https://" not in page and "<script>" not in page
    assert client.get("/api/v1/docs/?script=").status_code == 200


def test_a_charset_that_unpacks_is_refused(client):
    answer = client.generic(
        "POST", "/api/v1/auth/login/", b"BZh9", content_type="application/json; charset=bz2_codec"
    )
    assert answer.status_code == 400
