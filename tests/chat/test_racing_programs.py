"""Two workers at the same work, with real threads: a program hears each fact once."""

import pytest

from chat.models import HookDelivery
from chat.operations import telling
from hub.kernel import clock
from tests.chat.doors import door
from tests.chat.test_hooks import post
from tests.crowd import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_many_workers_tell_each_fact_once(subscribed, program, arrives):
    subscription = subscribed(events=["message.received"])
    for number in range(6):
        arrives(str(number), sender=f"5198700000{number % 2}")

    gathered = at_once([lambda: telling.gather(at=clock.now()) for _ in range(6)])
    assert gathered == [None] * 6 and HookDelivery.objects.count() == 6

    called = at_once([lambda: telling.drain(subscription["id"], now=clock.now) for _ in range(6)])
    assert sum(called) == 6 == len(program.calls)
    assert {row.state for row in HookDelivery.objects.all()} == {"delivered"}


def test_the_same_word_twice_at_once_is_one_message(api, ana, group):
    hook = api(ana).post(door(group, "hooks/"), {"name": "Pedidos"}).json()
    body = {"text": "entregado", "client_id": "42"}

    answers = at_once([lambda: post(hook, body) for _ in range(8)])
    assert sorted(answer.status_code for answer in answers) == [200] * 7 + [201]
    assert len({answer.json()["message"] for answer in answers}) == 1
