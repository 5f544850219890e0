"""What is told of opportunities: forecast, filters, reasons, and that no move is forgotten."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction

from crm.models import LostReason, Opportunity, OpportunityStep
from hub.kernel import clock
from tests.crm.deals import board, makes, moves, pedro, titles
from tests.desk import soles

__all__ = ["makes", "moves", "pedro"]
pytestmark = pytest.mark.django_db


def test_the_forecast_weighs_what_is_open_and_adds_what_was_won(desk, ana, makes, moves, admin):
    makes(ana, amount=soles("100.05"), probability=50, expected_close="2027-01-31")
    makes(ana, amount=soles("50.00"), probability=10, expected_close="2027-01-01")
    makes(ana, amount=soles("7.00"), probability=100)
    moves(admin, makes(ana, amount=soles("9.00")), "closed", outcome="won", note="Pagó")

    months = desk.get(ana, "opportunities/forecast/").data

    now = clock.now().astimezone().date().replace(day=1)
    assert [month["month"] for month in months] == [now.isoformat(), "2027-01-01", None]
    assert (months[0]["won"], months[0]["won_count"]) == (soles("9.00"), 1)
    january = months[1]
    assert (january["open_count"], january["open"]) == (2, soles("150.05"))
    assert january["weighted"] == soles("55.03")
    assert months[2]["weighted"] == soles("7.00")


def test_filters_narrow_board_and_list(desk, ana, luis, makes, pedro):
    makes(ana, "Mía", expected_close=(date.today() + timedelta(days=3)).isoformat())
    makes(luis, "De Luis")

    mine = board(desk, ana, f"?owner={ana.id}")["prospect"]
    assert titles(mine) == ["Mía"]
    until = date.today() + timedelta(days=5)
    assert titles(board(desk, ana, f"?until={until}")["prospect"]) == ["Mía"]
    listed = desk.get(ana, f"opportunities/?customer={pedro.id}&q=luis").data["results"]
    assert [row["title"] for row in listed] == ["De Luis"]


def test_two_hundred_cards_take_a_handful_of_queries(
    desk, ana, makes, django_assert_max_num_queries
):
    made = Opportunity.objects.get(id=makes(ana)["id"])
    copies = []
    for place in range(1, 200):
        made.id, made.position = uuid4(), place * 10
        copies.append(
            Opportunity(**{f.attname: getattr(made, f.attname) for f in made._meta.concrete_fields})
        )
    Opportunity.objects.bulk_create(copies)

    with django_assert_max_num_queries(12):
        column = board(desk, ana)["prospect"]

    assert (column["count"], len(column["cards"])) == (200, 200)


def test_lost_reasons_are_kept_by_admins(desk, admin, ana, makes, moves):
    made = desk.post(admin, "lost-reasons/", {"name": "Zona lejana"}).data
    assert desk.post(ana, "lost-reasons/", {"name": "Otra"}).status_code == 403
    twice = desk.post(admin, "lost-reasons/", {"name": "zona lejana"})
    assert (twice.status_code, twice.data["code"]) == (409, "reason_known")
    moves(ana, makes(ana), "closed", outcome="lost", lost_reason=made["id"])

    assert desk.call(admin, "DELETE", f"lost-reasons/{made['id']}/").status_code == 204

    assert made not in desk.get(ana, "lost-reasons/").data
    assert LostReason.objects.get(id=made["id"]).archived_at, "it was given once"
    again = desk.post(admin, "lost-reasons/", {"name": "Zona lejana"}).data
    assert again["id"] == made["id"]


def test_the_database_refuses_to_forget_a_move(ana, makes):
    made = makes(ana)

    for change in (
        "DELETE FROM crm_opportunitystep",
        "UPDATE crm_opportunitystep SET to_stage='closed'",
    ):
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
    assert OpportunityStep.objects.get().opportunity_id == Opportunity.objects.get(id=made["id"]).id
