"""The workshop: a dispatcher, a technician, a customer's machine, and what is done to it."""

from datetime import UTC, datetime, timedelta

from crm.models import Customer
from field_service.models import MachineKind, OrderKind, RequiredSkill, Skill
from field_service.operations.machines import registering
from field_service.operations.orders import booking, moving, requesting
from field_service.types import OrderForm, Slot, Span, Told
from hub.kernel import clock

MONDAY = datetime(2026, 11, 23, 14, tzinfo=UTC)  # nine in the morning in Lima


class Shop:
    """Carla's desk of a service shop."""

    def __init__(self, clerk, technician, customer):
        self.clerk, self.technician, self.customer = clerk, technician, customer
        self.kind = OrderKind.objects.create(
            name="Mantenimiento",
            minutes=120,
            finish_minutes=2880,
            needs_signature=False,
            created_at=clock.now(),
        )

    def machine(self, name="Excavadora CAT 320", **more):
        kind, _ = MachineKind.objects.get_or_create(
            name="Excavadora", defaults={"created_at": clock.now()}
        )
        form = registering.MachineForm(kind_id=kind.id, name=name, **more)
        return registering.register(
            customer_id=self.customer.id, form=form, by=self.clerk, at=clock.now()
        )

    def order(self, title="No levanta el brazo", key=None, by=None, **form):
        form.setdefault("place", "Cantera El Milagro")
        form = OrderForm(title=title, kind_id=self.kind.id, **form)
        return requesting.request(
            customer_id=self.customer.id, form=form, by=by or self.clerk, at=clock.now(), key=key
        )

    def assign(self, row, *people, hours=0, lasts=2, overruled=""):
        slot = Slot(
            span=span(hours, lasts),
            technicians=[person.id for person in people or [self.technician]],
            overruled=overruled,
        )
        return booking.assign(
            order_id=row.id, version=again(row).version, slot=slot, by=self.clerk, at=clock.now()
        )

    def move(self, row, step, *, by=None, at=None, **told):
        return moving.move(
            order_id=row.id,
            step=step,
            told=Told(**told),
            by=by or self.technician,
            at=at or clock.now(),
        )

    def asks_for(self, skill, *, hard=False):
        made = Skill.objects.create(name=skill, created_at=clock.now())
        RequiredSkill.objects.create(kind=self.kind, skill=made, hard=hard)
        return made


def span(hours=0, lasts=2):
    start = MONDAY + timedelta(hours=hours)
    return Span(start, start + timedelta(hours=lasts))


def again(row):
    return type(row).objects.get(id=row.id)


def add_customer(name="Constructora Quispe Mamani SAC"):
    now = clock.now()
    return Customer.objects.create(name=name, created_at=now, updated_at=now)
