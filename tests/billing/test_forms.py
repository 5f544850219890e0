"""What is filled in wrongly is named, and lists are narrowed."""

from uuid import uuid4

import pytest

from billing.models import Recharge
from tests.desk import picture, soles


@pytest.mark.parametrize(
    "bad",
    [
        {"amount": "50.00"},
        {"amount": soles("0.99")},
        {"amount": soles("10000.01")},
        {"amount": soles("-5")},
        {"amount": soles("NaN")},
        {"amount": soles("1e400")},
        {"amount": soles("5.001")},
        {"amount": {"amount": 5, "currency": "PEN"}},
        {"amount": {"amount": "5.00", "currency": "USD"}},
        {"amount": {"amount": "5.00", "currency": "XXX"}},
        {"method": "bitcoin"},
        {"operation_number": "x" * 61},
        {"operation_number": "???"},
        {"operation_number": "1\x002"},
        {"note": "\ud800"},
        {"proof": "no"},
    ],
)
def test_bad_values_are_named_and_the_grant_stays_free(desk, rosa, ana, bad):
    asked = desk.unlocked(rosa, ana)

    refused = desk.loads(rosa, asked, **bad)

    assert refused.status_code == 422, refused.data
    assert set(refused.data["fields"]) == set(bad)
    assert desk.loads(rosa, asked).status_code == 201


def test_a_proof_is_an_image_or_pdf_of_ones_own(desk, rosa, jorge, ana):
    asked = desk.unlocked(rosa, ana)
    text = picture(rosa, content_type="text/plain")
    coming = picture(rosa, state="pending")

    assert desk.loads(rosa, asked, proof=str(text.id)).status_code == 422
    assert desk.loads(rosa, asked, proof=str(coming.id)).data["code"] == "file_not_ready"
    assert desk.loads(rosa, asked, proof=str(picture(jorge).id)).status_code == 404
    assert desk.loads(rosa, asked, proof=str(uuid4())).status_code == 404
    assert not Recharge.objects.exists()


def test_the_list_narrows_by_state_method_customer_and_day(desk, rosa, jorge, ana):
    mine = desk.loads(rosa, desk.unlocked(rosa, ana)).data
    desk.loads(jorge, desk.unlocked(jorge, ana), method="wallet")

    def found(query):
        return [row["id"] for row in desk.get(ana, f"recharges/?{query}").data["results"]]

    assert len(found("")) == len(found("state=&method=")) == 2
    assert found("method=cash") == found(f"customer={mine['customer']['id']}") == [mine["id"]]
    assert found("state=credited") == found("until=2020-01-01") == []
    assert desk.get(ana, "recharges/?state=lost").status_code == 422
    assert [row["id"] for row in desk.get(rosa, "recharges/").data["results"]] == [mine["id"]]
