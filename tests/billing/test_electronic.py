"""How a document stands with the authority: seen, sent again, cancelled there before it is void."""

from datetime import timedelta

import pytest

from billing.models import Submission
from billing.operations import papers, submitting
from billing.operations.submitting import submit_due
from billing.ports.einvoice import Answer
from billing.types.notices import SubmissionState
from hub.kernel import clock
from hub.reports.models import Notification
from tests.billing.authority import Authority
from tests.billing.office import books_are_true
from tests.billing.papers import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def seen(desk, carla):
    return lambda made: desk.get(carla, f"invoices/{made.id}/").data["electronic"]


@pytest.fixture
def accepted(office, authority, connects):
    made = office.issue()
    connects(authority)
    submit_due(at=clock.now())
    return made


def later(hours=1):
    return clock.now() + timedelta(hours=hours)


def test_the_office_sees_how_each_stands(desk, carla, office, authority, connects, seen):
    made = office.issue()
    assert seen(made) == {"state": "none", "said": "", "may_send_again": False}
    connects(authority)
    assert seen(made)["state"] == "pending"
    Authority.says = "rejected"
    submit_due(at=clock.now())
    assert seen(made) == {"state": "rejected", "said": "Dijo rejected", "may_send_again": True}
    good = office.issue()
    Authority.says = "accepted"
    submit_due(at=clock.now())

    for state, wanted in (("rejected", made), ("accepted", good)):
        rows = desk.get(carla, f"invoices/?electronic={state}").data["results"]
        assert [row["id"] for row in rows] == [str(wanted.id)]
    assert desk.get(carla, "invoices/?electronic=pending").data["results"] == []


def test_what_is_rejected_is_told_and_sent_again_as_another_one(
    desk, carla, ana, rosa, admin, office, authority, connects, seen
):
    made = office.issue()
    connects(authority)
    Authority.says = "rejected"
    submit_due(at=clock.now())
    submit_due(at=later(24))
    assert list(Authority.taken.values()) == [1], "nobody sends it again by itself"
    for user in (carla, admin):
        [told] = Notification.objects.filter(user=user, kind="einvoice_rejected")
        assert made.label in told.title and told.link == f"/invoices/{made.id}"

    Authority.says = "accepted"
    path = f"invoices/{made.id}/send-again/"
    assert desk.post(ana, path).status_code == 403 and desk.post(rosa, path).status_code == 404
    assert desk.post(carla, path).data["electronic"]["state"] == "pending"
    assert desk.post(carla, path).data["code"] == "not_rejected"
    submit_due(at=later(25))

    assert seen(made)["state"] == "accepted" and sorted(Authority.taken.values()) == [1, 1]
    assert sorted(Authority.taken) == [str(made.id), f"{made.id}-1"]


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


def test_an_older_word_does_not_overwrite_a_newer_one(office, authority, connects):
    made, at = office.issue(), clock.now()
    connects(authority)
    Authority.silent = True
    submit_due(at=at)
    late = Submission.objects.get()
    submit_due(at=at + timedelta(hours=1))
    assert Submission.objects.get().state == "accepted"

    submitting._keep(late, Answer(state=SubmissionState.UNKNOWN), at + timedelta(hours=2))

    assert Submission.objects.get().state == "accepted"
    assert office.again(made).authority_label == "E001-1"


def test_the_authoritys_number_by_hand_is_on_its_paper(desk, carla, office, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    made = office.issue()
    says_so = "no válida como comprobante electrónico"
    assert says_so in " ".join(text_of(paper_of(made)).split())

    path = f"invoices/{made.id}/authority-number/"
    assert desk.post(carla, path, {"label": "E001-77"}).data["authority_label"] == "E001-77"

    text = " ".join(text_of(paper_of(made)).split())
    assert "E001-77" in text and says_so not in text


def paper_of(made):
    return papers.pdf_of(papers.printed("invoice", made.id), at=clock.now())
