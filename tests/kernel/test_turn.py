"""Writers of one process take turns: at once, people first, and never stuck for good."""

import threading
import time

import pytest
from django.db import connection, transaction

from hub.kernel import clock
from hub.kernel.models import Mark
from hub.kernel.sqlite import turn
from hub.kernel.sqlite.turn import Turn

ONLY_SQLITE = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL has as many writers as it likes"
)


def test_whom_people_wait_for_goes_before_what_may_follow_later():
    seat, went = Turn(), []
    assert seat.take(first=True)

    def wait(name: str, *, first: bool) -> None:
        assert seat.take(first=first)
        went.append(name)
        seat.give_back()

    later = threading.Thread(target=wait, args=("sweep",), kwargs={"first": False})
    later.start()
    people = threading.Thread(target=wait, args=("answer",), kwargs={"first": True})
    people.start()
    while not seat._eager:
        time.sleep(0.001)
    seat.give_back()
    later.join(20)
    people.join(20)

    assert went == ["answer", "sweep"]


def test_who_waits_too_long_asks_the_engine_and_gives_nothing_back(monkeypatch):
    monkeypatch.setattr(turn, "PATIENCE", 0.01)
    seat = Turn()
    assert seat.take(first=True)
    assert not seat.take(first=True)
    seat.give_back()
    assert seat.take(first=False)


@ONLY_SQLITE
@pytest.mark.django_db(transaction=True)
def test_a_write_waits_for_the_transaction_before_it():
    waits: list[int] = []

    def write() -> None:
        waits.append(Mark.objects.filter(name="nobody").update(name="nobody"))
        connection.close()

    with transaction.atomic():
        Mark.put("turn", clock.now())
        others = [threading.Thread(target=write) for _ in range(3)]
        for each in others:
            each.start()
        time.sleep(0.2)
        assert waits == []
    for each in others:
        each.join(20)

    assert len(waits) == 3


@ONLY_SQLITE
@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_fails_gives_its_turn_back():
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            Mark.put("turn", clock.now())
            raise ZeroDivisionError
    assert turn._turn.take(first=False)
    turn._turn.give_back()
