"""Money in Django's admin: to look at, never to touch."""

from typing import Any, ClassVar

from django.contrib import admin

from billing.models import (
    Account,
    Allocation,
    Booklet,
    Charge,
    Checkout,
    Claim,
    Coupon,
    CouponAward,
    CouponChange,
    CouponRule,
    CouponUse,
    CreditNote,
    CreditNoteLine,
    Entry,
    GatewayAccount,
    GatewayEvent,
    GatewayRefund,
    Invoice,
    InvoiceChange,
    InvoiceLine,
    InvoiceNotice,
    Item,
    ItemPrice,
    Mailed,
    Payment,
    PayPicture,
    PayPlace,
    PeriodLock,
    Posting,
    ProofLikeness,
    ProofPrint,
    Quote,
    QuoteAnswer,
    QuoteLine,
    QuoteRevision,
    QuoteStep,
    Recharge,
    RechargeChange,
    Refund,
    Series,
    StoredPdf,
    Submission,
    TaxRate,
    WriteOff,
)
from hub.kernel.admin import ReadOnly


@admin.register(Account)
class AccountAdmin(ReadOnly):
    list_display = ("kind", "customer", "currency", "balance", "updated_at")
    list_filter = ("kind", "currency")
    list_select_related = ("customer",)


class PostingInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Posting
    extra = 0
    can_delete = False


@admin.register(Entry)
class EntryAdmin(ReadOnly):
    list_display = ("created_at", "kind", "source_type", "source_id", "description", "author")
    list_filter = ("kind",)
    list_select_related = ("author",)
    inlines: ClassVar[list[Any]] = [PostingInline]


@admin.register(Posting)
class PostingAdmin(ReadOnly):
    list_display = ("id", "entry", "account", "amount", "balance_after")
    list_select_related = ("entry", "account")


@admin.register(Recharge)
class RechargeAdmin(ReadOnly):
    list_display = ("created_at", "customer", "amount_minor", "currency", "method", "state")
    list_filter = ("state", "method")
    list_select_related = ("customer",)
    search_fields = ("operation_number", "customer__name")


@admin.register(RechargeChange)
class RechargeChangeAdmin(ReadOnly):
    list_display = ("created_at", "recharge", "field", "old", "new", "author")
    list_select_related = ("recharge", "author")


@admin.register(ProofPrint)
class ProofPrintAdmin(ReadOnly):
    list_display = ("recharge", "band_a", "band_b", "band_c", "band_d")
    fields = ("recharge", "band_a", "band_b", "band_c", "band_d")
    list_select_related = ("recharge",)


@admin.register(ProofLikeness)
class ProofLikenessAdmin(ReadOnly):
    list_display = ("recharge", "other", "distance")
    list_select_related = ("recharge", "other")


@admin.register(PayPlace)
class PayPlaceAdmin(ReadOnly):
    list_display = ("position", "kind", "name", "number", "holder", "currency", "active")
    list_filter = ("kind", "active")


@admin.register(PayPicture)
class PayPictureAdmin(ReadOnly):
    list_display = ("place", "version")
    fields = ("place", "version")
    list_select_related = ("place",)


@admin.register(GatewayAccount)
class GatewayAccountAdmin(ReadOnly):
    list_display = ("name", "active", "known_as", "live", "heard_at", "last_error")
    exclude = ("credentials", "key")


@admin.register(GatewayEvent)
class GatewayEventAdmin(ReadOnly):
    list_display = ("received_at", "account", "topic", "charge_id", "state", "error")
    list_filter = ("state",)
    list_select_related = ("account",)
    search_fields = ("charge_id",)


@admin.register(Checkout)
class CheckoutAdmin(ReadOnly):
    list_display = ("created_at", "payment", "account", "last_status", "error")
    list_select_related = ("payment", "account")


@admin.register(GatewayRefund)
class GatewayRefundAdmin(ReadOnly):
    list_display = ("created_at", "refund", "done_at", "failed_at", "tries", "error")
    list_select_related = ("refund",)


class InvoiceLineInline(admin.TabularInline):  # type: ignore[type-arg]
    model = InvoiceLine
    extra = 0
    can_delete = False


class CreditNoteLineInline(admin.TabularInline):  # type: ignore[type-arg]
    model = CreditNoteLine
    extra = 0
    can_delete = False


@admin.register(Invoice)
class InvoiceAdmin(ReadOnly):
    list_display = ("label", "customer", "issue_on", "due_on", "total_minor", "balance_minor")
    list_filter = ("state", "kind")
    list_select_related = ("customer",)
    search_fields = ("label", "customer__name")
    inlines: ClassVar[list[Any]] = [InvoiceLineInline]


@admin.register(CreditNote)
class CreditNoteAdmin(ReadOnly):
    list_display = ("label", "customer", "invoice", "issue_on", "total_minor", "state")
    list_filter = ("state", "reason")
    list_select_related = ("customer", "invoice")
    search_fields = ("label", "customer__name")
    inlines: ClassVar[list[Any]] = [CreditNoteLineInline]


@admin.register(InvoiceLine)
class InvoiceLineAdmin(ReadOnly):
    list_display = ("invoice", "position", "description", "quantity", "total_minor")
    list_select_related = ("invoice",)


@admin.register(CreditNoteLine)
class CreditNoteLineAdmin(ReadOnly):
    list_display = ("credit_note", "position", "description", "quantity", "total_minor")
    list_select_related = ("credit_note",)


@admin.register(InvoiceChange)
class InvoiceChangeAdmin(ReadOnly):
    list_display = ("created_at", "invoice", "what", "about", "author")
    list_select_related = ("invoice", "author")


