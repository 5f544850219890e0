"""Machines and orders of the demo day: heavy machinery between Lima and the quarries."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from chat.queries import conversations_of_customer
from crm.queries.customers import own, visible_to
from field_service.demo.orders import KINDS, MACHINE_KINDS, MACHINES, ORDERS, Told, Wish
from field_service.models import Machine, MachineKind, Order, OrderKind, Skill
from field_service.operations import kinds
from field_service.operations.machines import registering
from field_service.operations.orders import booking, moving, requesting, thread
from field_service.types import OrderForm, Slot, Span
from field_service.types import Told as Said
from hub.accounts.queries import all_people
from hub.kernel.home import start_of, today
from hub.reports.operations import telling

if TYPE_CHECKING:
    from crm.models import Customer
    from hub.accounts.models import User

WHY = "Coordinado con el cliente"


def seed(*, at: datetime) -> None:
    """Say it by the operations of the counter and the field, once."""
    people = {person.username: person for person in all_people()}
    if OrderKind.objects.exists() or not {"carla", "tomas", "teresa"} <= set(people):
        return
    _words(at - timedelta(days=60))
    owners = _owners(people)
    machines = {
        name: _machine(name, fields, owners, people["carla"], at - timedelta(days=40))
        for name, fields in MACHINES.items()
        if fields["owner"] in owners
    }
    for wish in ORDERS:
        if wish.owner in owners:
            _order(wish, owners[wish.owner], machines, people, at)
    telling.rest(at=at)


def _words(at: datetime) -> None:
    for name in MACHINE_KINDS:
        kinds.add_machine_kind(name=name, at=at)
    skills = {row.name: row.id for row in Skill.objects.all()}
    for place, (name, (fields, needed)) in enumerate(KINDS.items()):
        required = [
            {"skill": skills[skill], "hard": hard} for skill, hard in needed if skill in skills
        ]
        said = {"name": name, **fields, "skills": required}
        kinds.add_service_kind(fields=said, at=at + timedelta(minutes=place))


def _owners(people: dict[str, User]) -> dict[str, Customer]:
    """Return the customers by name, and those with a portal by their username."""
    found = {row.name: row for row in visible_to(people["carla"])}
    for username in ("rosa", "jorge"):
        if username in people and (row := own(people[username])) is not None:
            found[username] = row
    return found


def _machine(
    name: str, fields: dict[str, Any], owners: dict[str, Customer], by: User, at: datetime
) -> Machine:
    said = {key: value for key, value in fields.items() if key not in ("owner", "kind")}
    kind = MachineKind.objects.get(name=fields["kind"])
    form = registering.MachineForm(kind_id=kind.id, name=name, **said)
    return registering.register(customer_id=owners[fields["owner"]].id, form=form, by=by, at=at)


def _order(
    wish: Wish,
    owner: Customer,
    machines: dict[str, Machine],
    people: dict[str, User],
    at: datetime,
) -> None:
    asked = at - timedelta(days=wish.ago, hours=2)
    web = conversations_of_customer(owner.id).filter(channel_kind="web").first()
    row = requesting.request(
        customer_id=owner.id,
        form=OrderForm(
            title=wish.title,
            symptom=wish.symptom,
            kind_id=OrderKind.objects.get(name=wish.kind).id,
            machine_id=machines[wish.machine].id if wish.machine else None,
            place=wish.place,
            priority=wish.priority,
            hour_meter=wish.hours,
            source=wish.source,
        ),
        by=people.get(wish.by, people["carla"]),
        at=asked,
        conversation_id=web.id if web is not None else None,
    )
    thread.show(order_id=row.id, at=asked)
    if wish.goes:
        _plan(row, wish, people, at)
    for told in wish.told:
        _take(row, told, people, at)


def _plan(row: Order, wish: Wish, people: dict[str, User], at: datetime) -> None:
    day = start_of(today(at) + timedelta(days=wish.day))
    span = Span(day + timedelta(hours=wish.from_hour), day + timedelta(hours=wish.to_hour))
    when = max(row.created_at + timedelta(minutes=20), min(at, span.start) - timedelta(hours=20))
    version, carla = Order.objects.get(id=row.id).version, people["carla"]
    if wish.goes == "planned":
        booking.schedule(order_id=row.id, version=version, span=span, by=carla, at=when)
    else:
        team = [people[name].id for name in wish.goes.split()]
        try:
            slot = Slot(span=span, technicians=team)
            booking.assign(order_id=row.id, version=version, slot=slot, by=carla, at=when)
        except booking.Doubtful:
            slot = Slot(span=span, technicians=team, overruled=WHY)
            booking.assign(order_id=row.id, version=version, slot=slot, by=carla, at=when)
    thread.show(order_id=row.id, at=when)


def _take(row: Order, told: Told, people: dict[str, User], at: datetime) -> None:
    day = start_of(today(at) + timedelta(days=told.day))
    when = min(day + timedelta(hours=told.hour), at)
    moving.move(
        order_id=row.id,
        step=told.step,
        told=Said(reason=told.reason, happened_at=when),
        by=people[told.by],
        at=when,
    )
    thread.show(order_id=row.id, at=when)
