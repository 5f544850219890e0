"""The arithmetic of time that several logs cover."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from field_service.types import Span, merged
from tests.field_service.shop import MONDAY

MINUTES = st.integers(0, 200)


@given(st.lists(st.tuples(MINUTES, MINUTES), max_size=12))
def test_time_that_two_logs_cover_counts_once(pairs):
    spans = [
        Span(MONDAY + timedelta(minutes=min(pair)), MONDAY + timedelta(minutes=max(pair)))
        for pair in pairs
    ]
    covered = {minute for pair in pairs for minute in range(min(pair), max(pair))}

    found = merged(spans)

    assert sum(int(one.length.total_seconds() // 60) for one in found) == len(covered)
    assert all(a.end < b.start for a, b in zip(found, found[1:], strict=False))
