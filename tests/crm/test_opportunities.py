"""Opportunities go over the board, by rule, with all they went through."""

from uuid import uuid4

import pytest

from crm.models import Opportunity, OpportunityStep
from crm.operations import customers
from crm.ports.deals import deals
from hub.kernel import clock
from tests.crm.deals import board, makes, moves, pedro, titles
from tests.desk import soles

__all__ = ["makes", "moves", "pedro"]
pytestmark = pytest.mark.django_db


def test_from_prospect_to_won_with_all_it_went_through(desk, ana, admin, makes, moves):
    made = makes(ana, amount=soles("1500.00"))
    assert (made["stage"], made["probability"], made["version"]) == ("prospect", 20, 1)

    talked = moves(ana, made, "negotiation").data
    won = moves(admin, talked, "closed", outcome="won", note="Por teléfono").data

    assert (won["stage"], won["outcome"], won["closing_note"]) == ("closed", "won", "Por teléfono")
    assert [(step["from_stage"], step["to_stage"]) for step in won["history"]] == [
        ("", "prospect"),
        ("prospect", "negotiation"),
        ("negotiation", "closed"),
    ]
    assert [step["seconds"] for step in won["history"]] == [None, 0, 0]
    assert [step["author"]["name"] for step in won["history"]][1:] == ["Ana Torres", "Alma Prado"]
    assert board(desk, ana)["closed"]["total"] == soles("1500.00")


def test_negotiation_needs_an_amount_and_somebody_to_talk_to(desk, ana, makes, moves, pedro):
    made = makes(ana)

    assert moves(ana, made, "negotiation").data["code"] == "amount_required"
    made = desk.patch(
        ana, f"opportunities/{made['id']}/", {"version": 1, "amount": soles("10.00")}
    ).data
    customers.change(customer=pedro, fields={"phone": ""}, at=clock.now())
    assert moves(ana, made, "negotiation").data["code"] == "contact_required"
    customers.change(customer=pedro, fields={"email": "pedro@correo.pe"}, at=clock.now())
    talked = moves(ana, made, "negotiation").data
    assert talked["stage"] == "negotiation"
    refused = desk.patch(
        ana,
        f"opportunities/{made['id']}/",
        {"version": talked["version"], "amount": soles("0.00")},
    )
    assert (refused.status_code, refused.data["code"]) == (409, "amount_required")


def test_what_is_closed_says_how(desk, ana, admin, makes, moves):
    made = makes(ana, amount=soles("10.00"))
    reason = desk.get(ana, "lost-reasons/").data[0]

    assert "outcome" in moves(ana, made, "closed").data["fields"]
    assert "lost_reason" in moves(ana, made, "closed", outcome="lost").data["fields"]
    stranger = moves(ana, made, "closed", outcome="lost", lost_reason=str(uuid4()))
    assert stranger.status_code == 422
    lost = moves(ana, made, "closed", outcome="lost", lost_reason=reason["id"]).data
    assert lost["lost_reason"] == reason
    assert lost["allowed_transitions"] == ["follow_up"]
    illegal = moves(ana, lost, "negotiation")
    assert illegal.status_code == 409
    assert illegal.data["fields"] == {
        "from": "closed",
        "to": "negotiation",
        "allowed": ["follow_up"],
    }
    again = moves(ana, lost, "follow_up").data
    assert (again["outcome"], again["lost_reason"], again["closed_at"]) == ("", None, None)


class Quotes:
    """Another floor that keeps quotes and invoices."""

    def __init__(self) -> None:
        self.is_accepted = self.is_invoiced = False

    def accepted(self, opportunity_id):
        return self.is_accepted

    def invoiced(self, opportunity_id):
        return self.is_invoiced


