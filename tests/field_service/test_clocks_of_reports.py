"""Stretches of clocks come to what counting second by second comes to."""

from hypothesis import given
from hypothesis import strategies as st

from field_service.reports.technicians.clocks import add, both, days_with, either, hours

DAY = 50
stretches = st.lists(
    st.tuples(st.integers(0, 300), st.integers(0, 60)).map(lambda one: (one[0], sum(one))),
    max_size=12,
)


def seconds(found):
    return {second for start, end in found for second in range(start, end)}


def merged(found):
    taken = []
    for start, end in sorted(found):
        add(taken, start, end)
    return taken


@given(stretches, stretches)
def test_what_overlaps_counts_once(some, others):
    mine, theirs = merged(some), merged(others)

    assert seconds(mine) == seconds(some)
    assert sum(end - start for start, end in mine) == len(seconds(some))
    assert sum(end - start for start, end in either(mine, theirs)) == len(
        seconds(some) | seconds(others)
    )
    shared = both(mine, theirs)
    assert seconds(shared) == seconds(some) & seconds(others)
    assert sum(end - start for start, end in shared) == len(seconds(shared))


@given(stretches)
def test_a_day_counts_from_its_first_second_to_its_last(found):
    bounds = list(range(0, 400, DAY))

    assert days_with(merged(found), bounds) == len({each // DAY for each in seconds(found)})


def test_minutes_are_whole():
    assert hours([(0, 59.999)]) == 1 / 60  # what SQLite's calendar loses is no minute
    assert hours([(0, 59.9)]) == 0
    assert hours([(0, 30), (100, 130)]) == 1 / 60
