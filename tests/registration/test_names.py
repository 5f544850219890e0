"""Whoever is meant by what was typed signs in, and nobody learns who has an account."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from channels_bridge.adapters.whatsapp import sender_of
from chat.models import Conversation
from chat.operations import messages
from chat.types import ChannelRef, Incoming, Kind
from crm.operations import customers
from hub.kernel import clock
from hub.registration.operations import emails
from tests.registration.conftest import PASSWORD

PHONE = "51987654321"


def writes_from(digits, kind="whatsapp_cloud"):
    channel = ChannelRef(id=uuid4(), kind=kind, name="Ventas")
    incoming = Incoming(
        channel=channel,
        sender=sender_of([digits], "Rosa"),
        external_id=uuid4().hex,
        kind=Kind.TEXT,
        text="hola",
    )
    place = messages.receive(incoming=incoming, at=clock.now()).conversation_id
    return Conversation.objects.select_related("identity").get(id=place)


@pytest.mark.parametrize("typed", ["45678912", "4567 8912", "DNI 45678912", "dni45678912 "])
def test_by_document_in_any_writing(visitor, registered, typed):
    assert visitor.login(typed).json()["user"]["id"] == str(registered.id)


def test_by_an_address_only_once_it_is_proven(visitor, registered):
    assert visitor.login("rosa@example.com").status_code == 401

    emails.take_as_proven(registered, at=clock.now())

    assert visitor.login("ROSA@example.com").json()["user"]["id"] == str(registered.id)


def test_by_a_phone_only_once_they_have_written_from_it(visitor, registered):
    assert visitor.login("+51987654321").status_code == 401
    chat = writes_from(PHONE)
    assert visitor.login("+51987654321").status_code == 401

    customers.prove(conversation=chat, user=registered, at=clock.now())

    assert visitor.login("987 654 321").json()["user"]["id"] == str(registered.id)


def test_a_phone_of_two_accounts_means_nobody(visitor, registered, jorge):
    customers.prove(conversation=writes_from(PHONE), user=registered, at=clock.now())
    customers.prove(conversation=writes_from(PHONE), user=jorge, at=clock.now())

    assert visitor.login("+51987654321").status_code == 401


def test_strangers_and_wrong_passwords_get_one_answer(visitor, registered):
    known = visitor.login("45678912", "not this one at all")
    stranger = visitor.login("11223344", "not this one at all")

    assert known.status_code == stranger.status_code == 401
    assert known.content == stranger.content


@pytest.mark.parametrize(
    ("known", "stranger"),
    [("45678912", "45678913"), ("rosa@example.com", "nobody@example.com")],
)
def test_a_stranger_costs_as_many_questions_as_somebody_known(visitor, registered, known, stranger):
    emails.take_as_proven(registered, at=clock.now())
    asked = []
    for typed in (known, stranger):
        with CaptureQueriesContext(connection) as seen:
            visitor.login(typed, "not this one at all")
        asked.append(len(seen))

    assert asked[0] == asked[1]


@pytest.mark.parametrize("typed", ["45678912", "11223344"])
def test_five_misses_and_a_pause_for_known_and_unknown_alike(visitor, registered, typed):
    writings = [typed, f" {typed}", f"{typed[:4]} {typed[4:]}", f"{typed[:4]}-{typed[4:]}", typed]
    for each in writings:
        assert visitor.login(each, "not this one at all").status_code == 401

    answer = visitor.login(typed, PASSWORD)

    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0


def test_somebody_shut_out_has_no_name_any_more(visitor, registered):
    registered.is_active = False
    registered.save()

    assert visitor.login("45678912").status_code == 401
