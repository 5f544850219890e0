"""What once opened an account and no longer does: old mailboxes, old roles, addresses given up."""

from datetime import timedelta

import pytest

from hub.accounts.models import Session
from hub.accounts.operations import people
from hub.accounts.ports.personal import Subject, keepers
from hub.kernel import clock
from hub.registration import queries
from hub.registration.models import ProvenEmail
from hub.registration.operations import emails, links, passwords
from hub.registration.tasks import adopt_accepted
from hub.registration.types import LinkPurpose
from tests.registration.conftest import PASSWORD
from tests.registration.test_links import CONFIRM, FRESH, token_of


def test_a_mailed_link_is_over_with_the_address_it_went_to(visitor, registered, post_office):
    at = clock.now()
    link = links.make(registered, purpose=LinkPurpose.PASSWORD, at=at, mailed=True)
    emails.change(registered, email="nueva@example.com", password=PASSWORD, at=at)

    late = visitor.post(CONFIRM, {"token": token_of(links.url_of(link)), "password": FRESH})

    assert (late.status_code, late.json()["code"]) == (409, "link_over")


def test_a_link_for_a_customer_opens_no_account_at_work(visitor, registered, ana, admin):
    token = token_of(links.url_of(passwords.hand_out(registered, by=ana, at=clock.now())))
    people.change(registered, fields={"role": "admin"}, by=admin, at=clock.now())

    assert visitor.post(CONFIRM, {"token": token, "password": FRESH}).status_code == 409


def test_who_makes_a_link_to_anothers_account_proves_who_they_are(api, admin, luis, registered):
    client = api(admin)
    Session.objects.update(created_at=clock.now() - timedelta(hours=3), proven_at=None)

    for user in (luis, registered):
        refused = client.post("/api/v1/password-links/", {"user": str(user.id)})
        assert (refused.status_code, refused.json()["code"]) == (403, "proof_needed")


def test_whoever_was_forgotten_keeps_nobodys_address_from_counting(registered):
    people.correct(registered, email_verified_at=clock.now())
    nora = people.add(username="nora", role="advisor", email="nora@example.com")
    people.correct(nora, email_verified_at=clock.now())
    keepers.get("account").forget(Subject(user_id=registered.id))

    adopt_accepted()

    assert list(ProvenEmail.objects.values_list("user_id", flat=True)) == [nora.id]
    registered.refresh_from_db()
    assert registered.email_verified_at is None


def test_an_address_that_an_admin_took_away_is_free_for_its_owner(
    visitor, another, admin, registered
):
    emails.take_as_proven(registered, at=clock.now())
    people.change(registered, fields={"email": "otra@example.com"}, by=admin, at=clock.now())
    assert visitor.login("rosa@example.com").status_code == 401
    assert queries.proven_among([registered.id]) == {}
    owner = people.add(username="dueña", role="customer", email="rosa@example.com")

    assert emails.take_as_proven(owner, at=clock.now())

    assert queries.owner_of_email("rosa@example.com") == owner.id


@pytest.mark.parametrize(
    ("verb", "path", "body"),
    [
        ("put", "email/", {"email": "x@example.com"}),
        ("put", "phone/", {"phone": "+51987654321"}),
        ("patch", "", {"password": FRESH}),
    ],
)
def test_a_password_is_guessed_five_times_whoever_is_signed_in(
    visitor, registered, verb, path, body
):
    visitor.bearer(visitor.login("45678912"))
    ask = getattr(visitor, verb)

    told = [
        ask(f"/api/v1/me/{path}", {**body, "current_password": f"{n}"}, format="json").status_code
        for n in range(7)
    ]

    assert told == [422] * 5 + [429] * 2
