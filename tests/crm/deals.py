"""Opportunities of Pedro, made and moved over HTTP."""

import pytest

from crm.models import Customer
from hub.kernel import clock


@pytest.fixture
def pedro(db) -> Customer:
    at = clock.now()
    return Customer.objects.create(
        name="Pedro Mamani", phone="+51987000001", created_at=at, updated_at=at
    )


@pytest.fixture
def makes(desk, pedro):
    """Make an opportunity of Pedro and return it."""

    def make(who, title="Dos bombas", **more):
        body = {"customer": str(pedro.id), "title": title, **more}
        answer = desk.post(who, "opportunities/", body)
        assert answer.status_code == 201, answer.data
        return answer.data

    return make


@pytest.fixture
def moves(desk):
    """Move a card and return the answer."""

    def move(who, row, stage, **more):
        body = {"version": row["version"], "stage": stage, **more}
        return desk.post(who, f"opportunities/{row['id']}/move/", body)

    return move


def board(desk, who, query=""):
    columns = desk.get(who, f"opportunities/board/{query}").data
    return {each["stage"]: each for each in columns}


def titles(column):
    return [card["title"] for card in column["cards"]]
