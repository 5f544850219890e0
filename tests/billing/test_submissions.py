"""Electronic invoicing: handed over once, asked after where nobody knows, named when accepted."""

from datetime import timedelta

import pytest

from billing.models import Submission
from billing.operations import papers, submitting
from billing.operations.invoices import closing
from billing.operations.submitting import submit_due
from billing.ports.einvoice import Answer
from billing.types.notices import SubmissionState
from hub.kernel import clock
from hub.kernel.errors import Conflict
from hub.reports.models import Notification
from tests.billing.authority import Authority, authority, connects, later, seen
from tests.billing.papers import text_of

__all__ = ["authority", "connects", "seen"]
pytestmark = pytest.mark.django_db


def test_nothing_is_handed_over_while_nobody_is_connected(office):
    office.issue()
    submit_due(at=clock.now())
    assert not Submission.objects.exists()


def test_what_is_accepted_carries_the_authoritys_number_and_is_not_voided_past_it(
    office, admin, authority, connects
):
    made = office.issue()
    connects(authority)
    submit_due(at=clock.now())
    submit_due(at=clock.now() + timedelta(days=1))

    assert office.again(made).authority_label == "E001-1"
    assert list(Authority.taken.values()) == [1]
    with pytest.raises(Conflict):
        closing.void(invoice_id=made.id, reason="x", by=admin, at=clock.now())


def test_what_nobody_knows_is_asked_after_and_never_sent_twice(office, authority, connects):
    made, at = office.issue(), clock.now()
    connects(authority)
    Authority.silent = True
    submit_due(at=at)
    assert Submission.objects.get().state == "unknown"

    submit_due(at=at + timedelta(hours=1))
    assert Submission.objects.get().state == "accepted"
    assert list(Authority.taken.values()) == [1]
    assert office.again(made).authority_label == "E001-1"


def test_a_service_that_is_away_is_tried_again(office, authority, connects):
    office.issue()
    at = clock.now()
    connects("http://127.0.0.1:9")
    submit_due(at=at)
    row = Submission.objects.get()
    assert (row.state, row.tries) == ("waiting", 1) and row.due_at > at
    connects(authority)
    submit_due(at=at + timedelta(hours=1))
    assert Submission.objects.get().state == "accepted"


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
