"""Links that prove an address or renew a password: once, in time, for whom they were made."""

import re
from datetime import timedelta

import pytest
from django.conf import settings as ours

from hub.accounts.models import Session, User
from hub.accounts.operations import people
from hub.kernel import clock
from hub.registration.models import Forgotten, Link, ProvenEmail
from hub.registration.operations import emails, links
from hub.registration.tasks import answer_forgotten, mail_links
from hub.registration.types import LinkPurpose
from tests.registration.conftest import PAGE, PASSWORD, Visitor

FRESH = "otra batería de caballos"
RESET, CONFIRM = "/api/v1/auth/password-reset/", "/api/v1/auth/password-reset/confirm/"
PROVE = "/api/v1/auth/email-verification/confirm/"


def link_in(mail):
    return re.search(r"https?://\S+", mail.body)[0]


def token_of(url):
    return url.rsplit("/", 1)[1]


def asks(visitor, name, **extra):
    answer = visitor.post(RESET, {"username": name}, **extra)
    answer_forgotten()
    mail_links()
    return answer


def test_a_lost_password_is_renewed_by_the_mailed_link_once(
    visitor, registered, post_office, mailoutbox
):
    asks(visitor, "45678912")
    token = token_of(link_in(mailoutbox[0]))

    assert visitor.post(CONFIRM, {"token": token, "password": FRESH}).status_code == 204

    assert visitor.login("45678912").status_code == 401
    assert visitor.login("45678912", FRESH).status_code == 200
    again = visitor.post(CONFIRM, {"token": token, "password": FRESH})
    assert (again.status_code, again.json()["code"]) == (409, "link_over")


def test_another_password_ends_every_session(visitor, registered, post_office, mailoutbox):
    visitor.bearer(visitor.login("45678912"))
    asks(visitor, "45678912")

    visitor.post(CONFIRM, {"token": token_of(link_in(mailoutbox[0])), "password": FRESH})

    assert visitor.get("/api/v1/me/").status_code == 401
    assert set(Session.objects.values_list("end_reason", flat=True)) == {"password"}


def test_a_mailed_link_shows_that_the_address_is_theirs(
    visitor, registered, post_office, mailoutbox
):
    asks(visitor, "rosa@example.com")

    visitor.post(CONFIRM, {"token": token_of(link_in(mailoutbox[0])), "password": FRESH})

    assert visitor.login("rosa@example.com", FRESH).status_code == 200


def test_a_weak_password_leaves_the_link_as_it_was(visitor, registered, post_office, mailoutbox):
    asks(visitor, "45678912")
    token = token_of(link_in(mailoutbox[0]))

    assert visitor.post(CONFIRM, {"token": token, "password": "corta"}).status_code == 422
    assert visitor.post(CONFIRM, {"token": token, "password": FRESH}).status_code == 204


def test_known_and_unknown_get_the_same_answer(visitor, registered, post_office, mailoutbox):
    known, unknown = asks(visitor, "45678912"), asks(visitor, "11223344")

    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)
    assert len(mailoutbox) == 1
    assert not Forgotten.objects.exists()


def test_nobody_is_flooded(visitor, registered, post_office, mailoutbox):
    for _ in range(3):
        asks(visitor, "45678912")

    assert len(mailoutbox) == 1


def test_one_address_asks_ten_times_and_then_waits(visitor, db):
    answers = [visitor.post(RESET, {"username": "11223344"}).status_code for _ in range(11)]

    assert answers == [204] * 10 + [429]


@pytest.mark.parametrize(
    "lie",
    [
        {"HTTP_HOST": "localhost", "HTTP_X_FORWARDED_HOST": "evil.example"},
        {"HTTP_HOST": "127.0.0.1:8000", "HTTP_FORWARDED": "host=evil.example"},
        {"HTTP_HOST": "localhost:80", "HTTP_X_ORIGINAL_URL": "https://evil.example/"},
    ],
)
def test_a_link_leads_to_our_own_house_whatever_a_request_names(
    visitor, registered, post_office, mailoutbox, lie
):
    asks(visitor, "45678912", **lie)

    assert link_in(mailoutbox[0]).startswith(f"{ours.PUBLIC_URL}/reset/")


@pytest.mark.parametrize("host", ["evil.example", "localhost:@evil.example", "localhost.evil"])
def test_a_foreign_host_is_refused(visitor, db, host):
    assert visitor.post(RESET, {"username": "45678912"}, HTTP_HOST=host).status_code == 400


