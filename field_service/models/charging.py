"""What work costs, and which rows of an order were billed by which invoice."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from field_service.models.orders import Order, OrderKind
from field_service.types.after import BilledKind, RateFor, RatePer
from hub.kernel.ids import new_id


class ServiceRate(models.Model):
    """What an hour or a visit costs: price and tax are those of an item of the catalogue.

    Without a kind of order it is for all that have none of their own.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    what = models.CharField(max_length=6, choices=RateFor.choices)
    kind = models.ForeignKey(OrderKind, null=True, on_delete=models.CASCADE, related_name="rates")
    item = models.ForeignKey("billing.Item", on_delete=models.PROTECT, related_name="+")
    per = models.CharField(max_length=5, choices=RatePer.choices, default=RatePer.HOUR)
    rounds_to = models.PositiveSmallIntegerField(default=15)  # minutes; a begun one counts
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["what", "kind"], condition=Q(kind__isnull=False), name="rate_of_kind_once"
            ),
            models.UniqueConstraint(
                fields=["what"], condition=Q(kind=None), name="rate_of_all_once"
            ),
            models.CheckConstraint(
                condition=Q(rounds_to__gte=1, rounds_to__lte=60), name="rate_rounds_within_an_hour"
            ),
            models.CheckConstraint(
                condition=Q(per=RatePer.HOUR) | Q(what=RateFor.TRAVEL),
                name="work_costs_by_the_hour",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.item_id}"


class BilledSource(models.Model):
    """That a row of an order stands on an invoice: the database refuses it on a second one.

    A draft that is thrown away takes its row's `invoice` along, and the row counts no more.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="billed")
    kind = models.CharField(max_length=5, choices=BilledKind.choices)
    source = models.CharField(max_length=40)  # the id of the row
    invoice = models.ForeignKey(
        "billing.Invoice", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    released_at = models.DateTimeField(null=True)  # the invoice was voided or taken back
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "source"],
                condition=Q(released_at=None, invoice__isnull=False),
                name="nothing_is_billed_twice",
            ),
        ]
        indexes = [models.Index(fields=["order", "created_at"], name="billed_of_order")]

    def __str__(self) -> str:
        return f"{self.kind} {self.source}"
