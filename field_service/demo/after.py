"""What followed from done orders: rates, an invoice, a good opinion and a bad one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from billing.operations.invoices import issuing
from billing.queries.catalogue import by_codes
from field_service.models import Order, OrderSurvey, ServiceRate
from field_service.operations.charging import following as money
from field_service.operations.charging import making, rating
from field_service.operations.orders import returning
from field_service.operations.surveys import answering, asking, following
from field_service.types import OrderState
from field_service.types.after import Choice, RateFor, RatePer, SurveyVia, Verdict
from hub.accounts.queries import all_people

if TYPE_CHECKING:
    from hub.accounts.models import User

RATES = (
    (RateFor.LABOUR, "HT-MEC", RatePer.HOUR),
    (RateFor.TRAVEL, "TRAS-LIM", RatePer.VISIT),
)
GLAD = "Llegaron a la hora y dejaron todo limpio. Muy buen trabajo."
SORRY = "Quedó trabajando, pero volvió a bajar solo al día siguiente."


def seed(*, at: datetime) -> None:
    """Say what work costs, bill the first done order, and let two customers speak."""
    people = {person.username: person for person in all_people()}
    if ServiceRate.objects.exists() or "carla" not in people:
        return
    known = by_codes([code for _, code, _ in RATES])
    for what, code, per in RATES:
        if (item := known.get(code.lower())) is not None:
            form = rating.RateForm(what=what, item_id=item.id, per=per)
            rating.put(form=form, by=people["admin"], at=at)
    done = Order.objects.filter(state=OrderState.DONE).order_by("done_at")
    theirs = done.filter(customer__portal_user=people["rosa"]).first()
    other = next((row for row in done if row != theirs), None)
    if other is not None:
        _bill(other, people["carla"], at)
        _say(other, 5, GLAD, SurveyVia.LINK)
    if theirs is not None:
        _say(theirs, 2, SORRY, SurveyVia.PORTAL)


def _bill(order: Order, carla: User, at: datetime) -> None:
    """Look at what was done, and send the bill where there is something to bill."""
    returning.review(
        order_id=order.id, verdict=Verdict.OK, note="Fotos completas.", by=carla, at=at
    )
    try:
        made = making.make(order_id=order.id, choice=Choice(), by=carla, at=at)
    except making.NothingToBill:
        return
    issuing.issue(invoice_id=made.id, by=carla, at=at)
    money.follow(order_id=order.id, at=at)


def _say(order: Order, score: int, comment: str, via: SurveyVia) -> None:
    assert order.done_at is not None
    later = order.done_at + timedelta(hours=3)
    asking.plan(order_id=order.id, at=later)
    row = OrderSurvey.objects.filter(order=order).first()
    if row is not None:
        answering.answer(survey_id=row.id, score=score, comment=comment, via=via, at=later)
        following.follow(survey_id=row.id, at=later)
