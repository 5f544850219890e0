"""What a technician writes at the machine: pictures, findings, a signature; and their day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from billing.serializers.quote_bodies import signature_of as drawing_of
from field_service.models import Findings
from field_service.operations.fieldwork import findings, photos, signing
from field_service.queries import activity
from field_service.queries.field_days import day_of
from field_service.queries.orders import order_for
from field_service.serializers import field_days, fieldwork
from field_service.types import FindingsForm, SignatureForm
from hub.accounts.origin import device_of
from hub.accounts.permissions import allow
from hub.accounts.roles import OFFICE, STAFF, Role
from hub.kernel import clock
from hub.kernel.api import body_of, query_of, refuse_large
from hub.kernel.clock import iso
from hub.kernel.errors import Invalid, NotFound
from hub.kernel.home import start_of, today
from hub.kernel.negotiation import AsItIs

WRITING = allow(*OFFICE, Role.TECHNICIAN)
SHOWING = allow(*OFFICE, Role.TECHNICIAN, Role.CUSTOMER)
EVERYBODY = allow(*STAFF, Role.CUSTOMER)
LARGEST_PHOTO = 15_000_000
LONGEST = timedelta(days=14)


class FieldDayView(APIView):
    """A technician's days."""

    permission_classes = [allow(Role.TECHNICIAN)]

    @extend_schema(parameters=[field_days.DayFilter], responses=field_days.FieldDayShape)
    def get(self, request: Request) -> Response:
        """One's orders from today on for a week, with all that is needed without a connection."""
        asked, now = query_of(field_days.DayFilter, request), clock.now()
        since = asked.get("since") or start_of(today(now))
        until = asked.get("until") or since + timedelta(days=7)
        if not since < until <= since + LONGEST:
            raise Invalid(fields={"until": ["Two weeks at most."]})
        found = day_of(request.user, since=since, until=until)
        jobs = [field_days.job(row, request.user, booking) for row, booking in found]
        return Response({"jobs": jobs, "at": iso(now)})


class JobView(APIView):
    """One order as a technician has it in the hand."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(responses=field_days.JobShape)
    def get(self, request: Request, order_id: UUID) -> Response:
        """With its work: checklists, pictures, findings, signature, and what is missing."""
        return Response(field_days.job(order_for(request.user, order_id), request.user))


class OrderPhotosView(APIView):
    """The pictures of an order."""

    parser_classes = [MultiPartParser]

    def get_permissions(self) -> list[Any]:
        writing = self.request is not None and self.request.method == "POST"
        return [SHOWING() if writing else EVERYBODY()]

    @extend_schema(responses=fieldwork.WorkPhotoShape(many=True))
    def get(self, request: Request, order_id: UUID) -> Response:
        """In the order they were taken; a customer sees those of the work once it is done."""
        row = order_for(request.user, order_id)
        found = activity.photos_for(request.user, row)
        return Response([fieldwork.photo(each, request.user.id) for each in found])

    @extend_schema(request=fieldwork.WorkPhotoBody, responses={201: fieldwork.WorkPhotoShape})
    def post(self, request: Request, order_id: UUID) -> Response:
        """Keep a picture, once for an act; what its camera wrote into it is thrown away.

        A customer shows what they ask for, until the work begins.

        409 `not_at_work`, `too_many_photos`.
        """
        refuse_large(request, largest=LARGEST_PHOTO)
        body = body_of(fieldwork.WorkPhotoBody, request)
        shown = photos.Shown(
            upload=body["file"], tag=body["tag"], item=body["item"], note=body["note"]
        )
        act = fieldwork.act_of(body, at="taken_at")
        made = photos.show(order_id=order_id, shown=shown, act=act, by=request.user, at=clock.now())
        return Response(fieldwork.photo(made, request.user.id), status=201)


class FindingsView(APIView):
    """What was wrong, why, and what was done."""

    def get_permissions(self) -> list[Any]:
        writing = self.request is not None and self.request.method == "PUT"
        return [WRITING() if writing else allow(*STAFF)()]

    @extend_schema(responses=fieldwork.FindingsShape)
    def get(self, request: Request, order_id: UUID) -> Response:
        """As it was written last."""
        row = order_for(request.user, order_id)
        return Response(fieldwork.findings(Findings.objects.filter(order=row).first()))

    @extend_schema(request=fieldwork.FindingsBody, responses=fieldwork.FindingsShape)
    def put(self, request: Request, order_id: UUID) -> Response:
        """Write it; words of an older act change nothing. 409 `not_at_work`."""
        body = body_of(fieldwork.FindingsBody, request)
        day = body.get("next_service_on")
        form = FindingsForm(
            fault=body["fault"],
            cause=body["cause"],
            remedy=body["remedy"],
            next_service_on=day.isoformat() if day else None,
        )
        row = findings.write(
            order_id=order_id,
            form=form,
            act=fieldwork.act_of(body),
            by=request.user,
            at=clock.now(),
        )
        return Response(fieldwork.findings(row))


class OrderSignatureView(APIView):
    """The customer's signature under what was done."""

    def get_permissions(self) -> list[Any]:
        writing = self.request is not None and self.request.method == "POST"
        return [WRITING() if writing else allow(*STAFF)()]

    @extend_schema(responses=fieldwork.SignedShape)
    def get(self, request: Request, order_id: UUID) -> Response:
        """The last one since the work was last taken up."""
        return Response(_signed(request, order_id))

    @extend_schema(request=fieldwork.SignatureBody, responses={201: fieldwork.SignedShape})
    def post(self, request: Request, order_id: UUID) -> Response:
        """Keep a drawing with a name, or why nobody signs; once for an act. 409 `not_at_work`."""
        body = body_of(fieldwork.SignatureBody, request)
        form = SignatureForm(
            name=body["name"],
            document=body["document"],
            absent_reason=body["absent_reason"],
            drawing=drawing_of(body),
            ip=device_of(request).ip,
        )
        act, now = fieldwork.act_of(body), clock.now()
        signing.sign(order_id=order_id, form=form, act=act, by=request.user, at=now)
        return Response(_signed(request, order_id), status=201)


class DrawingView(APIView):
    """The drawing of a signature."""

    permission_classes = [allow(*STAFF)]
    content_negotiation_class = AsItIs

    @extend_schema(responses={(200, "image/png"): OpenApiTypes.BINARY})
    def get(self, request: Request, order_id: UUID) -> HttpResponse:
        """As it was drawn; 404 where nobody signed."""
        row = activity.signature_of(order_for(request.user, order_id))
        if row is None or row.drawing is None:
            raise NotFound
        answer = HttpResponse(bytes(row.drawing), content_type="image/png")
        answer["X-Content-Type-Options"] = "nosniff"
        answer["Cache-Control"] = "private, no-store"
        return answer


def _signed(request: Request, order_id: UUID) -> dict[str, Any]:
    row = order_for(request.user, order_id)
    found = fieldwork.signature(activity.signature_of(row), activity.signed_hash(row))
    return {"signature": found}
