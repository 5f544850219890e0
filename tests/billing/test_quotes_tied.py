"""Quotes and what they hang on: an opportunity, a customer who is joined to another."""

import pytest

from crm.models import Customer
from crm.operations import merging
from hub.kernel import clock
from tests.billing.quoting import media, pedro, quotes, soles
from tests.desk import desk

__all__ = ["desk", "media", "pedro", "quotes"]
pytestmark = pytest.mark.django_db


def test_winning_an_opportunity_needs_an_accepted_quote(desk, ana, pedro, quotes):
    form = {"customer": str(pedro.id), "title": "Bombas", "amount": soles("100.00")}
    deal = desk.post(ana, "opportunities/", form).data
    row = quotes.sent(opportunity=deal["id"])
    assert row["opportunity"] == {"id": deal["id"], "name": "Bombas"}

    def wins():
        body = {"version": deal["version"], "stage": "closed", "outcome": "won"}
        return desk.post(ana, f"opportunities/{deal['id']}/move/", body)

    assert wins().data["code"] == "quote_required"
    quotes.agrees(row)
    assert wins().data["outcome"] == "won"


def test_a_quote_is_of_its_own_customers_opportunity(desk, ana, quotes):
    at = clock.now()
    other = Customer.objects.create(name="Otro", created_at=at, updated_at=at)
    deal = desk.post(ana, "opportunities/", {"customer": str(other.id), "title": "X"}).data

    assert "opportunity" in quotes.draft(opportunity=deal["id"]).data["fields"]


def test_quotes_follow_who_is_joined_and_come_back(ana, pedro, quotes):
    row, at = quotes.sent(), clock.now()
    kept = Customer.objects.create(name="Pedro M.", created_at=at, updated_at=at)
    done = merging.merge(kept=kept, gone=pedro, by=ana, at=at)
    assert quotes.now(row)["customer"]["id"] == str(kept.id)

    merging.undo(merge=done, by=ana, at=clock.now())
    assert quotes.now(row)["customer"]["id"] == str(pedro.id)