def test_addresses_of_pages_are_told_to_nobody(client, settings, tmp_path):
    settings.WEB_APP = tmp_path
    (tmp_path / "index.html").write_text("<!doctype html>")

    assert client.get("/reset/some-token").headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("forged", ["", "x", "ñ", "A" * 64, "A" * 63 + "="])
def test_a_made_up_link_opens_nothing(visitor, registered, forged):
    answer = visitor.post(CONFIRM, {"token": forged, "password": FRESH})

    assert answer.status_code in (409, 422)


def test_a_link_is_good_for_its_own_purpose_and_an_hour(visitor, registered):
    at = clock.now()
    prove = links.make(registered, purpose=LinkPurpose.EMAIL, at=at)
    old = links.make(registered, purpose=LinkPurpose.PASSWORD, at=at - timedelta(hours=2))
    for link in (prove, old):
        token = token_of(links.url_of(link))
        answer = visitor.post(CONFIRM, {"token": token, "password": FRESH})
        assert answer.json()["code"] == "link_over"


def test_a_new_password_ends_the_links_of_before(visitor, registered):
    link = links.make(registered, purpose=LinkPurpose.PASSWORD, at=clock.now())
    token = token_of(links.url_of(link))
    people.renew_password(registered, FRESH, at=clock.now())

    assert visitor.post(CONFIRM, {"token": token, "password": PASSWORD}).status_code == 409


def test_the_database_holds_no_secret_of_a_link(visitor, registered):
    link = links.make(registered, purpose=LinkPurpose.PASSWORD, at=clock.now())

    signature = token_of(links.url_of(link))[24:]
    assert signature not in str(Link.objects.values().get(id=link.id))


def test_an_address_is_proven_by_its_link(visitor, nobody_knows, post_office, mailoutbox):
    visitor.register()
    mail_links()

    url = link_in(mailoutbox[0])
    assert url.startswith(f"{ours.PUBLIC_URL}/verify/")
    assert visitor.post(PROVE, {"token": token_of(url)}).json() == {"email": "rosa@example.com"}
    assert visitor.login("rosa@example.com").status_code == 200
    assert visitor.post(PROVE, {"token": token_of(url)}).status_code == 409


def test_an_address_is_proven_for_one_account_only(registered, another, nobody_knows):
    emails.take_as_proven(registered, at=clock.now())
    twin = another()
    twin.register(document_number="11223344")
    link = Link.objects.exclude(user=registered).get()

    answer = twin.post(PROVE, {"token": token_of(links.url_of(link))})

    assert answer.json()["code"] == "email_taken"
    assert ProvenEmail.objects.get().user_id == registered.id


def test_another_address_is_proven_anew(visitor, registered):
    visitor.bearer(visitor.login("45678912"))
    emails.take_as_proven(registered, at=clock.now())
    before = links.make(registered, purpose=LinkPurpose.EMAIL, at=clock.now())
    change = {"email": "r@example.com", "current_password": "wrong"}

    assert visitor.put("/api/v1/me/email/", change, format="json", **PAGE).status_code == 422
    change["current_password"] = PASSWORD
    assert visitor.put("/api/v1/me/email/", change, format="json", **PAGE).status_code == 204

    assert visitor.login("rosa@example.com").status_code == 401
    assert visitor.post(PROVE, {"token": token_of(links.url_of(before))}).status_code == 409


def test_a_mail_that_failed_is_tried_again_and_in_the_end_given_up(
    registered, post_office, settings
):
    link = links.make(registered, purpose=LinkPurpose.PASSWORD, at=clock.now(), mailed=True)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    mail_links()
    link.refresh_from_db()
    assert (link.mail, link.tries) == ("queued", 1)

    for _ in range(3):
        Link.objects.update(due_at=clock.now())
        mail_links()

    link.refresh_from_db()
    assert (link.mail, link.tries) == ("failed", 4)


def test_staff_reset_theirs_too(visitor, db, post_office, mailoutbox):
    people.add(username="eva", role="advisor", email="eva@example.com", password=PASSWORD)

    asks(visitor, "eva")

    token = token_of(link_in(mailoutbox[0]))
    assert Visitor().post(CONFIRM, {"token": token, "password": FRESH}).status_code == 204
    assert User.objects.get(username="eva").check_password(FRESH)
