"""Coupons: slips that pay part of a bill, and discounts; each use and each step is kept."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from billing.models.catalogue import Item
from billing.models.coupon_rules import Booklet, CouponAward
from billing.models.invoices import Invoice
from billing.models.payments import Payment
from billing.models.quotes import Quote
from billing.types import CouponKind, CouponScope, CouponState
from billing.types.coupons import shown
from hub.kernel.ids import new_id
from hub.kernel.money import Money

S = CouponState
IS_SLIP = Q(
    kind=CouponKind.PAYMENT,
    customer__isnull=False,
    invoice__isnull=False,
    amount_minor__gt=0,
    percent=None,
    limit=1,
)
IS_DISCOUNT = Q(kind=CouponKind.DISCOUNT, invoice=None) & (
    Q(percent__gt=0, percent__lte=100, amount_minor=None) | Q(percent=None, amount_minor__gt=0)
)


class Coupon(models.Model):
    """A code that is worth something until its day: to its customer, or to whoever has it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=8, choices=CouponKind.choices)
    state = models.CharField(max_length=9, choices=S.choices, default=S.ISSUED)
    code = models.CharField(max_length=16)  # bare: `billing.types.coupons`
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of it, which is looked up
    reference = models.CharField(max_length=10, blank=True)  # of a slip, for a bank's window
    customer = models.ForeignKey(
        "crm.Customer", null=True, on_delete=models.PROTECT, related_name="coupons"
    )
    # Whose it was before customers were joined: an undo gives it back there.
    made_for = models.ForeignKey(
        "crm.Customer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    invoice = models.ForeignKey(
        Invoice, null=True, on_delete=models.PROTECT, related_name="coupons"
    )
    conversation = models.ForeignKey(
        "chat.Conversation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    currency = models.CharField(max_length=3)
    amount_minor = models.BigIntegerField(null=True)
    percent = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    min_base_minor = models.BigIntegerField(default=0)
    max_discount_minor = models.BigIntegerField(null=True)
    limit = models.PositiveIntegerField(null=True)
    per_customer = models.PositiveIntegerField(null=True)
    used = models.PositiveIntegerField(default=0)
    stackable = models.BooleanField(default=False)
    scope = models.CharField(max_length=8, choices=CouponScope.choices, default=CouponScope.ANY)
    items = models.ManyToManyField(Item, related_name="+")  # of scope `items`
    starts_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    booklet = models.ForeignKey(
        Booklet, null=True, on_delete=models.PROTECT, related_name="coupons"
    )
    position = models.PositiveSmallIntegerField(null=True)  # in its booklet
    award = models.ForeignKey(
        CouponAward, null=True, on_delete=models.PROTECT, related_name="coupons"
    )
    void_reason = models.CharField(max_length=500, blank=True)
    client_key = models.CharField(max_length=240, null=True, unique=True)
    version = models.PositiveIntegerField(default=0)
    shown_version = models.PositiveIntegerField(default=0)
    told_step = models.BigIntegerField(default=0)  # the last step its customer was told
    # What its customer was sent with it, and since when the channel does not take that.
    receipt = models.ForeignKey(
        "chat.Message", null=True, on_delete=models.PROTECT, related_name="+"
    )
    untold_at = models.DateTimeField(null=True)
    # Nobody where a rule made it.
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=S.values), name="coupon_state_known"),
            models.CheckConstraint(condition=IS_SLIP | IS_DISCOUNT, name="coupon_is_of_its_kind"),
            models.CheckConstraint(
                condition=Q(limit=None) | Q(used__lte=F("limit")),
                name="coupon_is_never_overused",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("starts_at")), name="coupon_ends_after_it_began"
            ),
            models.UniqueConstraint(
                fields=["reference"], condition=~Q(reference=""), name="coupon_reference_once"
            ),
            models.UniqueConstraint(
                fields=["booklet", "position"],
                condition=Q(booklet__isnull=False),
                name="coupon_of_booklet_once",
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="coupon_newest"),
            models.Index(fields=["customer", "-created_at", "-id"], name="coupon_of_customer"),
            models.Index(fields=["created_by", "kind"], name="coupon_of_author"),
            models.Index(
                fields=["invoice"], condition=Q(invoice__isnull=False), name="coupon_of_invoice"
            ),
            models.Index(
                fields=["expires_at"], condition=Q(state=S.ISSUED), name="coupon_running_out"
            ),
            models.Index(
                fields=["updated_at"],
                condition=Q(shown_version__lt=F("version")),
                name="coupon_not_shown",
            ),
            models.Index(
                fields=["untold_at"], condition=Q(untold_at__isnull=False), name="coupon_untold"
            ),
        ]

    def __str__(self) -> str:
        return shown(self.code)

    @property
    def amount(self) -> Money | None:
        return self.money(self.amount_minor)

    def money(self, minor: int | None) -> Money | None:
        """Return minor units as money of its currency."""
        return Money(minor, self.currency) if minor is not None else None

    def stands(self, at: datetime) -> CouponState:
        """Return its state as it is now: what ran out has expired, whoever wrote that down."""
        state = CouponState(self.state)
        return S.EXPIRED if state == S.ISSUED and self.expires_at <= at else state


class CouponUse(models.Model):
    """A coupon was used; append-only, returned by a row that undoes it.

    `nth` counts the uses of a coupon on one document: two at once would both be the same one.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    coupon = models.ForeignKey(Coupon, on_delete=models.PROTECT, related_name="uses")
    # A draft may be thrown away; that it had a coupon stays written.
    invoice = models.ForeignKey(
        Invoice, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    quote = models.ForeignKey(
        Quote, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    payment = models.ForeignKey(Payment, null=True, on_delete=models.PROTECT, related_name="+")
    customer = models.ForeignKey("crm.Customer", on_delete=models.PROTECT, related_name="+")
    nth = models.PositiveIntegerField()
    amount_minor = models.BigIntegerField()
    undoes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="undone_by"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(undoes=None, amount_minor__gt=0)
                | Q(undoes__isnull=False, amount_minor__lt=0),
                name="coupon_use_is_undone_below_zero",
            ),
            models.UniqueConstraint(
                fields=["coupon", "invoice", "nth"],
                condition=Q(undoes=None),
                name="coupon_use_once",
            ),
            models.UniqueConstraint(
                fields=["coupon", "quote", "nth"],
                condition=Q(undoes=None),
                name="coupon_use_once_offered",
            ),
            models.CheckConstraint(
                condition=Q(quote=None) | Q(invoice=None), name="coupon_use_is_on_one_paper"
            ),
        ]
        indexes = [
            models.Index(fields=["invoice"], name="coupon_use_of_invoice"),
            models.Index(fields=["coupon", "customer"], name="coupon_use_of_customer"),
        ]

    def __str__(self) -> str:
        return f"{self.amount_minor}"


class CouponChange(models.Model):
    """One step of a coupon: who did what, when, with which words."""

    coupon = models.ForeignKey(Coupon, on_delete=models.CASCADE, related_name="changes")
    what = models.CharField(max_length=20)
    about = models.CharField(max_length=500, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["coupon", "id"], name="change_of_coupon")]

    def __str__(self) -> str:
        return self.what
