"""Whose document is this?"""

import pytest

from hub.registration.models import LookedUp, Registration
from hub.registration.tasks import check_again


def test_a_name_is_shown_so_that_only_its_owner_knows_it(visitor, names):
    answer = visitor.look_up("45678912")

    assert answer.status_code == 200
    assert answer.json() == {"name": "ROS***** M***** Q***** M*****", "verified": True}


def test_the_service_is_asked_once_and_what_it_said_is_kept_unreadable(visitor, names):
    visitor.look_up("45678912")
    visitor.look_up("4567 8912")
    visitor.register()

    assert len(names.log(account="identity")) == 1
    row = LookedUp.objects.extra(select={"raw": "answer"}).values_list("digest", "raw").get()
    assert "45678912" not in str(row)
    assert "QUISPE" not in str(row)


@pytest.mark.parametrize(
    ("type", "number"),
    [
        ("RUC", "20512333798"),
        ("RUC", "99512333797"),
        ("DNI", "101174103"),
        ("DNI", "1234"),
        ("NIT", "2131234322"),
    ],
)
def test_a_wrong_check_digit_never_reaches_the_service(visitor, names, type, number):
    answer = visitor.look_up(number, type)

    assert answer.status_code == 422
    assert "document_number" in answer.json()["fields"]
    assert names.log(account="identity") == []


def test_a_document_nobody_has_is_not_found(visitor, names):
    assert visitor.look_up("11223344").status_code == 404


@pytest.mark.parametrize(
    "fault",
    [{"status": 500}, {"status": 429}, {"status": 401}, {"then": "drop"}, {"then": "garbage"}],
)
def test_a_service_that_is_down_leaves_the_form_to_be_filled_by_hand(visitor, names, fault):
    names.ctl(account="identity", times=2, **fault)

    assert visitor.look_up("45678912").status_code == 503
    assert visitor.register().status_code == 201
    row = Registration.objects.get()
    assert (row.outcome, row.is_verified) == ("unavailable", False)


def test_who_registered_meanwhile_is_checked_when_it_is_back(visitor, names):
    names.ctl(account="identity", status=503)
    visitor.register()
    row = Registration.objects.get()
    Registration.objects.update(checked_at=row.checked_at.replace(year=row.checked_at.year - 1))

    check_again()

    assert Registration.objects.get().is_verified


@pytest.mark.parametrize("type", ["CC", "NIT"])
def test_documents_the_service_does_not_know_are_left_to_the_form(visitor, names, type):
    number = {"CC": "1020304050", "NIT": "213.123.432-1"}[type]

    assert visitor.look_up(number, type).status_code == 503


def test_nobody_asks_for_a_whole_town(visitor, names):
    answers = [visitor.look_up("45678912").status_code for _ in range(11)]

    assert answers == [200] * 10 + [429]
    assert visitor.look_up("45678912").headers["Retry-After"]


def test_the_form_learns_what_can_be_looked_up(visitor, names):
    ways = visitor.get("/api/v1/auth/ways/").json()

    assert {each["key"]: each["lookup"] for each in ways["document_types"]} == {
        "DNI": True,
        "RUC": True,
        "CC": False,
        "NIT": False,
    }
    required = {each["purpose"]: each["required"] for each in ways["consents"]}
    assert required == {"service": True, "marketing": False}


def test_a_text_can_be_read_as_it_was_shown(visitor):
    text = visitor.get("/api/v1/consents/service/2026-11-01/?language=en").json()

    assert text["body"].startswith("I authorise")
    assert visitor.get("/api/v1/consents/service/1999-01-01/").status_code == 404
