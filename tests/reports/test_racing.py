"""Many at once: one row, one claim, and nothing left unread that was read."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from chat.models import NoticeDue
from chat.operations import conversations, messages
from chat.operations.notices import give_due
from chat.types import Draft
from hub.accounts.types import digest_of
from hub.kernel import clock
from hub.kernel.ids import new_id
from hub.reports.models import (
    Alert,
    Notification,
    PushSubscription,
    TelegramCode,
    TelegramLink,
    Telling,
)
from hub.reports.operations import alerts, facts, linking, telling
from hub.reports.queries import unread_of
from hub.reports.types import Fact, Road
from tests.reports.browsers import Browser

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls):
    """Run these at the same time, each on a connection of its own."""

    def run(call):
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return [each.result() for each in [pool.submit(run, call) for call in calls]]


def test_the_newest_stands_whoever_comes_last(ana, tells):
    calls = [lambda n=n: tells(ana, str(n), number=n, topic="c:x") for n in range(1, 9)]

    at_once(*calls)

    assert Notification.objects.get().text == "8"


def test_an_alert_is_one_workers(api, ana, tells, settings):
    api(ana).post("/api/v1/push/subscriptions/", Browser("https://push.example.com/1").subscription)
    assert PushSubscription.objects.exists()
    tells(ana)
    at = clock.now() + timedelta(seconds=1)

    taken = at_once(*[lambda: len(alerts.claim("push", at=at, most=9))] * 8)

    assert sorted(taken) == [0] * 7 + [1]
    assert Alert.objects.get().tries == 1


def test_reading_while_it_is_told_leaves_nothing_unread(ana, luis):
    direct = conversations.open_direct(by=ana, other=luis, at=clock.now())
    for _ in range(8):
        draft = Draft(client_id=uuid4(), text="hola")
        sent = messages.send(conversation=direct, draft=draft, by=ana, at=clock.now()).message
        due = NoticeDue.objects.select_related("conversation__identity").get(message=sent)

        at_once(
            lambda due=due: give_due(due, at=clock.now()),
            lambda sent=sent: conversations.mark_read(
                conversation=direct, number=sent.number, by=luis, at=clock.now()
            ),
        )

        assert unread_of(luis.id) == 0


def test_a_code_shown_in_many_chats_at_once_links_one(ana):
    line_id, at = new_id(), clock.now()
    TelegramCode.objects.create(
        user=ana, digest=digest_of("staff-a"), expires_at=at + timedelta(minutes=1)
    )

    def shown(chat):
        return linking.redeem("staff-a", line_id=line_id, chat=chat, name="", language="es", at=at)

    answers = at_once(*[lambda chat=str(chat): shown(chat) for chat in range(8)])

    assert sum(answer.startswith("Listo") for answer in answers) == 1
    assert TelegramLink.objects.count() == 1


def test_a_fact_told_by_twenty_at_once_is_one_notice_and_one_mail(rosa, post):
    rosa.email = "rosa@example.com"
    rosa.save()
    said = Fact(kind="communication_answered", key="one", link="/portal", values={"answer": "hola"})

    made = at_once(*[lambda: facts.tell(rosa.id, said, at=clock.now())] * 20)
    later = clock.now() + timedelta(minutes=1)
    at_once(*[lambda: telling.tell_next(Road.MAIL, at=later)] * 8)

    assert sum(row is not None for row in made) == 1
    assert (Notification.objects.count(), Telling.objects.count()) == (1, 3)
    assert len(post.mails) == 1
