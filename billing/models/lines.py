"""What every line of a document has: as it was filled in, and what it came to."""

from decimal import Decimal
from typing import Any, Self

from django.db import models

from billing.models.catalogue import Item
from billing.types import ItemKind, LineInput, PricedLine, TaxKind
from hub.kernel.ids import new_id


class LineFields(models.Model):
    """A line of a quote, an invoice or a credit note; amounts are minor units of the document."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    position = models.PositiveSmallIntegerField()
    # What of the catalogue it began as; it may say something else by now.
    item = models.ForeignKey(Item, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=ItemKind.choices, default=ItemKind.SERVICE)
    description = models.CharField(max_length=500)
    unit = models.CharField(max_length=20, blank=True)
    quantity = models.DecimalField(max_digits=14, decimal_places=4)
    unit_price = models.DecimalField(max_digits=20, decimal_places=6)
    discount_percent = models.DecimalField(max_digits=7, decimal_places=4, default=Decimal(0))
    tax_kind = models.CharField(max_length=10, choices=TaxKind.choices, default=TaxKind.TAXED)
    tax_rate = models.DecimalField(max_digits=7, decimal_places=4, default=Decimal(0))
    discount_minor = models.BigIntegerField(default=0)
    net_minor = models.BigIntegerField()
    tax_minor = models.BigIntegerField()
    total_minor = models.BigIntegerField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.description

    @classmethod
    def of(cls, priced: PricedLine, position: int, **more: Any) -> Self:
        """Return an unsaved row of what the arithmetic found."""
        line = priced.line
        return cls(
            position=position,
            item_id=line.item,
            kind=line.kind,
            description=line.description.strip(),
            unit=line.unit,
            quantity=line.quantity,
            unit_price=line.unit_price,
            discount_percent=line.discount_percent,
            tax_kind=line.tax_kind,
            tax_rate=line.tax_rate,
            discount_minor=priced.discount,
            net_minor=priced.net,
            tax_minor=priced.tax,
            total_minor=priced.total,
            **more,
        )

    def as_input(self) -> LineInput:
        """Return what was filled in, to be worked out again."""
        return LineInput(
            description=self.description,
            quantity=self.quantity,
            unit_price=self.unit_price,
            kind=ItemKind(self.kind),
            discount_percent=self.discount_percent,
            tax_rate=self.tax_rate,
            tax_kind=TaxKind(self.tax_kind),
            unit=self.unit,
            item=self.item_id,
        )


class Sums(models.Model):
    """What a document comes to, in minor units of its currency."""

    currency = models.CharField(max_length=3)
    includes_tax = models.BooleanField(default=False)  # the prices of its lines
    # Taken off the whole document; `discount_minor` is this and what the lines take off.
    extra_discount_minor = models.BigIntegerField(default=0)
    discount_minor = models.BigIntegerField(default=0)
    net_minor = models.BigIntegerField(default=0)
    tax_minor = models.BigIntegerField(default=0)
    total_minor = models.BigIntegerField(default=0)

    class Meta:
        abstract = True
