"""Many hands on the board: every move is kept once, and there is one order."""

from uuid import UUID, uuid4

import pytest

from chat.queries import conversation_for
from crm.models import Customer, Inquiry, InquiryStep, Opportunity, OpportunityStep
from crm.operations import inquiries, merging, opportunities
from crm.operations.opportunities import Closing
from hub.kernel import clock
from hub.kernel.money import Money
from tests.crm.test_at_once import customer_of, writes
from tests.crowd import outcomes

pytestmark = pytest.mark.django_db(transaction=True)


def somebody(name="Pedro Mamani") -> Customer:
    at = clock.now()
    return Customer.objects.create(name=name, phone="+51987000001", created_at=at, updated_at=at)


def made(by, customer, title="Bomba") -> Opportunity:
    form = {"title": title, "amount": Money(1000, "PEN")}
    return opportunities.create(customer=customer, form=form, by=by, at=clock.now())


def moving(row, by, stage, **more):
    return lambda: opportunities.move(
        opportunity_id=row.id, version=row.version, stage=stage, by=by, at=clock.now(), **more
    )


def test_twenty_cards_moved_at_once_are_twenty_moves_in_one_order(ana):
    customer = somebody()
    rows = [made(ana, customer, f"Bomba {n}") for n in range(20)]

    done = outcomes(*[moving(row, ana, "negotiation") for row in rows])

    assert done == {"done": 20}
    found = Opportunity.objects.filter(stage="negotiation")
    assert len(set(found.values_list("position", flat=True))) == 20
    moves = OpportunityStep.objects.filter(from_stage="prospect", to_stage="negotiation")
    assert moves.values("opportunity").distinct().count() == moves.count() == 20


def test_of_twenty_hands_on_one_card_one_wins_and_the_others_are_told(ana, admin):
    row = made(ana, somebody())
    stages = ("negotiation", "follow_up")

    done = outcomes(*[moving(row, (ana, admin)[n % 2], stages[n % 2]) for n in range(20)])

    assert done == {"done": 1, "changed": 19}
    assert OpportunityStep.objects.filter(opportunity=row).count() == 2
    row.refresh_from_db()
    assert (row.version, row.stage) == (2, OpportunityStep.objects.latest("id").to_stage)


def test_cards_that_cross_between_two_columns_wait_for_nobody_for_ever(ana):
    customer = somebody()
    left = [made(ana, customer) for _ in range(8)]
    right = [moving(made(ana, customer), ana, "follow_up")() for _ in range(8)]

    done = outcomes(
        *[moving(row, ana, "follow_up") for row in left],
        *[moving(row, ana, "prospect") for row in right],
    )

    assert done == {"done": 16}


def test_the_same_draft_pressed_twenty_times_makes_one(ana):
    customer, key = somebody(), uuid4()

    done = outcomes(
        *[
            lambda: opportunities.create(
                customer=customer, form={"title": "x"}, by=ana, at=clock.now(), client_id=key
            )
        ]
        * 20
    )

    assert done == {"done": 20}
    assert Opportunity.objects.count() == OpportunityStep.objects.count() == 1


def test_what_is_made_while_two_are_joined_belongs_to_the_one(ana):
    kept, gone = somebody("Pedro"), somebody("Pedrito")

    done = outcomes(
        lambda: merging.merge(kept=kept, gone=gone, by=ana, at=clock.now()),
        *[lambda: made(ana, gone)] * 6,
    )

    assert done == {"done": 7}
    assert set(Opportunity.objects.values_list("customer_id", flat=True)) == {kept.id}


def test_a_query_is_resolved_once_whoever_presses(ana, luis):
    talk = writes("51987000001")
    customer_of(talk)
    row = asked(ana, talk)

    done = outcomes(
        *[
            lambda by=by: inquiries.resolve(inquiry_id=row.id, text="Listo.", by=by, at=clock.now())
            for by in (ana, luis) * 5
        ]
    )

    assert done == {"done": 1, "illegal_step": 9}
    assert InquiryStep.objects.filter(inquiry=row, kind="resolved").count() == 1


def test_a_card_is_closed_once(admin):
    row = made(admin, somebody())
    won = Closing(outcome="won", note="Pagó el adelanto.")

    done = outcomes(*[moving(row, admin, "closed", closing=won)] * 6)

    assert done == {"done": 1, "changed": 5}


def asked(by, talk: UUID) -> Inquiry:
    return inquiries.open_in_thread(
        conversation=conversation_for(by, talk), subject="Plazo", body="", by=by, at=clock.now()
    )
