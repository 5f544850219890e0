"""An identity may be a supplier's: a thread of its own, nothing asked, nothing granted."""

import pytest

from chat.models import Conversation, Identity
from crm.models import Communication, Customer, Grant
from crm.tasks import follow_conversations, link_customers

pytestmark = pytest.mark.django_db


def turned(desk, who, row, kind):
    return desk.patch(who, f"identities/{row.identity_id}/", {"kind": kind})


@pytest.fixture
def row(desk, ana) -> Conversation:
    received = desk.writes("Le ofrezco repuestos")
    desk.says(ana, received.conversation_id)
    return Conversation.objects.get(id=received.conversation_id)


def test_a_supplier_is_nobodys_customer(desk, ana, row):
    assert Grant.objects.count() == 1

    answer = turned(desk, ana, row, "supplier")

    assert (answer.status_code, answer.data) == (200, {"kind": "supplier"})
    assert not Communication.objects.exists()
    assert not Grant.objects.exists()
    assert not Customer.objects.exists()
    shown = desk.get(ana, f"conversations/{row.id}/").data
    assert (shown["kind"], shown["customer"]["id"]) == ("supplier", None)
    assert len(desk.get(ana, "conversations/?kind=supplier").data["results"]) == 1
    assert desk.get(ana, "conversations/?kind=customer").data["results"] == []
    assert desk.get(ana, "conversations/counts/").data["all"] == 0


def test_what_a_supplier_writes_later_opens_and_unlocks_nothing(desk, ana, row):
    turned(desk, ana, row, "supplier")

    desk.writes("¿Y bien?")
    desk.says(ana, row.id, "Mándeme precios")
    link_customers()
    follow_conversations()

    assert not Communication.objects.exists()
    assert Identity.objects.get().customer_id is None


def test_turned_back_the_thread_gives_what_it_gave(desk, ana, row):
    turned(desk, ana, row, "supplier")
    desk.writes("En realidad quiero recargar")

    answer = turned(desk, ana, row, "customer")
    link_customers()
    follow_conversations()

    assert answer.status_code == 200
    bodies = Communication.objects.order_by("opening_number").values_list("body", "state")
    assert list(bodies) == [
        ("Le ofrezco repuestos", "answered"),
        ("En realidad quiero recargar", "received"),
    ]
    assert (Grant.objects.count(), Customer.objects.count()) == (1, 1)


def test_who_was_written_about_stays_a_customer(desk, ana, row):
    customer = Customer.objects.get()
    desk.patch(ana, f"customers/{customer.id}/", {"document_number": "20512345671"})

    turned(desk, ana, row, "supplier")
    turned(desk, ana, row, "customer")
    link_customers()

    assert Identity.objects.get().customer_id == customer.id


def test_whom_money_or_a_proof_ties_stays_a_customer(desk, ana, rosa, row):
    asked = Communication.objects.get()
    desk.loads(ana, {"id": str(asked.id)})
    refused = turned(desk, ana, row, "supplier")
    assert (refused.status_code, refused.data["code"]) == (409, "has_work")

    mine = Conversation.objects.get(id=desk.asks(rosa)["conversation"])
    refused = turned(desk, ana, mine, "supplier")
    assert (refused.status_code, refused.data["code"]) == (409, "proven_customer")
    assert Communication.objects.count() == 2


def test_the_office_keeps_suppliers_and_says_so_too(desk, carla, row):
    assert turned(desk, carla, row, "supplier").data == {"kind": "supplier"}
    assert Conversation.objects.get(id=row.id).kind == "supplier"


def test_who_may_say_so(desk, ana, tomas, rosa, row):
    assert turned(desk, tomas, row, "supplier").status_code == 403
    assert turned(desk, rosa, row, "supplier").status_code == 403
    assert turned(desk, ana, row, "direct").status_code == 422
    assert desk.patch(ana, f"identities/{row.id}/", {"kind": "supplier"}).status_code == 404
