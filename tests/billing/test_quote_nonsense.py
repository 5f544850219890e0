"""What is no quote, and no signature."""

import pytest

from billing.models import Quote
from billing.operations.quotes import answering
from tests.billing.quoting import PUMP, media, pedro, quotes, soles
from tests.desk import desk

__all__ = ["desk", "media", "pedro", "quotes"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("signature", [b"GIF89a", b"x" * 400_000, b"\x89PNG\r\n\x1a\nnonsense"])
def test_a_signature_is_a_drawing(signature):
    with pytest.raises(answering.Invalid):
        answering.drawn(signature)


@pytest.mark.parametrize(
    "wrong",
    [
        {"lines": [{**PUMP, "quantity": "0"}]},
        {"lines": [{**PUMP, "unit_price": "-1"}]},
        {"lines": [{**PUMP, "tax_kind": "exempt"}]},
        {"lines": [{**PUMP, "item": "00000000-0000-0000-0000-000000000000"}]},
        {"discount": soles("999.00")},
        {"discount": {"amount": "1.00", "currency": "USD"}},
        {"prepayment_percent": "101"},
        {"customer": "00000000-0000-0000-0000-000000000000"},
    ],
)
def test_nonsense_is_refused(quotes, wrong):
    assert quotes.draft(**wrong).status_code == 422
    assert not Quote.objects.exists()


def test_a_sign_that_only_looks_like_a_digit_finds_nothing(desk, ana):
    answer = desk.get(ana, "quotes/?q=%C2%B2")
    assert (answer.status_code, answer.data["results"]) == (200, [])
