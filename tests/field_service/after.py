"""What follows from a job: rates, done orders, and the hours they took."""

from datetime import timedelta
from decimal import Decimal

from billing.models import Item, Quote, TaxRate
from billing.operations.quotes import answering, drafting, sending
from billing.types import LineInput
from billing.types.quotes import AnsweredBy, QuoteLineInput, Signed
from field_service.models import Order, OrderStep, TimeLog
from field_service.operations.charging import making, rating
from field_service.types import WorkKind
from field_service.types.after import Choice, RateFor, RatePer
from hub.kernel import clock
from tests.field_service.shop import MONDAY, Shop, again


class Bills:
    """A shop whose hours cost something."""

    def __init__(self, shop: Shop, boss):
        self.shop, self.boss = shop, boss

    def costs(self, what, price, *, per="hour", kind=None, rounds_to=15):
        item = self.item(f"{what}-{price}-{per}", price)
        form = rating.RateForm(
            what=RateFor(what),
            item_id=item.id,
            kind_id=kind and kind.id,
            per=RatePer(per),
            rounds_to=rounds_to,
        )
        return rating.put(form=form, by=self.boss, at=clock.now())

    def item(self, code, price):
        now = clock.now()
        tax, _ = TaxRate.objects.get_or_create(
            country="PE", code="igv", defaults={"name": "IGV", "kind": "taxed", "rate": 18}
        )
        return Item.objects.create(
            code=code, kind="service", name=code, unit="h", price_minor=int(Decimal(price) * 100),
            currency="PEN", tax=tax, created_at=now, updated_at=now,
        )  # fmt: skip

    def done(self, *, work=60, travel=0, **form):
        """Return an order somebody worked so many minutes on."""
        row = self.shop.order(**form)
        self.shop.assign(row)
        self.shop.move(row, "start")
        self.shop.move(row, "finish")
        TimeLog.objects.filter(order=row).delete()
        for kind, minutes in ((WorkKind.TRAVEL, travel), (WorkKind.WORK, work)):
            if minutes:
                self.log(row, kind, minutes)
        return again(row)

    def log(self, row, kind, minutes):
        TimeLog.objects.create(
            order=row, technician=self.shop.technician, kind=kind, started_at=MONDAY,
            ended_at=MONDAY + timedelta(minutes=minutes),
        )  # fmt: skip

    def make(self, row, *, by=None, **choice):
        return making.make(
            order_id=row.id, choice=Choice(**choice), by=by or self.shop.clerk, at=clock.now()
        )


def steps_of(row: Order) -> list[str]:
    return list(OrderStep.objects.filter(order=row).order_by("id").values_list("what", flat=True))


def accepted_quote(customer, ana) -> Quote:
    """Return a quote the customer agreed to: a pump, 100 without tax."""
    line = LineInput(
        description="Bomba", quantity=Decimal(1), unit_price=Decimal(100), tax_rate=Decimal(18)
    )
    at = clock.now()
    row = drafting.draft(
        customer_id=customer.id, form=drafting.QuoteForm(lines=[QuoteLineInput(line=line)]),
        by=ana, at=at, ties=drafting.Ties(),
    )  # fmt: skip
    sending.send(quote_id=row.id, by=ana, at=at, tell=False)
    signed = Signed(how=AnsweredBy.ADVISOR, name="Pedro", revision=1, evidence="Por teléfono")
    return answering.accept(quote_id=row.id, signed=signed, by=ana, at=at)
