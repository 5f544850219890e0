"""People speak for companies; a company's admin looks after them in the portal, until removed."""

import pytest

from crm.models import Contact, Customer
from crm.operations import companies, customers, inviting
from hub.accounts.models import User
from hub.accounts.operations import invitations
from hub.accounts.operations.invitations import InvitationOver
from hub.kernel import clock
from hub.kernel.errors import RateLimited
from tests.crowd import outcomes

NOBODYS = "6ba7b810-9dad-41d1-80b4-00c04fd430c8"
ELENA = {"name": "Elena Paz", "email": "elena@sol.pe", "role": "Compras"}


def accept(link: str, username: str) -> User:
    """Make the account a link keeps."""
    return invitations.accept(
        link.rsplit("/", 1)[1],
        username=username,
        password="una-clave-muy-larga-2026",
        first_name="Elena",
        last_name="Paz",
        at=clock.now(),
    )


@pytest.fixture
def takes(django_capture_on_commit_callbacks):
    """Accept, and let what listens hear of it."""

    def take(link: str, username: str) -> User:
        with django_capture_on_commit_callbacks(execute=True):
            return accept(link, username)

    return take


@pytest.fixture
def sol(desk, ana):
    body = {"name": "Ferretería Sol", "kind": "company", "document_number": "20512345671"}
    return desk.post(ana, "customers/", body).data


@pytest.fixture
def led(desk, ana, rosa, sol):
    """Rosa is the administrator of Ferretería Sol."""
    person = customers.of_user(rosa, at=clock.now())
    body = {"person": str(person.id), "role": "Gerente", "is_admin": True}
    made = desk.post(ana, f"customers/{sol['id']}/contacts/", body)
    assert made.status_code == 201, made.data
    return made.data


def test_contacts_are_kept_at_the_counter(desk, ana, rosa, sol, led):
    path = f"customers/{sol['id']}/contacts/"
    assert led["is_primary"], "the first one is"
    again = desk.post(ana, path, {"person": led["person"]})
    assert (again.status_code, again.data["code"]) == (409, "contact_there")
    elena = desk.post(ana, path, {"name": "Elena Paz", "is_primary": True}).data
    told = desk.get(ana, path).data
    assert [(row["name"], row["is_primary"]) for row in told] == [
        ("Elena Paz", True),
        ("Rosa Quispe", False),
    ]
    assert desk.get(ana, f"customers/{elena['person']}/").data["companies"] == [
        {"id": sol["id"], "name": "Ferretería Sol"}
    ]
    of_person = desk.post(ana, f"customers/{elena['person']}/contacts/", {"name": "X"})
    assert (of_person.status_code, of_person.data["code"]) == (422, "not_a_company")
    assert desk.post(ana, path, {"role": "Nadie"}).status_code == 422
    assert desk.get(rosa, path).status_code == 403
    assert desk.call(ana, "DELETE", f"{path}{NOBODYS}/").status_code == 404


def test_a_companys_admin_invites_and_removes(desk, takes, rosa, jorge, sol, led):
    mine = desk.get(rosa, "me/companies/").data
    assert [(row["name"], row["is_admin"]) for row in mine] == [("Ferretería Sol", True)]
    path = f"me/companies/{sol['id']}/contacts/"

    made = desk.post(rosa, path, ELENA)
    assert made.status_code == 201, made.data
    assert desk.get(jorge, "me/companies/").data == []
    assert desk.post(jorge, path, ELENA).status_code == 404

    elena = takes(made.data["link"], "elena")
    seen = desk.get(elena, "me/companies/").data[0]
    assert (seen["is_admin"], seen["document_number"]) == (False, "")
    assert {(row["name"], row["phone"], row["email"]) for row in seen["contacts"]} == {
        ("Rosa Quispe", "", ""),
        ("Elena Paz", "", ""),
    }
    assert desk.post(elena, path, {**ELENA, "name": "Otro"}).status_code == 403
    own = Customer.objects.get(portal_user=elena)
    # Speaking for a company shows nobody's own records, nor the counter's page of the company.
    for person, other in ((rosa, own.id), (elena, sol["id"]), (rosa, sol["id"])):
        assert desk.get(person, f"customers/{other}/").status_code == 404

    assert desk.call(rosa, "DELETE", f"{path}{made.data['id']}/").status_code == 204
    assert desk.get(elena, "me/companies/").data == [], "at once"
    last = desk.call(rosa, "DELETE", f"{path}{led['id']}/")
    assert (last.status_code, last.data["code"]) == (409, "last_company_admin")


