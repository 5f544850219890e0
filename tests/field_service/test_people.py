"""Who can be sent: their skills, their shifts, and when they are away."""

from datetime import date, timedelta

import pytest

from field_service.models import Absence, HeldSkill, Shift
from field_service.operations.orders import booking
from field_service.types import OrderState
from hub.kernel import clock
from hub.kernel.errors import Invalid
from tests.field_service.shop import MONDAY, again

pytestmark = pytest.mark.django_db


def holds(person, skill, until=None):
    HeldSkill.objects.create(technician=person, skill=skill, expires_on=until)


def test_a_skill_that_lacks_is_overruled_with_a_reason(shop):
    row = shop.order()
    shop.asks_for("Hidráulica")
    with pytest.raises(booking.Doubtful) as doubt:
        shop.assign(row)
    assert doubt.value.fields["doubts"] == {"no_skill": ["Hidráulica"]}

    shop.assign(row, overruled="Va con Teresa")

    assert again(row).state == OrderState.ASSIGNED
    assert row.bookings.get().overruled == "Va con Teresa"


def test_a_licence_is_not_overruled(shop):
    row = shop.order()
    licence = shop.asks_for("Licencia de grúa", hard=True)
    holds(shop.technician, licence, until=date(2026, 11, 22))  # the day before
    with pytest.raises(booking.Unskilled) as refused:
        shop.assign(row, overruled="Solo esta vez")
    assert refused.value.fields["skills"] == ["Licencia de grúa"]

    HeldSkill.objects.update(expires_on=date(2026, 11, 23))

    assert shop.assign(row).state == OrderState.ASSIGNED


def test_nobody_is_sent_who_is_away(shop):
    row = shop.order()
    Absence.objects.create(
        technician=shop.technician,
        kind="sick",
        starts_at=MONDAY + timedelta(minutes=90),
        ends_at=MONDAY + timedelta(days=2),
        created_by=shop.clerk,
        created_at=clock.now(),
    )
    with pytest.raises(booking.Absent):
        shop.assign(row, overruled="Ya está mejor")
    assert not row.bookings.exists()


def test_a_shift_is_over_at_its_end(shop):
    row = shop.order()
    Shift.objects.create(technician=shop.technician, weekday=0, starts=480, ends=720)
    Shift.objects.create(technician=shop.technician, weekday=0, starts=720, ends=780)

    with pytest.raises(booking.Doubtful) as doubt:
        shop.assign(row, lasts=5)  # nine to two
    assert list(doubt.value.fields["doubts"]) == ["outside_shift"]

    assert shop.assign(row, lasts=4).state == OrderState.ASSIGNED


def test_only_technicians_are_sent(shop, ana):
    row = shop.order()
    for people in ([ana], [shop.technician, ana]):
        with pytest.raises(Invalid) as refused:
            shop.assign(row, *people)
        assert "technicians" in refused.value.fields


def test_work_done_sooner_frees_the_rest(shop):
    row, other = shop.order(), shop.order(title="Cambio de aceite")
    shop.assign(row, lasts=4)
    shop.move(row, "start", at=MONDAY)
    shop.move(row, "finish", at=MONDAY + timedelta(hours=1))

    assert shop.assign(other, hours=1).state == OrderState.ASSIGNED
