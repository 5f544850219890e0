"""Somebody who has an account takes a place as who they are already, and nobody else's."""

from datetime import timedelta

import pytest

from hub.accounts.models import Area, Invitation, Session, User
from hub.accounts.operations import invitations, joining, people
from hub.accounts.operations.invitations import MAILED, Guest
from hub.kernel import clock
from tests.crowd import outcomes

pytestmark = pytest.mark.django_db
JOIN = "/api/v1/invitations/join/"
MAIL = {"host": "localhost"}


def token_for(by, kind="copied", **guest):
    guest = Guest(**{"role": "customer", **guest})
    row = invitations.invite(guest, by=by, at=clock.now(), purpose="contact", about=by.id)
    return invitations.link_of(row, kind).rpartition("/")[2]


def test_a_customer_joins_as_who_they_are(api, ana, rosa, browser):
    token = token_for(ana)
    before = User.objects.filter(id=rosa.id).values().get()

    joined = api(rosa).post(JOIN, {"token": token})

    assert (joined.status_code, joined.json()) == (200, {"role": "customer", "signed_out": False})
    assert Invitation.objects.get().user == rosa
    assert User.objects.filter(id=rosa.id).values().get() == before, "nothing of hers is changed"
    again = api(rosa).post(JOIN, {"token": token})
    assert (again.status_code, again.json()["code"]) == (404, "invitation_over")
    assert api(rosa).post(JOIN, {"token": token_for(ana)}).status_code == 200, "another one too"


def test_it_is_asked_again_who_joins(api, ana, rosa, browser):
    body, hers = {"token": token_for(ana)}, api(rosa)
    Session.objects.update(created_at=clock.now() - timedelta(hours=1))

    asked = hers.post(JOIN, body)

    assert (asked.status_code, asked.json()["code"]) == (403, "proof_needed")
    assert browser().post(JOIN, body).status_code == 401
    assert Invitation.objects.get().accepted_at is None


def test_a_copied_link_with_an_address_is_for_whoever_proved_it(api, ana, rosa, settings):
    settings.EMAIL = MAIL
    User.objects.filter(id=rosa.id).update(email="rosa@example.com")
    token = token_for(ana, email="Rosa@example.com")

    claimed = api(rosa).post(JOIN, {"token": token})
    assert (claimed.status_code, claimed.json()["code"]) == (403, "invitation_for_another")
    User.objects.filter(id=rosa.id).update(email_verified_at=clock.now())
    assert api(rosa).post(JOIN, {"token": token}).status_code == 200


def test_the_mailed_link_proves_it_and_a_house_without_mail_asks_no_more(
    api, ana, rosa, jorge, settings
):
    assert api(jorge).post(JOIN, {"token": token_for(ana, email="x@y.pe")}).status_code == 200
    settings.EMAIL = MAIL
    token = token_for(ana, MAILED, email="nueva@example.com")
    assert api(rosa).post(JOIN, {"token": token}).status_code == 200
    rosa.refresh_from_db()
    assert (rosa.email, rosa.email_verified_at) == ("", None)


def test_a_customer_comes_to_work_here_and_signs_in_anew(api, admin, rosa):
    area = Area.objects.create(name="Ventas")
    row = invitations.invite(Guest(role="advisor", area=area), by=admin, at=clock.now())
    hers = api(rosa)

    joined = hers.post(JOIN, {"token": invitations.link_of(row).rpartition("/")[2]})

    assert joined.json() == {"role": "advisor", "signed_out": True}
    assert hers.get("/api/v1/me/").status_code == 401
    rosa.refresh_from_db()
    assert (rosa.role, rosa.area, rosa.code[0]) == ("advisor", area, "P")
    assert rosa.assignments.get(ends_on=None).by == admin


def test_who_works_here_joins_nothing(api, admin, ana):
    staff = invitations.invite(Guest(role="admin"), by=admin, at=clock.now())
    told = [
        api(ana).post(JOIN, {"token": token}).json()["code"]
        for token in (invitations.link_of(staff).rpartition("/")[2], token_for(admin))
    ]
    assert told == ["already_here", "account_of_another_kind"]
    ana.refresh_from_db()
    assert ana.role == "advisor"


@pytest.mark.django_db(transaction=True)
def test_one_place_is_taken_once(ana, rosa, jorge):
    token, at = token_for(ana), clock.now()

    done = outcomes(
        *[lambda who=who: joining.join(token, user=who, at=at) for who in (rosa, jorge)],
        lambda: invitations.accept(
            token, at=at, username="nueva", first_name="N", password="una clave bien larga"
        ),
    )

    assert done == {"done": 1, "invitation_over": 2}


def test_whoever_is_promoted_has_a_code(api, admin, rosa):
    told = api(admin).patch(f"/api/v1/users/{rosa.id}/", {"role": "clerk"}).json()

    assert told["code"].startswith("P")
    people.change(rosa, fields={"role": "customer"}, by=admin, at=clock.now())
    again = people.change(rosa, fields={"role": "clerk"}, by=admin, at=clock.now())
    assert again.code == told["code"]
