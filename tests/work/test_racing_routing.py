"""Many workers give out at once: nobody twice, nobody beyond what they carry, all in turn."""

from collections import Counter as Tally
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from chat.models import Conversation, Message
from chat.operations import conversations, reception, routing
from hub.kernel import clock
from hub.kernel.errors import Conflict

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(many, act):
    """Do the same in so many threads, each with a connection of its own."""

    def work(number):
        try:
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(many) as pool:
        return list(pool.map(work, range(many)))


def test_workers_at_once_give_each_once_and_nobody_too_much(counter, ana, luis, admin):
    rows = [counter.asks(number) for number in range(12)]
    Conversation.objects.update(arrived_at=None)
    counter.come(ana, luis, admin)
    counter.give_out(capacity=3)

    given = sum(at_once(6, lambda _: routing.drain(now=clock.now)))

    had = [counter.has(row) for row in rows]
    assert given == 9 and Tally(filter(None, had)) == {"ana": 3, "luis": 3, "admin": 3}
    assert had[9:] == [None, None, None]  # who came last waits on
    assert Message.objects.filter(kind="system").count() == 9


def test_a_hand_and_the_house_reach_for_the_same_and_one_has_it(counter, ana, luis):
    counter.come(luis)
    counter.give_out()
    row = counter.asks()
    Conversation.objects.update(arrived_at=None)

    def reach(number):
        if number:
            return routing.drain(now=clock.now)
        try:
            conversations.claim(conversation=row, by=ana, at=clock.now())
        except Conflict:
            return 0
        return 1

    assert sum(at_once(4, reach)) == 1
    lines = Message.objects.filter(conversation=row, kind="system")
    assert lines.count() == 1
    assert lines.get().card["event"] == ("claimed" if counter.has(row) == "ana" else "assigned")


def test_workers_at_once_say_the_first_words_once(counter, desk, admin, ana, luis):
    options = [{"id": "a", "title": "Ventas"}, {"id": "b", "title": "Soporte"}]
    menu = {"question": "¿Con quién?", "options": options}
    body = {"greets": True, "greeting": "Hola", "asks": True, "menu": menu}
    desk.call(admin, "PUT", "receptions/house/", body)
    row = counter.asks()

    at_once(5, lambda _: reception.meet(conversation_id=row.id, at=clock.now()))

    said = Message.objects.filter(conversation=row, direction="out").order_by("number")
    assert [each.text for each in said] == ["Hola", "¿Con quién?"]
