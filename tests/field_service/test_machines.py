"""What is known of a machine, and how long it has run."""

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from field_service.models import Reading
from field_service.operations.machines import reading, registering
from field_service.operations.orders.requesting import MachineRetired
from field_service.types import MachineState, ReadingSource
from hub.kernel import clock
from hub.kernel.errors import Invalid
from tests.field_service.shop import add_customer, again

pytestmark = pytest.mark.django_db


def read(shop, machine, hours, reason=""):
    return reading.note(
        machine_id=machine.id,
        hours=hours,
        source=ReadingSource.STAFF,
        by=shop.clerk,
        at=clock.now(),
        reason=reason,
    )


def test_an_hour_meter_falls_only_with_a_reason(shop):
    machine = shop.machine()
    read(shop, machine, 1200)

    with pytest.raises(reading.MeterFell) as fell:
        read(shop, machine, 20)
    assert fell.value.fields == {"hour_meter": 1200}
    read(shop, machine, 20, reason="Horómetro nuevo")

    assert again(machine).hour_meter == 20
    assert [row.before for row in machine.readings.order_by("id")] == [0, 1200]


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(some.tuples(some.integers(0, 2000), some.booleans()), max_size=6))
def test_no_reading_falls_silently(shop, told):
    machine, last = shop.machine(), 0
    for hours, explained in told:
        try:
            read(shop, machine, hours, reason="Cambio" if explained else "")
        except reading.MeterFell:
            assert hours < last and not explained
        else:
            assert hours >= last or explained
            last = hours
        assert again(machine).hour_meter == last


def test_a_reading_is_not_changed(shop):
    read(shop, shop.machine(), 1200)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reading.objects.update(hours=1)


def test_a_serial_number_stands_on_one_machine_of_a_kind(shop):
    shop.machine(serial="CAT-0320 ab")
    with pytest.raises(registering.SerialTaken):
        shop.machine(serial="cat0320AB")
    assert shop.machine(serial="") and shop.machine(serial="")


def test_a_component_is_part_of_a_machine_of_the_same_customer(shop):
    machine = shop.machine()
    pump = shop.machine("Bomba hidráulica", parent_id=machine.id)
    assert pump.parent_id == machine.id

    form = registering.MachineForm(kind_id=machine.kind_id, name=machine.name, parent_id=pump.id)
    with pytest.raises(Invalid) as circle:
        registering.change(
            machine_id=machine.id, version=machine.version, form=form, by=shop.clerk, at=clock.now()
        )
    assert "parent" in circle.value.fields

    shop.customer = add_customer("Otra minera SAC")
    with pytest.raises(Invalid):
        shop.machine("Bomba", parent_id=machine.id)


def test_nothing_is_asked_for_a_machine_that_is_no_more(shop):
    machine = shop.machine(place="Almacén")
    registering.put(
        machine_id=machine.id,
        version=machine.version,
        state=MachineState.RETIRED,
        by=shop.clerk,
        at=clock.now(),
    )
    with pytest.raises(MachineRetired):
        shop.order(machine_id=machine.id)


def test_nobody_asks_with_somebody_elses_machine(shop):
    machine = shop.machine()
    shop.customer = add_customer("Otra minera SAC")
    with pytest.raises(Invalid) as refused:
        shop.order(machine_id=machine.id)
    assert "machine" in refused.value.fields
