"""Opportunities go over the board, by rule, with all they went through."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction

from crm.models import Customer, LostReason, Opportunity, OpportunityStep
from crm.operations import customers
from crm.ports.deals import deals
from hub.kernel import clock
from tests.desk import soles

pytestmark = pytest.mark.django_db


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


def test_from_prospect_to_won_with_all_it_went_through(desk, ana, makes, moves):
    made = makes(ana, amount=soles("1500.00"))
    assert (made["stage"], made["probability"], made["version"]) == ("prospect", 20, 1)

    talked = moves(ana, made, "negotiation").data
    won = moves(ana, talked, "closed", outcome="won", note="Por teléfono").data

    assert (won["stage"], won["outcome"], won["closing_note"]) == ("closed", "won", "Por teléfono")
    assert [(step["from_stage"], step["to_stage"]) for step in won["history"]] == [
        ("", "prospect"),
        ("prospect", "negotiation"),
        ("negotiation", "closed"),
    ]
    assert [step["seconds"] for step in won["history"]] == [None, 0, 0]
    assert {step["author"]["name"] for step in won["history"]} == {"Ana Torres"}
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


def test_the_forecast_weighs_what_is_open_and_adds_what_was_won(desk, ana, makes, moves):
    makes(ana, amount=soles("100.05"), probability=50, expected_close="2027-01-31")
    makes(ana, amount=soles("50.00"), probability=10, expected_close="2027-01-01")
    makes(ana, amount=soles("7.00"), probability=100)
    moves(ana, makes(ana, amount=soles("9.00")), "closed", outcome="won")

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
