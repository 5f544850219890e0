"""Whoever watches: a key, and what the page says under it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from hub.kernel import measures

KEY = "watching-key-0123456789"
Figures = Callable[..., float | None]


@pytest.fixture
def watched(settings: Any) -> None:
    """A house that is watched; nothing is remembered of what was told before."""
    settings.METRICS_TOKEN = KEY
    measures.forget()


def scrape(client: Client | None = None) -> Any:
    """Return the answer of the door, asked anew."""
    measures.forget()
    return (client or Client()).get("/metrics", headers={"Authorization": f"Bearer {KEY}"})


def told(text: str, name: str, **labels: str) -> float | None:
    """Return a figure of the page, None where it is not told."""
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            if sample.name == name and sample.labels == labels:
                return float(sample.value)
    return None


@pytest.fixture
def figure(watched: None) -> Iterator[Figures]:
    """Ask the door for one figure of now."""

    def ask(name: str, **labels: str) -> float | None:
        answer = scrape()
        assert answer.status_code == 200, answer.content[:400]
        return told(answer.content.decode(), name, **labels)

    yield ask
