"""Saying that a phone, an address or a document is somebody's joins nobody to their account."""

import pytest

from chat.models import Conversation
from crm.models import Customer
from crm.operations import customers
from crm.tasks import find_duplicates
from hub.accounts import queries as accounts
from hub.accounts.models import User
from hub.kernel import clock
from hub.registration.operations import emails
from tests.crm.conftest import media, takes_in, uploads
from tests.crm.tables import csv_file
from tests.desk import desk
from tests.registration.conftest import another, nobody_knows, registered, visitor

__all__ = ["another", "desk", "media", "nobody_knows", "registered", "takes_in", "uploads",
           "visitor"]  # fmt: skip
pytestmark = pytest.mark.django_db
PHONE, MAIL, DOCUMENT = "+51987654321", "rosa@example.com", "45678912"


@pytest.fixture
def rosas(desk, registered):
    """What is Rosa's: her account with a proven address, her record, one request."""
    emails.take_as_proven(registered, at=clock.now())
    own = customers.of_user(registered, at=clock.now())
    Customer.objects.filter(id=own.id).update(phone=PHONE, email=MAIL, document_number=DOCUMENT)
    asked = desk.asks(registered, "Quiero recargar 20")
    return own, asked


def by_chat(desk, another, takes_in):
    desk.writes("soy Rosa", sender=PHONE[1:], name="Rosa Quispe")


def by_contact_card(desk, another, takes_in):
    desk.writes(f"mi correo es {MAIL}, mi DNI {DOCUMENT}", sender="77001", name=MAIL)


def by_a_second_account(desk, another, takes_in):
    other = another()
    made = other.register(document_number="11223344", email=MAIL)
    assert made.status_code == 201, made.data


def by_a_table_that_adds(desk, another, takes_in):
    takes_in(csv_file([["Rosa Quispe", "", "", MAIL, ""]]))


def by_a_table_that_changes(desk, another, takes_in):
    row = ["Rosa Impostora", DOCUMENT, "+51 911 222 333", "x@evil.example", ""]
    takes_in(csv_file([row]), on_duplicate="update")


WAYS = [by_chat, by_contact_card, by_a_second_account, by_a_table_that_adds]


@pytest.mark.parametrize("claims", [*WAYS, by_a_table_that_changes])
def test_a_claim_is_joined_to_nobodys_account(desk, another, takes_in, registered, rosas, claims):
    own, asked = rosas
    before = User.objects.filter(id=registered.id).values().get()
    seen = desk.get(registered, "conversations/").data["results"]

    claims(desk, another, takes_in)
    find_duplicates()

    assert User.objects.filter(id=registered.id).values().get() == before
    assert Customer.objects.get(portal_user=registered).id == own.id
    assert Customer.objects.filter(merged_into__isnull=False).count() == 0
    now = desk.get(registered, "conversations/").data["results"]
    assert [row["id"] for row in now] == [row["id"] for row in seen] == [asked["conversation"]]
    proven = Conversation.objects.filter(identity__portal_user=registered)
    assert [str(row.id) for row in proven] == [asked["conversation"]]


@pytest.mark.parametrize("claims", [*WAYS, by_a_table_that_changes])
def test_a_claim_signs_nobody_in(desk, another, takes_in, registered, rosas, claims):
    claims(desk, another, takes_in)

    assert accounts.meant_by(MAIL) == registered
    assert accounts.meant_by(DOCUMENT) == registered
    assert accounts.meant_by(PHONE) is None, "typed, never written from"
    assert accounts.meant_by("x@evil.example") is None
    assert accounts.meant_by("+51911222333") is None


def test_who_says_they_are_rosa_sees_nothing_of_hers(desk, another, registered, rosas):
    other = another()
    made = other.register(document_number="11223344", email=MAIL, phone="987 654 321")
    claimer = User.objects.get(id=made.json()["user"]["id"])

    assert desk.get(claimer, "conversations/").data["results"] == []
    assert desk.get(claimer, "communications/").data["results"] == []
    assert desk.get(claimer, f"communications/{rosas[1]['id']}/").status_code == 404
    twin = Customer.objects.get(portal_user=claimer)
    assert (twin.document_number, twin.id != rosas[0].id) == ("", True)
