"""Requests for parts: what is missing, who was asked, what was bought and came."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q

from field_service.models.orders import Order
from field_service.models.parts import QUANTITY, Location, Part
from field_service.models.suppliers import Supplier, SupplierContact
from field_service.types import (
    OfferState,
    PurchaseSource,
    PurchaseState,
    SupplierMailKind,
    SupplierMailState,
)
from hub.kernel.ids import new_id

DIGITS = 6
WHO = settings.AUTH_USER_MODEL


class PartsRequest(models.Model):
    """Parts that are missing, on their way from the wish to the shelf."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.PositiveIntegerField(unique=True)
    purchase_number = models.PositiveIntegerField(null=True, unique=True)  # once it is bought
    source = models.CharField(max_length=10, choices=PurchaseSource.choices)
    state = models.CharField(
        max_length=18, choices=PurchaseState.choices, default=PurchaseState.REQUESTED
    )
    state_since = models.DateTimeField()
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="+")
    supplier = models.ForeignKey(
        Supplier, null=True, on_delete=models.PROTECT, related_name="purchases"
    )
    needed_on = models.DateField(null=True)
    note = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=500, blank=True)  # of the last step that needs one
    currency = models.CharField(max_length=3)
    total_minor = models.BigIntegerField(null=True)
    ordered_at = models.DateTimeField(null=True)
    promised_on = models.DateField(null=True)  # as it was ordered; lateness is measured by it
    eta_on = models.DateField(null=True)  # as it is expected now
    carrier = models.CharField(max_length=80, blank=True)
    tracking = models.CharField(max_length=80, blank=True)
    received_at = models.DateTimeField(null=True)
    late_told_on = models.DateField(null=True)  # the day of arrival that was told to have passed
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(WHO, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=PurchaseState.values), name="parts_request_state_known"
            ),
            models.CheckConstraint(
                condition=Q(purchase_number=None)
                | Q(supplier__isnull=False, ordered_at__isnull=False, total_minor__gte=0),
                name="what_is_bought_has_a_seller",
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="parts_request_newest"),
            models.Index(fields=["state", "-created_at"], name="parts_request_by_state"),
            models.Index(fields=["supplier", "-created_at"], name="parts_request_of_seller"),
            models.Index(
                fields=["eta_on"], condition=Q(eta_on__isnull=False), name="parts_request_by_eta"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Its number as people write it."""
        return f"SR-{self.number:0{DIGITS}d}"

    @property
    def purchase_label(self) -> str:
        """Its number as a purchase; empty before that."""
        return f"OC-{self.purchase_number:0{DIGITS}d}" if self.purchase_number else ""


class PurchaseLine(models.Model):
    """So many of a part, and how many of them came."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(PartsRequest, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="purchase_lines")
    quantity = models.DecimalField(**QUANTITY)
    received = models.DecimalField(**QUANTITY, default=0)
    unit_minor = models.BigIntegerField(null=True)  # what one costs, once it is bought
    order = models.ForeignKey(
        Order, null=True, on_delete=models.PROTECT, related_name="awaited_parts"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "position"], name="purchase_line_once"),
            models.CheckConstraint(
                condition=Q(quantity__gt=0, received__gte=0), name="purchase_line_of_something"
            ),
            models.CheckConstraint(
                condition=Q(unit_minor=None) | Q(unit_minor__gte=0), name="purchase_line_costs"
            ),
        ]
        indexes = [models.Index(fields=["part"], name="purchase_line_of_part")]

    def __str__(self) -> str:
        return f"{self.quantity}"

    @property
    def missing(self) -> Decimal:
        """How many have not come."""
        return max(self.quantity - self.received, Decimal(0))


class PartsRequestStep(models.Model):
    """One step of a request; the database refuses to change or remove it."""

    request = models.ForeignKey(PartsRequest, on_delete=models.PROTECT, related_name="steps")
    what = models.CharField(max_length=20)
    before = models.CharField(max_length=18, blank=True)
    after = models.CharField(max_length=18)
    reason = models.CharField(max_length=500, blank=True)
    supplier = models.ForeignKey(Supplier, null=True, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(WHO, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["request", "id"], name="parts_step_of_request")]

    def __str__(self) -> str:
        return self.what


class Offer(models.Model):
    """A supplier who was asked for a request, and what they said."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(PartsRequest, on_delete=models.PROTECT, related_name="offers")
    supplier = models.ForeignKey(Supplier, on_delete=models.PROTECT, related_name="offers")
    contact = models.ForeignKey(
        SupplierContact, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=8, choices=OfferState.choices, default=OfferState.ASKED)
    days = models.PositiveSmallIntegerField(null=True)  # until delivery
    note = models.CharField(max_length=500, blank=True)
    total_minor = models.BigIntegerField(null=True)
    by_link = models.BooleanField(default=False)  # they answered themselves
    channel_error = models.CharField(max_length=40, blank=True)  # why the thread refused, a code
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "supplier"], name="supplier_asked_once"),
            models.UniqueConstraint(
                fields=["request"], condition=Q(state=OfferState.CHOSEN), name="one_offer_chosen"
            ),
            models.CheckConstraint(
                condition=Q(state__in=OfferState.values), name="offer_state_known"
            ),
        ]

    def __str__(self) -> str:
        return self.state


class OfferLine(models.Model):
    """What a supplier asks for one of a line; nothing where they cannot supply it."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="lines")
    line = models.ForeignKey(PurchaseLine, on_delete=models.PROTECT, related_name="+")
    unit_minor = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["offer", "line"], name="offer_line_once"),
            models.CheckConstraint(
                condition=Q(unit_minor=None) | Q(unit_minor__gte=0), name="offer_line_costs"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_minor}"


class SupplierMail(models.Model):
    """A mail to a supplier: the row first, then the server.

    Its words and its link are made as it is handed over: no key of a link lies in the database.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="mails")
    kind = models.CharField(max_length=8, choices=SupplierMailKind.choices)
    to = models.EmailField()
    state = models.CharField(
        max_length=7, choices=SupplierMailState.choices, default=SupplierMailState.QUEUED
    )
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=200, blank=True)
    message_id = models.CharField(max_length=200, blank=True)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    author = models.ForeignKey(WHO, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(tries__gte=0) & Q(state__in=SupplierMailState.values),
                name="supplier_mail_state_known",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(state__in=["queued", "sending"]),
                name="supplier_mail_due",
            ),
        ]

    def __str__(self) -> str:
        return self.to
