"""The dashboard and the alerts ask for what the page tells, and for nothing else."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families
from psycopg_pool import ConnectionPool

from billing.tasks import audit_ledger
from hub.config import timing
from hub.kernel.measures import measures
from hub.kernel.vitals import connections
from tests.live import ROOT
from tests.watch.conftest import scrape

FOLDER = ROOT / "docs" / "monitoring"
NAME = re.compile(r"\b(?:mostrador|process|python)_[a-z0-9_]+")
# Told by pools of connections only, which the tests do not use; they are asked by name below.
POOLED = {
    "mostrador_database_connections",
    "mostrador_database_connections_used",
    "mostrador_database_waiting",
}


def dashboard() -> Iterator[str]:
    made = json.loads((FOLDER / "dashboard.json").read_text())
    for panel in made["panels"]:
        for target in panel.get("targets", []):
            yield target["expr"]
    for variable in made["templating"]["list"]:
        yield variable.get("definition", "")


def alerts() -> Iterator[str]:
    for group in yaml.safe_load((FOLDER / "alerts.yml").read_text())["groups"]:
        for rule in group["rules"]:
            assert rule["annotations"]["summary"] and rule["labels"]["severity"]
            yield rule["expr"]


def names(papers: Iterator[str]) -> set[str]:
    return {name for each in papers for name in NAME.findall(each)}


@pytest.fixture
def page(db: None, watched: None) -> set[str]:
    """Each name a query may use: the samples of the page, and families without any yet."""
    audit_ledger()
    assert timing.SECONDS  # it stands in front of Django, past the test client
    families = list(text_string_to_metric_families(scrape().content.decode()))
    told = {sample.name for each in families for sample in each.samples}
    for each in families:
        ends = {"histogram": ["_bucket", "_count", "_sum"], "counter": ["_total"]}
        told |= {f"{each.name}{end}" for end in ends.get(each.type, [""])}
    return told


@pytest.mark.parametrize("paper", [dashboard, alerts], ids=["dashboard", "alerts"])
def test_every_name_is_on_the_page(page, paper):
    asked = names(paper())
    assert len(asked) > 10
    assert asked - POOLED - page == set()


def test_the_pool_is_told_under_the_names_that_are_asked_for():
    pool: Any = ConnectionPool("", min_size=0, max_size=2, open=False)
    assert {each.name for each in connections(pool.get_stats())} == POOLED
    some = {"pool_size": 5, "pool_available": 2, "requests_waiting": 1}
    assert [each.samples[0].value for each in connections(some)] == [5, 3, 1]


def test_a_name_that_is_not_there_would_be_found(page):
    assert names(iter(["sum(mostrador_no_such_thing) / 2"])) - page == {"mostrador_no_such_thing"}


def test_the_dashboard_shows_all_the_house_tells(page):
    ours = {name for name in page if name.startswith("mostrador_")}
    plain = {re.sub(r"_(bucket|sum|count|total)$", "", name) for name in ours}
    shown = {re.sub(r"_(bucket|sum|count|total)$", "", name) for name in names(dashboard())}
    assert plain - shown == set()


def test_its_rows_and_panels_are_whole():
    made = json.loads((FOLDER / "dashboard.json").read_text())
    rows = [panel["title"] for panel in made["panels"] if panel["type"] == "row"]
    assert len(rows) >= 6
    ids = [panel["id"] for panel in made["panels"]]
    assert len(ids) == len(set(ids))
    assert all(panel["title"] for panel in made["panels"])
    assert {app for app, _ in measures} >= {"audit", "billing", "channels", "chat", "realtime"}


def test_prometheus_is_told_to_bring_the_key_and_to_wait():
    made = yaml.safe_load((FOLDER / "prometheus.yml").read_text())
    (job,) = made["scrape_configs"]
    assert job["metrics_path"] == "/metrics" and job["authorization"]["type"] == "Bearer"
    assert made["rule_files"] == ["alerts.yml"]
    assert int(made["global"]["scrape_timeout"][:-1]) > 10
