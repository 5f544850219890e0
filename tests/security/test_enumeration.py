"""A stranger at the door learns nothing about who has an account: not by words, nor by time.

Time is told by what takes it: one password is hashed whoever is meant, and as many statements
are made. The clock itself is read by `tests/bench/p10_strangers`.
"""

from collections import Counter

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hub.accounts.models import User
from hub.accounts.operations import invitations, people
from hub.accounts.operations.invitations import Guest
from hub.kernel import clock
from hub.registration.models import Forgotten, ProvenEmail, Registration
from hub.registration.operations import emails, links
from hub.registration.types import LinkPurpose
from tests.registration.conftest import Visitor, nobody_knows, registered, visitor

__all__ = ["nobody_knows", "registered", "visitor"]
pytestmark = pytest.mark.django_db
HASHED: Counter[str] = Counter()
LOGIN, RESET = "/api/v1/auth/login/", "/api/v1/auth/password-reset/"


class CountingHasher(Argon2PasswordHasher):
    """Argon2, cheaper, that counts its work."""

    time_cost, memory_cost, parallelism = 1, 8, 1

    def encode(self, password, salt):
        HASHED["argon2"] += 1
        return super().encode(password, salt)

    def verify(self, password, encoded):
        HASHED["argon2"] += 1
        return super().verify(password, encoded)

    def must_update(self, decoded):
        return False


@pytest.fixture(autouse=True)
def counting(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]


@pytest.fixture
def known(registered, admin):
    """Names that somebody has: of every kind, of all who may not come in too."""
    emails.take_as_proven(registered, at=clock.now())
    away = people.add(username="antes", role="advisor", password="una clave bien larga")
    people.deactivate(away, by=admin, at=clock.now())
    people.add(username="sin-clave", role="customer")
    return [registered.username, "45678912", "rosa@example.com", "antes", "sin-clave"]


def asked(path, body):
    """Ask as somebody nobody has slowed down yet: status, body, names of headers, work."""
    HASHED.clear()
    stranger = Visitor()
    with CaptureQueriesContext(connection) as made:
        answer = stranger.post(path, body)
    words = answer.status_code, answer.content, tuple(sorted(answer.headers))
    return words, HASHED["argon2"], len(made)


def everybody_goes():
    """Leave the same names behind as nobody's."""
    for number, user in enumerate(User.objects.exclude(role="bot")):
        User.objects.filter(id=user.id).update(username=f"gone{number}", email="")
    ProvenEmail.objects.update(key="gone@example.com")
    Registration.objects.update(document_number="99887766")


def test_signing_in_tells_nothing(known):
    """What somebody types may decide what is looked up; whether it is anybody's, nothing."""
    body = {"password": "no es esta clave"}
    told = [asked(LOGIN, {"username": name, **body}) for name in known]
    everybody_goes()

    assert [asked(LOGIN, {"username": name, **body}) for name in known] == told
    assert {(words[0], hashed) for words, hashed, _ in told} == {(401, 1)}
    assert len({words for words, *_ in told}) == 1


def test_a_lost_password_tells_nothing(known):
    told = {asked(RESET, {"username": name}) for name in known}
    everybody_goes()

    assert {asked(RESET, {"username": name}) for name in known} == told
    assert len(told) == 1 and Forgotten.objects.count() == 2 * len(known)


def test_an_address_that_is_taken_registers_like_one_that_is_not(visitor, known):
    """Only a document is refused for being somebody's; that the contract says."""
    told = []
    for number, email in (("11223344", "rosa@example.com"), ("22334455", "nueva@example.com")):
        stranger = Visitor()
        HASHED.clear()
        with CaptureQueriesContext(connection) as made:
            answer = stranger.register(document_number=number, email=email)
        shape = sorted(answer.json()), sorted(answer.json()["user"]), sorted(answer.headers)
        told.append((answer.status_code, shape, HASHED["argon2"], len(made)))
    assert told[0] == told[1]


def test_whose_document_is_taken_stays_unsaid(visitor, known):
    refused = Visitor().register(email="otra@example.com")

    assert (refused.status_code, refused.json()["code"]) == (409, "document_taken")
    assert refused.json()["fields"] == {}
    assert "Rosa" not in refused.content.decode()


def test_links_that_are_somebodys_and_nobodys_tell_nothing(admin, known):
    at = clock.now()
    row = invitations.invite(Guest(role="advisor"), by=admin, at=at)
    there = invitations.link_of(row).rpartition("/")[2]
    link = links.make(admin, purpose=LinkPurpose.PASSWORD, at=at)
    token = links.url_of(link).rpartition("/")[2]
    forged = [f"{there[:33]}{'0' * 40}", f"{'0' * 32}c{'0' * 40}"]
    assert len({asked("/api/v1/invitations/open/", {"token": each}) for each in forged}) == 1
    body = {"password": "una clave bien larga"}
    made_up = [f"{token[:-8]}AAAAAAA=", f"{'A' * (len(token) - 1)}="]
    told = [asked(f"{RESET}confirm/", {"token": each, **body})[0] for each in made_up]
    assert told[0] == told[1]
