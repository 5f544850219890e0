"""What the authority accepted is cancelled there before it is void here."""

import pytest

from billing.operations.submitting import submit_due
from hub.kernel import clock
from hub.reports.models import Notification
from tests.billing.authority import Authority, accepted, authority, connects, later, seen
from tests.billing.office import books_are_true

__all__ = ["accepted", "authority", "connects", "seen"]
pytestmark = pytest.mark.django_db


def test_an_accepted_one_is_cancelled_there_and_voided_then(desk, admin, office, accepted, seen):
    Authority.says = "cancelled"
    path = f"invoices/{accepted.id}/void/"
    asked = desk.post(admin, path, {"reason": "Duplicada"})
    assert (asked.data["state"], asked.data["electronic"]["state"]) == ("open", "cancelling")
    assert desk.post(admin, path, {"reason": "otra vez"}).data["code"] == "being_submitted"

    submit_due(at=later())
    submit_due(at=later(24))

    assert Authority.cancels == [str(accepted.id)]
    assert office.again(accepted).state == "void" and seen(accepted)["state"] == "cancelled"
    assert office.again(accepted).closed_reason == "Duplicada" and books_are_true()


def test_a_cancellation_that_is_refused_leaves_it_standing(desk, admin, office, accepted, seen):
    desk.post(admin, f"invoices/{accepted.id}/void/", {"reason": "Duplicada"})
    submit_due(at=later())

    assert office.again(accepted).state == "open"
    assert seen(accepted) == {
        "state": "accepted", "said": "Dijo accepted", "may_send_again": False,
    }  # fmt: skip
    assert Notification.objects.filter(user=admin, kind="einvoice_not_cancelled").count() == 1


def test_a_cancellation_nobody_answers_is_asked_after_and_not_repeated(
    desk, admin, office, accepted
):
    desk.post(admin, f"invoices/{accepted.id}/void/", {"reason": "Duplicada"})
    Authority.silent, Authority.says = True, "cancelled"
    submit_due(at=later())
    assert office.again(accepted).state == "open"
    submit_due(at=later(24))
    assert office.again(accepted).state == "void" and len(Authority.cancels) == 1


def test_one_that_was_paid_before_it_is_cancelled_waits_for_a_person(
    desk, admin, carla, office, accepted, seen
):
    desk.post(admin, f"invoices/{accepted.id}/void/", {"reason": "Duplicada"})
    paid = office.pay(30, on=accepted)
    Authority.says = "cancelled"
    submit_due(at=later())
    assert office.again(accepted).state == "partial" and seen(accepted)["state"] == "cancelled"
    assert Notification.objects.filter(user=admin, kind="einvoice_cancelled_paid").exists()

    [on] = paid.allocations.all()
    assert desk.post(carla, f"allocations/{on.id}/undo/").status_code == 200
    done = desk.post(admin, f"invoices/{accepted.id}/void/", {"reason": "Duplicada"})
    assert done.data["state"] == "void" and books_are_true()


def test_what_is_on_its_way_is_not_voided_and_what_is_void_is_not_sent(
    desk, admin, office, authority, connects
):
    made = office.issue()
    connects(authority)
    Authority.silent = True
    submit_due(at=clock.now())
    refused = desk.post(admin, f"invoices/{made.id}/void/", {"reason": "x"})
    assert (refused.status_code, refused.data["code"]) == (409, "being_submitted")

    connects("http://127.0.0.1:9")
    other = office.issue()
    submit_due(at=clock.now())
    assert desk.post(admin, f"invoices/{other.id}/void/", {"reason": "x"}).data["state"] == "void"
    connects(authority)
    submit_due(at=later(24))
    assert str(other.id) not in Authority.taken
