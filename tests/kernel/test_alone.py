"""One thread of a worker at a time, and whoever comes meanwhile is not forgotten."""

import threading

import pytest

from hub.kernel import jobs


@pytest.fixture
def rung(monkeypatch):
    """The names of the tasks that were rung, at the broker's door."""
    names: list[str] = []
    monkeypatch.setattr(jobs.current_app, "send_task", lambda name, **more: names.append(name))
    return names


@pytest.mark.parametrize("bell", ["a.tasks.step", None])
def test_who_finds_the_seat_taken_leaves_and_rings_for_later(rung, bell):
    inside, leave, done = threading.Event(), threading.Event(), []

    @jobs.alone(bell)
    def step(what: str) -> None:
        done.append(what)
        inside.set()
        assert leave.wait(5)

    first = threading.Thread(target=step, args=("first",))
    first.start()
    assert inside.wait(5)
    step("second")
    step("third")
    leave.set()
    first.join()
    step("last")

    assert done == ["first", "last"]
    assert rung == ([bell] if bell else [])


def test_a_failure_gives_the_seat_back(rung):
    @jobs.alone()
    def step() -> None:
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError):
            step()
