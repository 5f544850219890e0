"""A line of the bank that was taken for the wrong customer's money is put right."""

import pytest

from billing.models import BankLine, Payment
from billing.operations import reconciling
from billing.operations.payments import undoing
from hub.kernel import clock
from hub.kernel.errors import Conflict
from tests.billing.office import add_customer, books_are_true
from tests.billing.test_bank import took_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", ["00012345", ""])
def test_a_line_of_the_wrong_customer_becomes_the_right_ones(office, carla, admin, number):
    took_in(carla)
    line = BankLine.objects.get(operation_number="00012345")
    BankLine.objects.filter(id=line.id).update(operation_number=number)
    right = add_customer("Minera Sur SAC", "20600000016")

    def record(customer):
        at = clock.now()
        return reconciling.record(line_id=line.id, customer_id=customer.id, by=carla, at=at)

    wrong = record(office.customer).payment
    reconciling.reopen(line_id=line.id, by=carla, at=clock.now())
    with pytest.raises(Conflict):
        record(right)  # the first one's stands: that would be twice the money
    undoing.reverse(payment_id=wrong.id, reason="De otro cliente", by=None, at=clock.now())
    found = record(right)

    assert (found.payment.customer, found.payment.state) == (right, "confirmed")
    assert Payment.objects.filter(state="confirmed").count() == 1 and books_are_true()
