"""What a stranger's id costs the database is what nobody's costs: time tells nothing."""

from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.rights.doors import api_doors
from tests.rights.house import House, build

pytestmark = pytest.mark.django_db
# What is within somebody's reach as a whole, so that a part that is missing hides nothing.
OF_AN_ORDER = ("signature/drawing/", "service-orders/{order_id}/survey/")
THEIR_OWN = {
    "colleague": (
        *("customers/{customer_id}/contacts/{contact_id}/", "users/{user_id}/photo/"),
        "parts-requests/{request_id}/pdf/",
        *OF_AN_ORDER,
    ),
    "technician": ("users/{user_id}/photo/", *OF_AN_ORDER),
}


@pytest.mark.parametrize("name", ["other", "technician", "colleague"])
def test_a_strangers_thing_costs_what_one_costs_that_is_not_there(name):
    house, told = build(), []
    absent = House(owned=dict.fromkeys(house.owned, uuid4()))
    for door in api_doors():
        if not door.holes or door.address.endswith(THEIR_OWN.get(name, ("-",))):
            continue
        there = house.filled(door.address, door.part, door.holes)
        nowhere = absent.filled(door.address, door.part, door.holes)
        for method in door.methods:
            one, another = _asked(house, name, method, there), _asked(house, name, method, nowhere)
            if one[0] == another[0] == 404 and one != another:
                told.append((f"{method.upper()} {door.address}", one, another))
    assert told == []


def _asked(house: House, name: str, method: str, address: str) -> tuple[int, int]:
    """Return the status and how many statements one call made, everything it did undone."""
    block = transaction.atomic()
    block._from_testcase = True
    with block, CaptureQueriesContext(connection) as made:
        answer = getattr(house.callers[name], method)(address, {}, format="json")
        for close in getattr(answer, "_resource_closers", []):
            close()
        transaction.set_rollback(True)
    return answer.status_code, len(made)
