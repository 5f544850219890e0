"""What callers may ask and send around recharges: days, types, pages."""

import base64

import pytest

from tests.desk import soles


def test_any_day_narrows_the_list(desk, rosa, ana):
    desk.loads(rosa, desk.unlocked(rosa, ana))

    days = {"until=9999-12-31": 1, "since=0001-01-01": 1, "until=0001-01-01": 0}
    for asked, found in days.items():
        rows = desk.get(ana, f"recharges/?{asked}")
        assert (rows.status_code, len(rows.data["results"])) == (200, found), asked
    assert desk.get(ana, "recharges/?since=9999-12-31").data["results"] == []


@pytest.mark.parametrize("field", ["operation_number", "note", "proof"])
def test_a_number_is_no_text(desk, rosa, ana, field):
    asked = desk.unlocked(rosa, ana)

    for wrong in (5, 1.5, True):
        refused = desk.loads(rosa, asked, **{field: wrong})
        assert (refused.status_code, list(refused.data["fields"])) == (422, [field]), wrong


def test_a_page_of_movements_does_not_count_them(desk, rosa, ana, luis):
    for _ in range(2):
        made = desk.loads(rosa, desk.unlocked(rosa, ana)).data
        desk.post(luis, f"recharges/{made['id']}/approve/")

    newest = desk.get(rosa, "me/transactions/?limit=1").data
    rest = desk.get(rosa, f"me/transactions/?limit=1&cursor={newest['next']}").data

    assert [page["results"][0]["balance_after"] for page in (newest, rest)] == [
        soles("100.00"),
        soles("50.00"),
    ]
    assert rest["next"] is None
    assert b'"n"' not in base64.urlsafe_b64decode(newest["next"])
