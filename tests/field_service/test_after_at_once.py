"""Many hands after a job: one invoice, one answer, one question."""

import pytest

from billing.models import Invoice
from tests.crowd import outcomes
from tests.field_service.after import Bills

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_ten_clerks_make_one_invoice(shop, admin):
    bills = Bills(shop, admin)
    bills.costs("labour", "80.00")
    row = bills.done()

    came = outcomes(*[lambda: bills.make(row)] * 10)

    assert came == {"done": 1, "already_billed": 9}
    assert Invoice.objects.count() == 1
