"""Quotes: the list, one of them, what they come to, their papers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.operations.quotes import drafting, papers
from billing.queries import quotes as queries
from billing.queries.coupons import reductions_on
from billing.serializers import lines
from billing.serializers import quote_bodies as bodies
from billing.serializers import quotes as shapes
from billing.types import Reduction, priced
from chat.queries import conversation_for
from hub.accounts.permissions import allow
from hub.accounts.roles import ANSWERING, COUNTER, Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape, query_of
from hub.kernel.errors import Invalid, NotFound
from hub.kernel.home import home, today
from hub.kernel.idempotency import idempotent
from hub.kernel.negotiation import AsItIs

CUSTOMERS_AND_COUNTER = allow(*COUNTER, Role.CUSTOMER)


class QuotesView(APIView):
    """All quotes one may see, and a new one."""

    def get_permissions(self) -> list[Any]:
        making = self.request is not None and self.request.method == "POST"
        return [allow(*ANSWERING)() if making else CUSTOMERS_AND_COUNTER()]

    @extend_schema(parameters=[bodies.QuoteFilter], responses=page_shape(shapes.OfferedQuoteShape))
    def get(self, request: Request) -> Response:
        """Newest first; a customer sees what they were sent."""
        rows = queries.with_people(queries.visible_to(request.user))
        asked = query_of(bodies.QuoteFilter, request)
        return page_of(
            queries.narrowed(rows, asked, today(clock.now())),
            request,
            by=("-created_at", "-id"),
            shape=lambda found: [shapes.quote(row, request.user) for row in found],
        )

    @extend_schema(request=bodies.NewQuote, responses={201: shapes.QuoteDetailShape})
    @idempotent
    def post(self, request: Request) -> Response:
        """Write a draft; 422 `customer_inactive` for whom nothing new is begun."""
        body = body_of(bodies.NewQuote, request)
        try:
            row = drafting.draft(
                customer_id=body["customer"],
                form=bodies.form_of(body),
                by=request.user,
                at=clock.now(),
                ties=_ties(request, body),
            )
        except NotFound:
            raise Invalid(fields={"customer": ["There is no such customer."]}) from None
        return Response(_whole(request, row.id), status=201)


class PriceView(APIView):
    """What lines come to, worked out as in every document."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=bodies.PriceBody, responses=lines.PricedShape)
    def post(self, request: Request) -> Response:
        """Nothing is stored."""
        body, currency = body_of(bodies.PriceBody, request), home().currency
        sums = priced(
            [lines.given(each).line for each in body["lines"]],
            currency,
            includes_tax=body.get("includes_tax", False),
            discount=bodies.discount_of(body),
            reductions=_held(request, body),
        )
        return Response(lines.priced(sums, currency))


class QuoteView(APIView):
    """One quote."""

    permission_classes = [CUSTOMERS_AND_COUNTER]

    @extend_schema(responses=shapes.QuoteDetailShape)
    def get(self, request: Request, quote_id: UUID) -> Response:
        return Response(_whole(request, quote_id))

    @extend_schema(request=bodies.QuotePatch, responses=shapes.QuoteDetailShape)
    def patch(self, request: Request, quote_id: UUID) -> Response:
        """Change a draft; `changed` when somebody did since it was looked at."""
        row = queries.quote_for(request.user, quote_id)
        body = body_of(bodies.QuotePatch, request)
        drafting.change(
            quote_id=quote_id,
            version=body["version"],
            form=bodies.form_of(body, drafting.form_of(row)),
            by=request.user,
            at=clock.now(),
        )
        return self.get(request, quote_id)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, quote_id: UUID) -> Response:
        """Throw a draft away that was never sent."""
        drafting.discard(quote_id=quote_id, by=request.user, at=clock.now())
        return Response(status=204)


class QuotePaperView(APIView):
    """A revision as PDF."""

    permission_classes = [CUSTOMERS_AND_COUNTER]
    content_negotiation_class = AsItIs

    @extend_schema(
        parameters=[bodies.PaperAsked], responses={(200, "application/pdf"): OpenApiTypes.BINARY}
    )
    def get(self, request: Request, quote_id: UUID) -> HttpResponse:
        """The same bytes for the same revision, whenever it is asked for."""
        row = queries.quote_for(request.user, quote_id)
        number = query_of(bodies.PaperAsked, request).get("revision")
        revision = queries.revision_of(row, number)
        answer = HttpResponse(papers.pdf_of(revision), content_type="application/pdf")
        name = content_disposition_header(False, papers.name_of(revision))
        answer["Content-Disposition"] = name or "inline"
        answer["X-Content-Type-Options"] = "nosniff"
        answer["Cache-Control"] = "private, no-store"
        return answer


class SignatureView(APIView):
    """The drawing under an accepted quote."""

    permission_classes = [CUSTOMERS_AND_COUNTER]
    content_negotiation_class = AsItIs

    @extend_schema(responses={(200, "image/png"): OpenApiTypes.BINARY})
    def get(self, request: Request, quote_id: UUID) -> HttpResponse:
        drawn = queries.signature_for(request.user, quote_id)
        answer = HttpResponse(drawn, content_type="image/png")
        answer["X-Content-Type-Options"] = "nosniff"
        answer["Cache-Control"] = "private, no-store"
        return answer


def _ties(request: Request, body: dict[str, Any]) -> drafting.Ties:
    place = body.get("conversation")
    try:
        thread = conversation_for(request.user, place) if place else None
    except NotFound:
        raise Invalid(fields={"conversation": ["There is no such conversation."]}) from None
    return drafting.Ties(opportunity_id=body.get("opportunity"), conversation=thread)


def _held(request: Request, body: dict[str, Any]) -> list[Reduction]:
    if "quote" not in body:
        return []
    return reductions_on(queries.quote_for(request.user, body["quote"]))


def _whole(request: Request, quote_id: UUID) -> dict[str, Any]:
    return shapes.detail(queries.quote_for(request.user, quote_id), request.user)
