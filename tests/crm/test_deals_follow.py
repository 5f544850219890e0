"""Opportunities and queries belong to whoever the customer turns out to be, and are forgotten."""

import pytest
from django.db import transaction

from chat.models import Conversation
from crm.models import Customer, Inquiry, Opportunity, OpportunityStep
from crm.operations import merging
from hub.accounts.ports.personal import Subject, keepers
from hub.kernel import clock

pytestmark = pytest.mark.django_db


def customer_of(received) -> Customer:
    row = Conversation.objects.select_related("identity").get(id=received.conversation_id)
    return Customer.objects.get(id=row.identity.customer_id)


@pytest.fixture
def two(desk, ana):
    """Pedro twice, each with an opportunity of their own, one of their thread, and a query."""
    found = []
    for digit in "12":
        talk = desk.writes("hola", sender=f"5198700000{digit}", name=f"Pedro {digit}")
        row = customer_of(talk)
        desk.post(ana, "opportunities/", {"customer": str(row.id), "title": f"Suya {digit}"})
        actions = f"conversations/{talk.conversation_id}/actions"
        desk.post(ana, f"{actions}/opportunity/", {"title": f"Del chat {digit}"})
        desk.post(ana, f"{actions}/query/", {"subject": f"Consulta {digit}"})
        found.append(row)
    return found


def owners():
    return [
        sorted(Opportunity.objects.values_list("title", "customer_id", "made_for_id")),
        sorted(Inquiry.objects.values_list("subject", "customer_id", "made_for_id")),
    ]


def test_they_follow_a_merge_and_come_back_exactly(desk, ana, two):
    kept, gone = two
    before = owners()

    row = merging.merge(kept=kept, gone=gone, by=ana, at=clock.now())

    assert set(Opportunity.objects.values_list("customer_id", flat=True)) == {kept.id}
    assert set(Inquiry.objects.values_list("customer_id", flat=True)) == {kept.id}
    listed = desk.get(ana, f"opportunities/?customer={gone.id}").data["results"]
    assert len(listed) == 4

    merging.undo(merge=row, by=ana, at=clock.now())

    assert owners() == before


def test_they_follow_a_channel_that_is_proven(desk, ana, rosa, two):
    talk = Conversation.objects.filter(identity__customer_id=two[0].id).get()

    desk.proves(rosa, talk.id)

    own = Customer.objects.get(portal_user=rosa)
    assert Inquiry.objects.get(subject="Consulta 1").customer == own
    assert Opportunity.objects.get(title="Del chat 1").customer == own
    assert len(desk.get(rosa, "queries/").data["results"]) == 1
    assert desk.get(rosa, "opportunities/").status_code == 403


def test_what_is_kept_of_somebody_is_told_and_forgotten(ana, two):
    one, other = two
    subject = Subject(customer_id=one.id)
    held = dict(keepers)

    told = [row["title"] for row in held["opportunities"].rows(subject)]
    assert told == ["Suya 1", "Del chat 1"]
    assert [row["subject"] for row in held["queries"].rows(subject)] == ["Consulta 1"]
    with transaction.atomic():
        for key in ("opportunities", "queries"):
            assert held[key].forget(subject) is None

    assert set(Opportunity.objects.filter(customer=one).values_list("title", flat=True)) == {"—"}
    assert Inquiry.objects.filter(customer=one).count() == 0
    assert Inquiry.objects.filter(customer=other).count() == 1
    assert OpportunityStep.objects.count() == 4, "who moved what stays"
    assert list(held["queries"].files(subject)) == []