def test_who_is_a_customer_already_speaks_as_themselves(desk, rosa, sol, led):
    made = desk.post(rosa, f"me/companies/{sol['id']}/contacts/", ELENA)
    elena = accept(made.data["link"], "elena")
    own = customers.of_user(elena, at=clock.now())

    assert inviting.settle(at=clock.now()) == 1

    assert own.id != made.data["person"]
    assert Contact.objects.get(id=made.data["id"]).person == own
    assert inviting.settle(at=clock.now()) == 0


def test_a_customer_opens_the_link_and_joins_with_the_account_they_have(
    desk, jorge, rosa, sol, led, django_capture_on_commit_callbacks
):
    made = desk.post(rosa, f"me/companies/{sol['id']}/contacts/", ELENA).data
    own = customers.of_user(jorge, at=clock.now())

    with django_capture_on_commit_callbacks(execute=True):
        joined = desk.post(jorge, "invitations/join/", {"token": made["link"].rsplit("/", 1)[1]})

    assert joined.data == {"role": "customer", "signed_out": False}
    assert Customer.objects.get(portal_user=jorge) == own, "nobody else's record is theirs"
    assert [row["name"] for row in desk.get(jorge, "me/companies/").data] == ["Ferretería Sol"]
    assert desk.get(rosa, f"customers/{own.id}/").status_code == 404, "nor is theirs shown"


def test_who_speaks_for_a_company_already_speaks_once(desk, rosa, jorge, sol, led):
    path = f"me/companies/{sol['id']}/contacts/"
    for name in ("Uno", "Dos"):
        made = desk.post(rosa, path, {"name": name, "email": f"{name}@sol.pe"}).data
        desk.post(jorge, "invitations/join/", {"token": made["link"].rsplit("/", 1)[1]})
        inviting.settle(at=clock.now())

    assert len(desk.get(jorge, "me/companies/").data) == 1
    assert inviting.settle(at=clock.now()) == 0


def test_a_contact_gets_another_link_and_the_one_before_is_dead(desk, takes, rosa, jorge, sol, led):
    path = f"me/companies/{sol['id']}/contacts/"
    made = desk.post(rosa, path, ELENA).data
    door = f"{path}{made['id']}/link/"

    fresh = desk.post(rosa, door).data

    assert desk.post(jorge, door).status_code == 404
    with pytest.raises(InvitationOver):
        accept(made["link"], "elena")
    elena = takes(fresh["link"], "elena")
    assert desk.post(elena, door).status_code == 403
    came = desk.post(rosa, door)
    assert (came.status_code, came.data["code"]) == (409, "contact_came")


def test_the_link_of_somebody_removed_is_dead(desk, rosa, sol, led):
    path = f"me/companies/{sol['id']}/contacts/"
    made = desk.post(rosa, path, ELENA).data
    desk.call(rosa, "DELETE", f"{path}{made['id']}/")

    with pytest.raises(InvitationOver):
        accept(made["link"], "elena")


@pytest.mark.django_db(transaction=True)
def test_one_person_added_at_once_speaks_once(ana):
    at = clock.now()
    same = {"created_at": at, "updated_at": at}
    sol = Customer.objects.create(name="Sol", kind="company", **same)
    people = [Customer.objects.create(name=f"P{n}", **same) for n in range(3)]

    done = outcomes(
        *[
            lambda who=who: companies.add(company=sol, person=who, fields={}, by=ana, at=at)
            for who in [*people, people[0]]
        ]
    )

    assert done == {"done": 3, "contact_there": 1}
    assert Contact.objects.filter(is_primary=True).count() == 1


def test_nobody_is_a_contact_again_without_being_asked(desk, takes, rosa, sol, led):
    path = f"me/companies/{sol['id']}/contacts/"
    made = desk.post(rosa, path, ELENA)
    twice = desk.post(rosa, path, ELENA)
    assert (twice.status_code, twice.data["code"]) == (409, "contact_there")
    elena = takes(made.data["link"], "elena")
    desk.call(rosa, "DELETE", f"{path}{made.data['id']}/")
    Customer.objects.filter(portal_user=elena).update(phone="+51900111222")

    again = desk.post(rosa, path, ELENA)

    assert again.data["link"] and again.data["phone"] == ""
    assert desk.get(elena, "me/companies/").data == []


def test_a_companys_admin_has_so_many_mails_sent_and_no_more(rosa, sol, led, settings):
    place, sent = Contact.objects.get(id=led["id"]), []
    for n in range(inviting.AT_ONCE + 1):
        fields = {"name": f"P{n}", "email": f"p{n}@example.com"}
        sent.append(
            lambda f=fields: inviting.invite(place=place, fields=f, by=rosa, at=clock.now())
        )
    for send in sent[:-1]:
        row, _ = send()
        companies.remove(contact=row, by=rosa, at=clock.now())

    with pytest.raises(RateLimited):
        sent[-1]()