@admin.register(WriteOff)
class WriteOffAdmin(ReadOnly):
    list_display = ("created_at", "invoice", "amount_minor", "reason", "author", "recovered_at")
    list_select_related = ("invoice", "author")


@admin.register(Payment)
class PaymentAdmin(ReadOnly):
    list_display = ("created_at", "customer", "amount_minor", "currency", "method", "state")
    list_filter = ("state", "method")
    list_select_related = ("customer",)
    search_fields = ("operation_number", "customer__name")


@admin.register(Allocation)
class AllocationAdmin(ReadOnly):
    list_display = ("created_at", "payment", "credit_note", "invoice", "amount_minor", "author")
    list_select_related = ("payment", "credit_note", "invoice", "author")


@admin.register(Refund)
class RefundAdmin(ReadOnly):
    list_display = ("created_at", "amount_minor", "currency", "method", "asked_by", "approved_by")
    list_select_related = ("asked_by", "approved_by")


@admin.register(Series)
class SeriesAdmin(ReadOnly):
    list_display = ("code", "kind", "first_number", "last_number", "valid_until", "is_default")
    list_filter = ("kind",)


@admin.register(PeriodLock)
class PeriodLockAdmin(ReadOnly):
    list_display = ("created_at", "until", "reason", "author")
    list_select_related = ("author",)


@admin.register(Claim)
class ClaimAdmin(ReadOnly):
    list_display = ("kind", "value", "source_type", "source_id")
    list_filter = ("kind",)


@admin.register(StoredPdf)
class StoredPdfAdmin(ReadOnly):
    list_display = ("created_at", "kind", "subject_id", "edition", "sha256", "size")
    list_filter = ("kind",)


@admin.register(Mailed)
class MailedAdmin(ReadOnly):
    list_display = ("created_at", "kind", "label", "to", "state", "tries", "sent_at")
    list_filter = ("state", "kind")
    search_fields = ("label", "to")


@admin.register(Item)
class ItemAdmin(ReadOnly):
    list_display = ("code", "name", "kind", "price_minor", "currency", "is_active")
    list_filter = ("kind", "is_active")
    search_fields = ("code", "name")


@admin.register(ItemPrice)
class ItemPriceAdmin(ReadOnly):
    list_display = ("item", "category", "price_minor")
    list_select_related = ("item", "category")


@admin.register(TaxRate)
class TaxRateAdmin(ReadOnly):
    list_display = ("name", "country", "kind", "rate")
    list_filter = ("country",)


@admin.register(Quote)
class QuoteAdmin(ReadOnly):
    list_display = ("created_at", "number", "revision", "customer", "total_minor", "state")
    list_filter = ("state",)
    list_select_related = ("customer",)
    search_fields = ("number", "customer__name")


@admin.register(QuoteLine)
class QuoteLineAdmin(ReadOnly):
    list_display = ("quote", "position", "description", "quantity", "total_minor")
    list_select_related = ("quote",)


@admin.register(QuoteRevision)
class QuoteRevisionAdmin(ReadOnly):
    list_display = ("label", "number", "total_minor", "sent_at", "sent_by")
    list_select_related = ("sent_by",)
    exclude = ("pdf",)


@admin.register(QuoteAnswer)
class QuoteAnswerAdmin(ReadOnly):
    list_display = ("quote", "how", "name", "at")
    list_select_related = ("quote",)
    exclude = ("signature",)


@admin.register(QuoteStep)
class QuoteStepAdmin(ReadOnly):
    list_display = ("created_at", "quote", "what", "revision", "author")
    list_select_related = ("quote", "author")


@admin.register(Coupon)
class CouponAdmin(ReadOnly):
    list_display = ("created_at", "kind", "customer", "state", "used", "limit", "expires_at")
    list_filter = ("kind", "state")
    list_select_related = ("customer",)
    search_fields = ("reference", "customer__name")


@admin.register(CouponUse)
class CouponUseAdmin(ReadOnly):
    list_display = ("created_at", "coupon", "customer", "amount_minor", "author")
    list_select_related = ("coupon", "customer", "author")


@admin.register(CouponChange)
class CouponChangeAdmin(ReadOnly):
    list_display = ("created_at", "coupon", "what", "about", "author")
    list_select_related = ("coupon", "author")


@admin.register(CouponRule)
class CouponRuleAdmin(ReadOnly):
    list_display = ("name", "event", "percent", "amount_minor", "days", "count", "is_on")
    list_filter = ("event", "is_on")


@admin.register(CouponAward)
class CouponAwardAdmin(ReadOnly):
    list_display = ("created_at", "rule", "customer", "source_id")
    list_select_related = ("rule", "customer")


@admin.register(Booklet)
class BookletAdmin(ReadOnly):
    list_display = ("created_at", "name", "customer", "created_by")
    list_select_related = ("customer", "created_by")


@admin.register(InvoiceNotice)
class InvoiceNoticeAdmin(ReadOnly):
    list_display = ("created_at", "invoice", "notice_state", "error", "cost", "asked_by")
    list_filter = ("notice_state",)
    list_select_related = ("invoice", "asked_by")


@admin.register(Charge)
class ChargeAdmin(ReadOnly):
    list_display = ("created_at", "customer", "notice_state", "error", "asked_by", "settled_at")
    list_filter = ("notice_state",)
    list_select_related = ("customer", "asked_by")


@admin.register(Submission)
class SubmissionAdmin(ReadOnly):
    list_display = ("created_at", "invoice", "state", "answer", "tries", "due_at")
    list_filter = ("state",)
    list_select_related = ("invoice",)
