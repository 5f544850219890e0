"""Electronic invoicing: handed over once, asked after where nobody knows, named when accepted."""

from datetime import timedelta

import pytest

from billing.models import Submission
from billing.operations.invoices import closing
from billing.operations.submitting import submit_due
from hub.kernel import clock
from hub.kernel.errors import Conflict
from tests.billing.authority import Authority

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
