"""The door of figures: there with a key only, for who has it, whole whatever breaks."""

import pytest
from django.db import OperationalError, connection
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from hub.config import env
from hub.kernel import measures
from tests.watch.conftest import KEY, scrape

pytestmark = pytest.mark.django_db


def test_without_a_key_set_nothing_is_there(client):
    answer = client.get("/metrics", headers={"Authorization": "Bearer "})
    assert answer.status_code == 404 and answer.json()["code"] == "not_found"
    assert client.post("/metrics").status_code == 404


@pytest.mark.parametrize("offered", ["", "Bearer ", f"Token {KEY}", f"Bearer {KEY}x", "Bearer ñ"])
def test_only_who_has_the_key_is_told(client, watched, offered):
    answer = client.get("/metrics", headers={"Authorization": offered})
    assert answer.status_code == 401 and answer.json()["code"] == "not_signed_in"
    assert "Bearer" in answer["WWW-Authenticate"]
    assert b"mostrador_" not in answer.content


def test_it_is_a_page_prometheus_reads(watched):
    answer = scrape()
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/plain; version=0.0.4")
    assert answer["Cache-Control"] == "no-store"
    families = [each.name for each in text_string_to_metric_families(answer.content.decode())]
    assert len(families) == len(set(families)) > 30


def test_it_is_only_read(client, watched):
    refused = client.post("/metrics", headers={"Authorization": f"Bearer {KEY}"})
    assert refused.status_code == 405 and refused["Allow"] == "GET, HEAD"
    assert client.head("/metrics", headers={"Authorization": f"Bearer {KEY}"}).status_code == 200
    assert client.get("/metrics/").status_code == 404


@pytest.fixture
def breaking():
    """An app among the others whose figures fail as it is told to."""
    fails = {}

    def measure():
        raise fails["with"]

    measures.measures._items["broken"] = measure
    yield fails
    del measures.measures._items["broken"]


def test_an_app_that_fails_takes_nobody_with_it(figure, breaking):
    breaking["with"] = ZeroDivisionError("phone 51999888777")
    assert figure("mostrador_measure_failed", app="broken") == 1
    assert figure("mostrador_measure_failed", app="channels") == 0
    assert figure("mostrador_trail_days_broken") == 0


def test_a_question_that_takes_too_long_is_one_apps_own_fault(figure, breaking):
    breaking["with"] = OperationalError("canceling statement due to statement timeout")
    assert figure("mostrador_measure_failed", app="broken") == 1
    assert figure("mostrador_measure_failed", app="chat") == 0


def test_many_who_scrape_ask_the_database_once(watched, django_assert_num_queries):
    assert scrape().status_code == 200
    with django_assert_num_queries(0):
        for _ in range(3):
            Client().get("/metrics", headers={"Authorization": f"Bearer {KEY}"})


def test_it_asks_few_questions(watched, django_assert_max_num_queries):
    most = 20 if connection.vendor == "sqlite" else 48  # each app's begin, limit and end
    with django_assert_max_num_queries(most):
        scrape()


@pytest.mark.parametrize("key", ["short", "fifteen-letters", "with spaces in the middle", "ñ" * 20])
def test_a_weak_key_is_refused_at_start_unseen(monkeypatch, key):
    monkeypatch.setenv("METRICS_TOKEN", key)
    with pytest.raises(env.EnvError) as refused:
        env.read().key("METRICS_TOKEN", "")
    assert key not in str(refused.value)