def test_where_quotes_are_kept_an_accepted_one_wins(desk, ana, admin, makes, moves, monkeypatch):
    quotes = Quotes()
    monkeypatch.setattr(deals, "_items", {"quotes": quotes})
    made = makes(ana, amount=soles("10.00"))

    assert moves(ana, made, "closed", outcome="won").data["code"] == "quote_required"
    assert "note" in moves(admin, made, "closed", outcome="won").data["fields"]
    quotes.is_accepted = True
    won = moves(ana, made, "closed", outcome="won").data
    assert won["allowed_transitions"] == ["follow_up"]
    quotes.is_invoiced = True
    assert desk.get(ana, f"opportunities/{made['id']}/").data["allowed_transitions"] == []
    assert moves(ana, won, "follow_up").data["code"] == "illegal_move"


def test_cards_keep_the_order_they_are_put_in(desk, ana, makes, moves):
    first, second, third = (makes(ana, title) for title in ("Uno", "Dos", "Tres"))
    assert titles(board(desk, ana)["prospect"]) == ["Tres", "Dos", "Uno"]

    moves(ana, third, "prospect", after=first["id"])
    assert titles(board(desk, ana)["prospect"]) == ["Dos", "Uno", "Tres"]
    for _ in range(30):  # more often than there is room between two cards
        for row in (second, third):
            now = desk.get(ana, f"opportunities/{row['id']}/").data
            moves(ana, now, "prospect", after=first["id"])
    assert titles(board(desk, ana)["prospect"]) == ["Uno", "Tres", "Dos"]
    assert OpportunityStep.objects.count() == 3, "only stages make history"


def test_who_is_late_is_told_who_was_first(ana, admin, makes, moves):
    made = makes(ana, amount=soles("10.00"))
    moves(admin, made, "negotiation")

    late = moves(ana, made, "follow_up")

    assert (late.status_code, late.data["code"]) == (409, "changed")
    assert late.data["fields"] == {"version": 2, "stage": "negotiation", "by": "Alma Prado"}


def test_a_correction_keeps_what_was(desk, ana, makes):
    made = makes(ana, expected_close="2026-12-01")

    now = desk.patch(
        ana,
        f"opportunities/{made['id']}/",
        {"version": 1, "title": "Tres bombas", "amount": soles("30.00"), "expected_close": None},
    ).data

    assert now["history"][-1]["changes"] == {
        "title": ["Dos bombas", "Tres bombas"],
        "amount": ["0.00", "30.00"],
        "expected_close": ["2026-12-01", ""],
    }
    assert now["version"] == 2


def test_an_advisor_works_on_their_own_and_an_admin_on_all(desk, ana, luis, admin, makes, moves):
    made = makes(ana, amount=soles("10.00"))

    seen = desk.get(luis, f"opportunities/{made['id']}/").data
    assert (seen["may_change"], seen["allowed_transitions"]) == (False, [])
    assert moves(luis, made, "follow_up").data["code"] == "not_owner"
    given = desk.patch(
        admin, f"opportunities/{made['id']}/", {"version": 1, "owner": str(luis.id)}
    ).data
    assert moves(luis, given, "follow_up").status_code == 200


def test_others_are_refused_by_role(desk, carla, tomas, rosa, ana, makes, moves):
    made = makes(ana)
    one = f"opportunities/{made['id']}/"

    assert desk.get(carla, one).status_code == 200
    assert moves(carla, made, "follow_up").status_code == 403
    assert (
        desk.post(
            carla, "opportunities/", {"customer": made["customer"]["id"], "title": "x"}
        ).status_code
        == 403
    )
    for nobody in (tomas, rosa):
        for path in (one, "opportunities/", "opportunities/board/", "opportunities/forecast/"):
            assert desk.get(nobody, path).status_code == 403, path
    assert desk.get(None, one).status_code == 401


def test_the_same_client_id_makes_one(ana, makes):
    key = str(uuid4())

    assert makes(ana, client_id=key)["id"] == makes(ana, client_id=key)["id"]
    assert Opportunity.objects.count() == 1
