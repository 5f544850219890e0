"""Quotes on the wire, each as its caller may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from billing.models import Quote, QuoteAnswer, QuoteRevision, QuoteStep
from billing.queries import quotes as queries
from billing.serializers.invoices import taxes
from billing.serializers.lines import LineShape, TaxSumShape, line, plain
from billing.types.quotes import AnsweredBy, QuoteState
from crm.serializers import NamedShape
from hub.accounts.queries import card
from hub.accounts.roles import COUNTER
from hub.accounts.serializers import CardShape
from hub.kernel import clock
from hub.kernel.clock import iso
from hub.kernel.home import today
from hub.kernel.money import Money
from hub.kernel.money_fields import MoneyShape

if TYPE_CHECKING:
    from hub.accounts.models import User


class OfferedQuoteShape(serializers.Serializer[Any]):
    """A quote as a list shows it."""

    id = serializers.CharField()
    number = serializers.CharField(allow_blank=True, help_text="Empty before it is first sent.")
    revision = serializers.IntegerField()
    title = serializers.CharField(allow_blank=True)
    state = serializers.ChoiceField(choices=QuoteState.choices)
    allowed_transitions = serializers.ListField(
        child=serializers.ChoiceField(choices=list(queries.STEPS))
    )
    customer = NamedShape()
    opportunity = NamedShape(allow_null=True)
    conversation = serializers.CharField(allow_null=True)
    invoice = NamedShape(allow_null=True)
    total = MoneyShape()
    valid_until = serializers.DateField()
    author = CardShape(allow_null=True)
    told = serializers.BooleanField(help_text="In the customer's own channel.")
    told_error = serializers.CharField(allow_blank=True, help_text="Why they were not told there.")
    version = serializers.IntegerField(help_text="Given back with every change.")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    sent_at = serializers.DateTimeField(allow_null=True)
    decided_at = serializers.DateTimeField(allow_null=True)


class RevisionShape(serializers.Serializer[Any]):
    """A revision as it was sent; its paper is at `pdf/?revision=`."""

    number = serializers.IntegerField()
    label = serializers.CharField()  # type: ignore[assignment]
    total = MoneyShape()
    valid_until = serializers.DateField()
    sent_at = serializers.DateTimeField()
    hash = serializers.CharField()


class AnswerShape(serializers.Serializer[Any]):
    """That a customer agreed."""

    how = serializers.ChoiceField(choices=AnsweredBy.choices)
    name = serializers.CharField()
    document = serializers.CharField(allow_blank=True)
    signed = serializers.BooleanField(help_text="There is a drawing, at `signature/`.")
    evidence = serializers.CharField(allow_blank=True)
    file = serializers.CharField(allow_null=True)
    revision = serializers.IntegerField()
    at = serializers.DateTimeField()


class QuoteStepShape(serializers.Serializer[Any]):
    """What was done."""

    what = serializers.CharField()
    revision = serializers.IntegerField()
    about = serializers.CharField(allow_blank=True)
    author = CardShape(allow_null=True)
    created_at = serializers.DateTimeField()


class QuoteDetailShape(OfferedQuoteShape):
    """A quote with all it says and went through."""

    lines = LineShape(many=True)
    includes_tax = serializers.BooleanField()
    extra_discount = MoneyShape()
    discount = MoneyShape()
    net = MoneyShape()
    tax = MoneyShape()
    taxes = TaxSumShape(many=True)
    note = serializers.CharField(allow_blank=True)
    terms = serializers.CharField(allow_blank=True)
    prepayment_percent = serializers.CharField(allow_blank=True)
    reason = serializers.CharField(allow_blank=True)
    revisions = RevisionShape(many=True)
    answer = AnswerShape(allow_null=True)
    history = QuoteStepShape(many=True)


class ConvertedShape(serializers.Serializer[Any]):
    """The invoice that was drafted."""

    invoice = serializers.CharField()
    quote = QuoteDetailShape()


class MadeLinkShape(serializers.Serializer[Any]):
    """An address that opens the quote; nobody is ever shown it again."""

    link = serializers.CharField()


def quote(row: Quote, user: User) -> dict[str, Any]:
    """Return a quote from `queries.with_people` with what this person may do to it."""
    now, ours = today(clock.now()), user.role in COUNTER
    deal, invoice = row.opportunity, row.invoice
    return {
        "id": str(row.id),
        "number": row.label,
        "revision": row.revision,
        "title": row.title,
        "state": row.state_on(now),
        "allowed_transitions": queries.allowed(row, user, now),
        "customer": {"id": str(row.customer_id), "name": row.customer.name},
        "opportunity": {"id": str(deal.id), "name": deal.title} if deal and ours else None,
        "conversation": str(row.conversation_id) if row.conversation_id else None,
        "invoice": {"id": str(invoice.id), "name": invoice.label} if invoice and ours else None,
        "total": row.total.as_json(),
        "valid_until": row.valid_until.isoformat(),
        "author": card(row.created_by) if ours else None,
        "told": row.told_message_id is not None,
        "told_error": row.told_error if ours else "",
        "version": row.version,
        "created_at": iso(row.created_at),
        "updated_at": iso(row.updated_at),
        "sent_at": iso(row.sent_at),
        "decided_at": iso(row.decided_at),
    }


def detail(row: Quote, user: User) -> dict[str, Any]:
    """Return a quote with lines, sums, revisions, its answer and history."""
    lines, ours = list(row.lines.order_by("position")), user.role in COUNTER
    answer = QuoteAnswer.objects.select_related("revision").filter(quote=row).first()
    steps = row.steps.select_related("author").order_by("id") if ours else ()
    revisions = row.revisions.defer("pdf", "snapshot").order_by("number")
    return {
        **quote(row, user),
        "lines": [line(each, row.currency) for each in lines],
        "includes_tax": row.includes_tax,
        "extra_discount": Money(row.extra_discount_minor, row.currency).as_json(),
        **sums(row),
        "taxes": taxes(lines, row.currency),
        "note": row.note,
        "terms": row.terms,
        "prepayment_percent": plain(row.prepayment_percent) if row.prepayment_percent else "",
        "reason": row.reason,
        "revisions": [revision(each) for each in revisions],
        "answer": _answer(answer, ours=ours) if answer is not None else None,
        "history": [_step(each) for each in steps],
    }


def sums(row: Quote) -> dict[str, Any]:
    """Return what a quote comes to, but its total."""
    return {
        name: Money(getattr(row, f"{name}_minor"), row.currency).as_json()
        for name in ("discount", "net", "tax")
    }


def revision(row: QuoteRevision) -> dict[str, Any]:
    """Return a revision."""
    return {
        "number": row.number,
        "label": row.label,
        "total": Money(row.total_minor, row.currency).as_json(),
        "valid_until": row.valid_until.isoformat(),
        "sent_at": iso(row.sent_at),
        "hash": row.hash,
    }


def _answer(row: QuoteAnswer, *, ours: bool) -> dict[str, Any]:
    return {
        "how": row.how,
        "name": row.name,
        "document": row.document,
        "signed": row.signature is not None,
        "evidence": row.evidence if ours else "",
        "file": str(row.file_id) if row.file_id and ours else None,
        "revision": row.revision.number,
        "at": iso(row.at),
    }


def _step(row: QuoteStep) -> dict[str, Any]:
    return {
        "what": row.what,
        "revision": row.revision,
        "about": row.about,
        "author": card(row.author) if row.author is not None else None,
        "created_at": iso(row.created_at),
    }
