"""An export holds what its reader's list holds, row for row, and nothing beside it."""

import csv
import io

import pytest

from crm.models import Customer
from crm.operations import merging
from hub.kernel import clock
from tests.desk import desk

__all__ = ["desk"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def four(ana):
    """Three customers and one who was joined to another."""
    at = clock.now()
    made = [
        Customer.objects.create(name=name, phone=phone, created_at=at, updated_at=at)
        for name, phone in (
            ("Ana Uno", "+51911000001"),
            ("Beto Dos", "+51911000002"),
            ("Ceci Tres", "+51911000003"),
            ("Ana Doble", "+51911000004"),
        )
    ]
    merging.merge(kept=made[0], gone=made[3], take=[], by=ana, at=at)
    return made


@pytest.mark.parametrize("asked", ["", "q=Ana", "q=dos", "status=active", "status=inactive"])
def test_a_list_and_its_file_hold_the_same(desk, ana, four, asked):
    listed = desk.get(ana, f"customers/?{asked}").data["results"]

    answer = desk.get(ana, f"customers/export/?format=csv&{asked}")

    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    told = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text[:200] else ","))
    assert sorted(row[0] for row in told[1:]) == sorted(row["name"] for row in listed)
    assert len(told) - 1 < Customer.objects.count() or not asked


@pytest.mark.parametrize("who", ["rosa", "tomas", "carla"])
def test_whoever_sees_no_list_of_customers_gets_no_file(desk, request, four, who):
    assert desk.get(request.getfixturevalue(who), "customers/export/").status_code == 403
