"""What the house sells, at which price for whom, and the taxes on it."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from billing.types import ItemKind, TaxKind
from hub.kernel.ids import new_id
from hub.kernel.money import Money


class TaxRate(models.Model):
    """A tax of the house's country, as lines of documents carry it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    country = models.CharField(max_length=2)
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=TaxKind.choices)
    rate = models.DecimalField(max_digits=7, decimal_places=4)  # per cent
    position = models.PositiveSmallIntegerField(default=0)  # the usual one first

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["country", "code"], name="tax_rate_once"),
            models.CheckConstraint(
                condition=Q(rate__gte=0, rate__lte=100), name="tax_rate_is_per_cent"
            ),
            models.CheckConstraint(
                condition=Q(kind=TaxKind.TAXED) | Q(rate=Decimal(0)), name="untaxed_has_no_rate"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Item(models.Model):
    """A service or part the house sells; its price stands without tax."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=30)
    kind = models.CharField(max_length=8, choices=ItemKind.choices)
    name = models.CharField(max_length=120)
    description = models.CharField(max_length=500, blank=True)
    unit = models.CharField(max_length=20, blank=True)
    price_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    tax = models.ForeignKey(TaxRate, on_delete=models.PROTECT, related_name="+")
    is_active = models.BooleanField(default=True)  # offered now
    archived_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("code"), name="item_code_once"),
            models.CheckConstraint(condition=Q(price_minor__gte=0), name="item_price_not_negative"),
            models.CheckConstraint(condition=Q(kind__in=ItemKind.values), name="item_is_of_a_kind"),
        ]
        indexes = [
            models.Index(fields=["name", "id"], name="item_by_name"),
            models.Index(fields=["code"], name="item_by_code"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def price(self) -> Money:
        return Money(self.price_minor, self.currency)


class ItemPrice(models.Model):
    """What an item costs customers of a category instead."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="prices")
    # A category nobody has any more takes its price list along.
    category = models.ForeignKey("crm.Category", on_delete=models.CASCADE, related_name="+")
    price_minor = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "category"], name="price_of_category_once"),
            models.CheckConstraint(
                condition=Q(price_minor__gte=0), name="category_price_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.category_id}"
