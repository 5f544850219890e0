"""The demo day's machines and orders, made by the operations of the house."""

import pytest

from crm.models import Customer
from crm.operations import customers
from field_service.demo import service
from field_service.demo.orders import MACHINES
from field_service.models import Booking, Machine, Order
from hub.kernel import clock
from tests.field_service.shop import add_customer

pytestmark = pytest.mark.django_db


def test_orders_stand_in_every_state(carla, ana, tomas, teresa, rosa, jorge):
    at = clock.now()
    for user in (rosa, jorge):
        customers.of_user(user, at=at)
    known = set(Customer.objects.values_list("name", flat=True))
    for fields in MACHINES.values():
        if fields["owner"] not in ("rosa", "jorge", *known):
            known.add(add_customer(fields["owner"]).name)

    service.seed(at=at)
    service.seed(at=at)

    assert Machine.objects.count() == len(MACHINES)
    states = set(Order.objects.values_list("state", flat=True))
    field = {"assigned", "en_route", "in_progress", "waiting_parts", "cannot_complete"}
    assert states >= field | {"requested", "scheduled", "done", "closed", "cancelled"}
    assert Booking.objects.filter(released_at=None, technician=teresa).count() >= 4
