"""Tells customers how their order stands: each visible step once, in their own channel."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction

from chat.operations import messages
from chat.queries.wishes import wants_nothing_automatic
from chat.types import AUTOMATIC, Draft
from crm.queries.companies import portal_users_of
from field_service.models import Order, OrderNotice, OrderStep
from field_service.operations.fieldwork import carrying
from field_service.operations.orders.wording import WORDS, said
from field_service.queries import notices
from field_service.types import ENDED, topic_of
from hub.accounts.queries import house_bot
from hub.kernel.errors import DomainError
from hub.reports import queries as reports
from hub.reports.operations import facts
from hub.reports.ports.kinds import FactKind
from hub.reports.types import Fact, Road

WEB = "web"
CLOSED = "window_closed"
FRESH = timedelta(minutes=30)  # after that, somebody on their way is no news
TIMED = ("schedule", "assign")
KINDS = {
    "schedule": "order_planned",
    "assign": "order_planned",
    "depart": "order_on_the_way",
    "wait": "order_waits",
    "give-up": "order_waits",
    "finish": "order_done",
    "cancel": "order_cancelled",
    "break-off": "order_cancelled",
}


def _kind(order: int, es: str, en: str, title_es: str, title_en: str) -> FactKind:
    return FactKind(
        label={"es": es, "en": en},
        title={"es": title_es, "en": title_en},
        text={"es": "{es}", "en": "{en}"},
        order=order,
    )


FACTS = {
    "order_planned": _kind(60, "Servicios: fecha y técnico", "Services: date and technician",
                           "Su servicio tiene fecha", "Your service has a date"),
    "order_on_the_way": _kind(61, "Servicios: técnico en camino", "Services: technician on the way",
                              "Su técnico está en camino", "Your technician is on the way"),
    "order_waits": _kind(62, "Servicios: en espera", "Services: on hold",
                         "Su servicio está en espera", "Your service is on hold"),
    "order_done": _kind(63, "Servicios: terminados", "Services: done",
                        "Su servicio está terminado", "Your service is done"),
    "order_cancelled": _kind(64, "Servicios: cancelados", "Services: cancelled",
                             "Su servicio fue cancelado", "Your service was cancelled"),
}  # fmt: skip


def tell(row: Order, *, at: datetime) -> None:
    """Tell the newest visible step of a locked order, unless it was told or is overtaken."""
    step = row.steps.filter(what__in=WORDS).order_by("-id").first()
    if step is None or not _is_news(row, step, at):
        return
    before = OrderNotice.objects.filter(order=row).order_by("-id").first()
    again = _was_timed(row, step)
    text = said(row, step, "es", again=again)
    if before is not None and (before.step_id == step.id or _same(before, step, text)):
        return
    made = OrderNotice(order=row, step=step, text=text, conversation=row.conversation)
    made.created_at = at
    _say(made, at)
    made.save()
    _tell_people(made, english=said(row, step, "en", again=again), at=at)


def tell_again(notice_id: int, *, at: datetime) -> None:
    """Say what found the window closed, once it is open; not what came otherwise or is old."""
    with transaction.atomic():
        # The order first, as everybody does: then nobody waits for each other.
        held = OrderNotice.objects.filter(id=notice_id).values("order")
        row = Order.objects.select_for_update(of=("self",), no_key=True).filter(id__in=held).first()
        made = notices.waiting(at).filter(id=notice_id).first()
        if row is None or made is None:
            return
        newest = OrderNotice.objects.filter(order=row).order_by("-id").first()
        if newest != made or not _stands(row, made.step) or _was_carried(made):
            made.error = "overtaken"
        elif made.message is not None:
            messages.retry(message=made.message, by=house_bot(), at=at)
            made.error = ""
        else:
            _say(made, at)
        made.save(update_fields=["message", "error"])


def _is_news(row: Order, step: OrderStep, at: datetime) -> bool:
    if step.what == "depart" and at - step.happened_at > FRESH:
        return False
    return _stands(row, step)


def _stands(row: Order, step: OrderStep) -> bool:
    done = step.what == "finish" and row.state in ENDED
    return row.state == step.after or done


def _was_timed(row: Order, step: OrderStep) -> bool:
    """Whether another time was told before."""
    if step.what not in TIMED:
        return False
    told = OrderNotice.objects.filter(order=row, step__what__in=TIMED).order_by("-id").first()
    if told is None:
        return False
    when = said(row, told.step, "es", again=False).rpartition(" el ")[2]
    return not told.text.endswith(when)


def _same(before: OrderNotice, step: OrderStep, text: str) -> bool:
    return before.text == text and step.what in TIMED


def _say(made: OrderNotice, at: datetime) -> None:
    """Say it in the thread; a refusal is kept by its name."""
    made.error = _silence(made)
    if made.error or made.conversation is None:
        return
    report = carrying.due(made.order_id) if made.step.what == "finish" else None
    if report is not None:
        _write(made, (carrying.file_of(report, at=at).id,), at)
    if report is not None and made.message is not None:
        carrying.settle(report, carrying.CHANNEL, at=at)
    else:  # a channel that takes no files still hears it
        _write(made, (), at)


def _write(made: OrderNotice, files: tuple[UUID, ...], at: datetime) -> None:
    assert made.conversation is not None
    draft = Draft(
        client_id=uuid5(made.order_id, f"step:{made.step_id}"),
        text=made.text,
        attachments=files,
        card={"type": AUTOMATIC, "why": "order"},
        topic=topic_of(made.order_id),
    )
    try:
        with transaction.atomic():
            sent = messages.send(conversation=made.conversation, draft=draft, by=house_bot(), at=at)
    except DomainError as error:
        made.error = error.code
    else:
        made.message, made.error = sent.message, ""


def _silence(made: OrderNotice) -> str:
    """Return why nothing may be said in the thread, or nothing."""
    identity = made.conversation.identity if made.conversation is not None else None
    if identity is None:
        return "no_conversation"
    if identity.blocked_at is not None or identity.spam_at is not None:
        return "put_aside"
    if wants_nothing_automatic(identity):
        return "opted_out"
    owner = identity.portal_user_id
    wanted = owner is None or reports.is_on(owner, KINDS[made.step.what], Road.CHANNEL)
    return "" if wanted else "preference_off"


def _tell_people(made: OrderNotice, *, english: str, at: datetime) -> None:
    """Tell whose it is in the portal; what their own channel said is not said there again."""
    thread = made.conversation
    here = thread.identity.portal_user_id if thread is not None and thread.identity else None
    said_there = made.message is not None and thread is not None and thread.channel_kind != WEB
    for owner in sorted(portal_users_of(made.order.customer)):
        fact = Fact(
            kind=KINDS[made.step.what],
            key=_key(made),
            link=f"/portal/services/{made.order_id}",
            values={"es": made.text, "en": english},
            said=said_there and owner == here,
        )
        facts.tell(owner, fact, at=at)


def _was_carried(made: OrderNotice) -> bool:
    """Whether another way to the same channel has it, by a template maybe."""
    identity = made.conversation.identity if made.conversation is not None else None
    owner: UUID | None = identity.portal_user_id if identity is not None else None
    return owner is not None and reports.is_carried(owner, _key(made))


def _key(made: OrderNotice) -> str:
    return f"order:{made.order_id}:{made.step_id}"
