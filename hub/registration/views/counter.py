"""Registrations as the counter sees them."""

from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts.permissions import allow, demand_proof
from hub.accounts.queries import person_for
from hub.accounts.roles import ANSWERING, COUNTER
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape
from hub.registration import queries, serializers
from hub.registration.models import Link
from hub.registration.operations import corrections, emails, passwords
from hub.registration.operations.corrections import Correction
from hub.registration.operations.links import url_of
from hub.registration.serializers import bodies
from hub.registration.types.documents import document_of


class RegistrationsView(APIView):
    """Everybody who registered, newest first."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(
        parameters=[OpenApiParameter("q", str), OpenApiParameter("unverified", bool)],
        responses=page_shape(serializers.RegistrationShape),
    )
    def get(self, request: Request) -> Response:
        rows = queries.search(
            request.user,
            words=request.query_params.get("q", ""),
            unverified=request.query_params.get("unverified") == "true",
        )
        return page_of(
            rows, request, by=["-created_at", "-user_id"], shape=serializers.registrations
        )


class RegistrationView(APIView):
    """One of them; its document stays masked."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=serializers.RegistrationShape)
    def get(self, request: Request, user_id: UUID) -> Response:
        row = queries.registration_for(request.user, user_id)
        return Response(serializers.registrations([row])[0])

    @extend_schema(request=bodies.CorrectionBody, responses=serializers.RegistrationShape)
    def put(self, request: Request, user_id: UUID) -> Response:
        """Correct document and name, which are checked anew."""
        row = queries.registration_for(request.user, user_id)
        body = body_of(bodies.CorrectionBody, request)
        document = document_of(body["document_type"], body["document_number"])
        wanted = Correction(
            document=document, first_name=body["first_name"], last_name=body["last_name"]
        )
        fixed = corrections.correct(row, wanted, by=request.user, at=clock.now())
        return Response(serializers.registrations([fixed])[0])


class VerifyView(APIView):
    """One of ours saw the document."""

    permission_classes = [allow(*ANSWERING)]

    @extend_schema(request=bodies.VerifyBody, responses=serializers.RegistrationShape)
    def post(self, request: Request, user_id: UUID) -> Response:
        row = queries.registration_for(request.user, user_id)
        note = body_of(bodies.VerifyBody, request)["note"]
        done = corrections.verify(row, by=request.user, note=note, at=clock.now())
        return Response(serializers.registrations([done])[0])


class ShowDocumentView(APIView):
    """The whole number; who asks for it is kept, and 429 for too many."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(request=None, responses=serializers.NumberShape)
    def post(self, request: Request, user_id: UUID) -> Response:
        row = queries.registration_for(request.user, user_id)
        number = corrections.show(row, by=request.user, at=clock.now())
        return Response({"document_number": number}, headers={"Cache-Control": "no-store"})


class DeedsView(APIView):
    """What was done to a registration, newest first."""

    permission_classes = [allow(*COUNTER)]

    @extend_schema(responses=page_shape(serializers.DeedShape))
    def get(self, request: Request, user_id: UUID) -> Response:
        row = queries.registration_for(request.user, user_id)
        return page_of(
            queries.deeds_of(row.user_id),
            request,
            by=["-at", "-id"],
            shape=lambda rows: [serializers.deed(each) for each in rows],
        )


class EmailLinkView(APIView):
    """The link that proves an address, to hand over where no mail server does."""

    permission_classes = [allow(*ANSWERING), demand_proof()]

    @extend_schema(request=None, responses={201: serializers.LinkShape})
    def post(self, request: Request, user_id: UUID) -> Response:
        row = queries.registration_for(request.user, user_id)
        return _handed(emails.hand_out(row.user, by=request.user, at=clock.now()))


class PasswordLinksView(APIView):
    """A link to another password, to hand over: admins for anybody, advisors for customers."""

    permission_classes = [allow(*ANSWERING), demand_proof()]

    @extend_schema(request=bodies.LinkBody, responses={201: serializers.LinkShape})
    def post(self, request: Request) -> Response:
        user = person_for(body_of(bodies.LinkBody, request)["user"])
        return _handed(passwords.hand_out(user, by=request.user, at=clock.now()))


def _handed(link: Link) -> Response:
    answer = Response({"url": url_of(link), "expires_at": clock.iso(link.expires_at)}, status=201)
    answer["Cache-Control"] = "no-store"
    return answer
