"""What customers thought of a job, on the wire."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from crm.serializers import NamedShape
from field_service.models import AfterSettings, Order, OrderSurvey, Review
from field_service.queries import follow_up as queries
from field_service.queries import surveys
from field_service.types import OrderState, Priority
from field_service.types.after import SurveyState, SurveyVia, Verdict
from hub.accounts.queries import card
from hub.accounts.roles import STAFF
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.home import home

if TYPE_CHECKING:
    from hub.accounts.models import User

Shape = serializers.Serializer[Any]
FIELDS = ("asks", "delay_minutes", "low", "callback_days")


class SurveyBody(StrictSerializer):
    """How it was: stars, and words if any."""

    score = serializers.IntegerField(min_value=1, max_value=5)
    comment = serializers.CharField(required=False, allow_blank=True, max_length=2000)


class SurveyShape(Shape):
    """The question after a job; `link` and `told_error` are for staff."""

    state = serializers.ChoiceField(choices=SurveyState.choices)
    score = serializers.IntegerField(allow_null=True)
    comment = serializers.CharField(allow_blank=True)
    via = serializers.ChoiceField(choices=[("", "—"), *SurveyVia.choices], allow_blank=True)
    may_answer = serializers.BooleanField()
    asked_at = serializers.DateTimeField(allow_null=True)
    answered_at = serializers.DateTimeField(allow_null=True)
    changed_at = serializers.DateTimeField(allow_null=True)
    inquiry = NamedShape(allow_null=True, help_text="The query a low score opened.")
    link = serializers.CharField(allow_blank=True)
    told_error = serializers.CharField(allow_blank=True)


class ReviewBody(StrictSerializer):
    """What the office thinks of it; a return says what is to be done again."""

    verdict = serializers.ChoiceField(choices=Verdict.choices)
    note = serializers.CharField(required=False, allow_blank=True, max_length=1000, default="")


class ReviewShape(Shape):
    """What the office thought of it."""

    verdict = serializers.ChoiceField(choices=Verdict.choices)
    note = serializers.CharField(allow_blank=True)
    author = CardShape()
    created_at = serializers.DateTimeField()


class ReturnBody(StrictSerializer):
    """Why somebody goes again; what is left out is as the visit before."""

    reason = serializers.CharField(max_length=500)
    title = serializers.CharField(required=False, allow_blank=True, max_length=120, default="")
    priority = serializers.ChoiceField(choices=Priority.choices, required=False)
    wanted_from_at = serializers.DateTimeField(required=False, allow_null=True, default=None)
    wanted_until_at = serializers.DateTimeField(required=False, allow_null=True, default=None)


class VisitShape(Shape):
    """Another visit for the same."""

    id = serializers.CharField()
    name = serializers.CharField(help_text="OS-000012")
    title = serializers.CharField()
    state = serializers.ChoiceField(choices=OrderState.choices)
    created_at = serializers.DateTimeField()
    done_at = serializers.DateTimeField(allow_null=True)


class AfterOrderShape(Shape):
    """What followed from an order: opinion, review, other visits."""

    survey = SurveyShape(allow_null=True)
    reviews = ReviewShape(many=True, help_text="The latest first; empty for customers.")
    returns = VisitShape(many=True)
    earlier = VisitShape(allow_null=True)
    allowed_transitions = serializers.ListField(
        child=serializers.ChoiceField(choices=list(queries.STEPS))
    )


class AfterSettingsBody(StrictSerializer):
    """How the house follows up; what is left out stays."""

    asks = serializers.BooleanField(required=False)
    delay_minutes = serializers.IntegerField(min_value=0, max_value=20160, required=False)
    low = serializers.IntegerField(min_value=0, max_value=4, required=False)
    callback_days = serializers.IntegerField(min_value=1, max_value=365, required=False)


class AfterSettingsShape(Shape):
    """How the house follows up."""

    asks = serializers.BooleanField()
    delay_minutes = serializers.IntegerField()
    low = serializers.IntegerField(help_text="This score and below opens a query; 0 none does.")
    callback_days = serializers.IntegerField()


def survey(row: OrderSurvey, user: User, at: datetime) -> dict[str, Any]:
    """Return a SurveyShape."""
    ours, inquiry = user.role in STAFF, row.inquiry
    return {
        "state": row.state,
        "score": row.score,
        "comment": row.comment,
        "via": row.via,
        "may_answer": surveys.may_answer(row, at),
        "asked_at": iso(row.asked_at),
        "answered_at": iso(row.answered_at),
        "changed_at": iso(row.changed_at),
        "inquiry": inquiry and {"id": str(inquiry.id), "name": inquiry.subject},
        "link": surveys.link_of(row) if ours and row.score is None else "",
        "told_error": row.told_error if ours else "",
    }


def shown(row: OrderSurvey, at: datetime) -> dict[str, Any]:
    """Return what a link shows to whoever holds it: the job, and what they said."""
    order = row.order
    return {
        "house": home().title,
        "order": order.label,
        "title": order.title,
        "machine": order.machine.name if order.machine is not None else "",
        "done_at": iso(order.done_at),
        "score": row.score,
        "comment": row.comment,
        "may_answer": surveys.may_answer(row, at),
        "answered_at": iso(row.answered_at),
    }


def follow_up(order: Order, user: User, at: datetime) -> dict[str, Any]:
    """Return a AfterOrderShape."""
    row, ours = surveys.of_order(order.id), user.role in STAFF
    return {
        "survey": survey(row, user, at) if row is not None else None,
        "reviews": [review(each) for each in queries.reviews_of(order.id)] if ours else [],
        "returns": [visit(each) for each in queries.returns_of(order.id)],
        "earlier": visit(order.earlier) if order.earlier is not None else None,
        "allowed_transitions": queries.allowed(order, user),
    }


def review(row: Review) -> dict[str, Any]:
    """Return a ReviewShape."""
    return {
        "verdict": row.verdict,
        "note": row.note,
        "author": dict(card(row.author)),
        "created_at": iso(row.created_at),
    }


def visit(row: Order) -> dict[str, Any]:
    """Return a VisitShape."""
    return {
        "id": str(row.id),
        "name": row.label,
        "title": row.title,
        "state": row.state,
        "created_at": iso(row.created_at),
        "done_at": iso(row.done_at),
    }


def settings(row: AfterSettings) -> dict[str, Any]:
    """Return an AfterSettingsShape."""
    return {name: getattr(row, name) for name in FIELDS}
