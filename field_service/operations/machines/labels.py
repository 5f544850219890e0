"""Labels of machines: what a label opens, and what somebody asks by it without signing in."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.db import transaction

from chat.operations import words
from chat.queries.files import sent_by_link
from chat.types import Kind
from field_service.models import LabelRequest, Machine, MachineLabel, Order, Photo
from field_service.operations.orders import calling, requesting
from field_service.queries import labels as queries
from field_service.queries.machines import visible_to
from field_service.serializers.label_page import AskForm
from field_service.types import MachineState, OrderForm, OrderSource, PhotoTag
from hub.accounts.queries import house_bot
from hub.kernel import phones, public_links
from hub.kernel.errors import Invalid, NotFound, RateLimited
from hub.kernel.link_files import file_behind
from hub.kernel.public_links import Act, LinkKind, Visit

if TYPE_CHECKING:
    from chat.models import Attachment
    from hub.accounts.models import User

MOST_A_DAY = 10  # requests by one label
DAY = timedelta(days=1)
LONGEST_SYMPTOM = 1500


def put_on(*, machine_id: UUID, by: User, at: datetime, anew: bool = False) -> MachineLabel:
    """Return the label of a machine, made where it has none; `anew` takes the old one back.

    Raises NotFound.
    """
    with transaction.atomic():
        row = visible_to(by).select_for_update(of=("self",), no_key=True).filter(id=machine_id)
        machine = row.first()
        if machine is None:
            raise NotFound
        known = MachineLabel.objects.filter(machine=machine, revoked_at=None).first()
        if known is not None and not anew:
            return known
        take_back(machine, at=at)
        made = MachineLabel.objects.create(machine=machine, created_by=by, created_at=at)
        public_links.stand(queries.KIND, made.id, at=at)
    return made


def take_back(machine: Machine, *, at: datetime) -> None:
    """Let no label of a machine open anything any more."""
    for label in MachineLabel.objects.filter(machine=machine, revoked_at=None):
        public_links.revoke(queries.KIND, label.id, at=at)
        label.revoked_at = at
        label.save(update_fields=["revoked_at"])


def show(visit: Visit) -> dict[str, Any]:
    """Return what the page of a label shows: the machine, and nothing of whose it is."""
    label = queries.label_behind(visit.link.subject)
    machine = label.machine
    mine = visit.user is not None and visible_to(visit.user).filter(id=machine.id).exists()
    return {
        "name": machine.name,
        "kind": machine.kind.name,
        "maker": machine.maker,
        "model": machine.model,
        "is_retired": machine.state == MachineState.RETIRED,
        "machine": str(machine.id) if mine else None,
        "role": visit.user.role if mine else None,
    }


def ask(visit: Visit, body: dict[str, Any]) -> dict[str, Any]:
    """Ask for somebody at the machine, as whoever stands before it.

    Raises Invalid (`name`, `phone`, `symptom`, `photo`), MachineRetired, RateLimited.
    """
    label = queries.label_behind(visit.link.subject)
    _refuse_hurry(label, visit.at)
    name, phone, symptom = _said(body)
    kept = _picture(visit, body.get("photo"))
    form = OrderForm(
        title=symptom.splitlines()[0][:120],
        symptom=f"{symptom}\n\n{name} · {phone}",
        machine_id=label.machine_id,
        place=label.machine.place or label.machine.name,
        source=OrderSource.LABEL,
    )
    made = requesting.open_at(
        machine=label.machine, form=form, by=house_bot(), at=visit.at, key=f"label:{uuid4()}"
    )
    LabelRequest.objects.create(
        order=made, label=label, name=name, phone=phone, created_at=visit.at
    )
    if kept is not None:
        _show(made, kept, visit.at)
    calling.tell_asked(made, name, at=visit.at)
    return {"number": made.label}


def _picture(visit: Visit, handle: str | None) -> Attachment | None:
    if not handle:
        return None
    kept = sent_by_link(file_behind(visit.link, handle, field="photo"))
    if kept.kind != Kind.IMAGE:
        raise Invalid(fields={"photo": ["A picture."]})
    return kept


def _show(made: Order, kept: Attachment, at: datetime) -> None:
    """Lay the picture among those of the order, where who goes looks."""
    Photo.objects.create(
        order=made,
        file=kept,
        tag=PhotoTag.OTHER,
        act_id=uuid4(),
        author=house_bot(),
        taken_at=at,
        created_at=at,
    )


def _said(body: dict[str, Any]) -> tuple[str, str, str]:
    name, symptom = words.line(body["name"], 120), words.text(body["symptom"])[:LONGEST_SYMPTOM]
    phone = phones.e164(body["phone"])
    wrong = {
        "name": ["What is your name?"] if not name else None,
        "phone": ["No such phone."] if not phone else None,
        "symptom": ["What is wrong with it?"] if not symptom.strip() else None,
    }
    if fields := {key: why for key, why in wrong.items() if why}:
        raise Invalid(fields=fields)
    return name, phone, symptom.strip()


def _refuse_hurry(label: MachineLabel, at: datetime) -> None:
    # One after the other, so that ten who ask at once are counted.
    MachineLabel.objects.select_for_update().get(id=label.id)
    recent = LabelRequest.objects.filter(label=label, created_at__gt=at - DAY)
    if recent.count() >= MOST_A_DAY:
        raise RateLimited(retry_after=3600)


PAGE = LinkKind(show=show, acts={"ask": Act(run=ask, body=AskForm, keyed=True)}, files=True)
