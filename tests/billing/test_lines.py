"""The arithmetic of documents: known vectors, and what holds for any lines."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from billing.types import ItemKind, Reduction, priced, spread
from hub.kernel.errors import Invalid
from tests.billing.office import line

PARTS = frozenset({ItemKind.PART})


@pytest.mark.parametrize(
    ("lines", "tax", "total"),
    [
        ([line("0.25", rate="18")], 5, 30),  # halves to even would give 0.04
        ([line("1.03", rate="18")] * 3, 57, 366),  # the tax of the sum would be 0.56
        ([line("348.35", "16", "22", discount_percent=Decimal(4))], 117715, 652781),
        ([line("1091.50", rate="15")], 16373, 125523),
    ],
)
def test_known_sums(lines, tax, total):
    sums = priced(lines, "PEN")
    assert (sums.tax, sums.total) == (tax, total)


@pytest.mark.parametrize(("gross", "net", "tax"), [("100", 8475, 1525), ("59.90", 5076, 914)])
def test_prices_with_tax_are_exactly_what_people_pay(gross, net, tax):
    sums = priced([line(gross, rate="18")], "PEN", includes_tax=True)
    assert (sums.net, sums.tax) == (net, tax)


def test_a_hundred_in_three():
    assert spread(10_000, [1, 1, 1]) == [3334, 3333, 3333]


def test_a_currency_without_cents_is_rounded_to_whole_units():
    assert priced([line("1000.5", rate="19")], "CLP").total == 1001 + 190


def test_a_discount_on_the_whole_is_taken_before_tax():
    sums = priced([line("100", rate="18"), line("50", rate="18")], "PEN", discount=3_000)
    assert (sums.net, sums.tax, sums.discount) == (12_000, 2_160, 3_000)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"lines": []}, "lines"),
        ({"lines": [line("1", "0")]}, "lines"),
        ({"lines": [line("1", "1.00001")]}, "lines"),
        ({"lines": [line("-1")]}, "lines"),
        ({"lines": [line("1", description=" ")]}, "lines"),
        ({"lines": [line("1", discount_percent=Decimal(101))]}, "lines"),
        ({"lines": [line("1", rate="18", tax_kind="exempt")]}, "lines"),
        ({"lines": [line("1")], "discount": 101}, "discount"),
        ({"lines": [line("1")], "discount": -1}, "discount"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(wrong, field):
    with pytest.raises(Invalid) as refusal:
        priced(wrong.pop("lines"), "PEN", **wrong)
    assert field in refusal.value.fields


some_lines = st.lists(
    st.builds(
        line,
        st.decimals(0, 10_000, places=3).map(str),
        st.decimals("0.01", 500, places=2).map(str),
        st.sampled_from(["0", "10", "18", "19"]),
        discount_percent=st.decimals(0, 100, places=1),
    ),
    min_size=1,
    max_size=6,
)


@given(some_lines, st.booleans(), st.integers(0, 100))
def test_any_document_is_the_sum_of_its_lines(lines, includes_tax, share):
    whole = priced(lines, "PEN", includes_tax=includes_tax)
    asked = whole.total if includes_tax else whole.net
    sums = priced(lines, "PEN", includes_tax=includes_tax, discount=asked * share // 100)
    assert sums.total == sum(each.total for each in sums.lines)
    assert sums.tax == sum(each.tax for each in sums.taxes)
    assert all(each.net >= 0 and each.tax >= 0 and each.discount >= 0 for each in sums.lines)
    left = sums.total if includes_tax else sums.net
    assert left == asked - asked * share // 100


def test_reductions_take_one_after_the_other_from_their_lines():
    lines = [line("100"), line("50", kind=ItemKind.PART)]
    ten, fixed = Reduction(percent=Decimal(10)), Reduction(minor=2_000, kinds=PARTS)

    assert priced(lines, "PEN", reductions=[ten, fixed]).taken == (1_500, 2_000)
    assert priced(lines, "PEN", reductions=[fixed, ten]).taken == (2_000, 1_300)
    assert [each.net for each in priced(lines, "PEN", reductions=[ten, fixed]).lines] == [
        9_000, 2_500,
    ]  # fmt: skip


@given(
    prices=st.lists(st.integers(0, 99_999), min_size=1, max_size=6),
    percent=st.integers(1, 100),
    minor=st.integers(1, 300_000),
    includes=st.booleans(),
)
def test_reductions_never_take_more_than_there_is(prices, percent, minor, includes):
    lines = [line(str(Decimal(price) / 100), rate="18") for price in prices]
    reductions = [Reduction(percent=Decimal(percent)), Reduction(minor=minor)]

    made = priced(lines, "PEN", includes_tax=includes, reductions=reductions)

    assert all(each.net >= 0 and each.tax >= 0 for each in made.lines)
    assert sum(made.taken) == made.discount <= sum(prices)
    assert made.total == made.net + made.tax
