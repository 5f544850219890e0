"""The counter at work, as everywhere, and who is at it."""

from collections.abc import Iterator

import pytest

from tests.chat.conftest import arrives, at, says, waiting, web
from tests.desk import Desk, desk
from tests.work.people import Counter

__all__ = ["arrives", "at", "desk", "says", "waiting", "web"]


@pytest.fixture
def counter(desk: Desk) -> Iterator[Counter]:  # noqa: F811
    made = Counter(desk)
    yield made
    made.close()
