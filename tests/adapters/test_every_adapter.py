"""What the bridge relies on, asked of every adapter alike."""

import pytest

from channels_bridge.types import BadPayload
from tests.adapters.samples import Sample, account_of, differences, kinds, samples, summary

NONSENSE = [b"", b"\x00\xff\xfe", b"nonsense", b"[1, 2]", b'"text"', b"17", b"null", b"{" * 100_000]

every_adapter = pytest.mark.parametrize("kind", kinds())


@pytest.mark.parametrize("sample", samples(), ids=str)
def test_a_sample_becomes_what_is_written_beside_it(sample: Sample):
    assert differences(sample.expected, summary(sample.items())) == {}


@pytest.mark.parametrize("sample", samples(), ids=str)
def test_reading_twice_gives_the_same(sample: Sample):
    assert sample.items() == sample.items()
