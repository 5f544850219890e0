"""One's own registration, address and consents."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts.origin import device_of
from hub.accounts.permissions import allow
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape
from hub.registration import queries, serializers
from hub.registration.operations import consents, corrections, emails
from hub.registration.operations.corrections import Correction
from hub.registration.serializers import bodies
from hub.registration.types import Sender
from hub.registration.types.documents import document_of


class MyRegistrationView(APIView):
    """What one registered with, and what of it is verified."""

    permission_classes = [allow(Role.CUSTOMER)]

    @extend_schema(responses=serializers.RegistrationShape)
    def get(self, request: Request) -> Response:
        row = queries.registration_for(request.user, request.user.id)
        return Response(serializers.registrations([row], whole=True)[0])

    @extend_schema(request=bodies.CorrectionBody, responses=serializers.RegistrationShape)
    def put(self, request: Request) -> Response:
        """Correct it while it is not verified; 409 `verified_already`, `document_taken`."""
        row = queries.registration_for(request.user, request.user.id)
        body = body_of(bodies.CorrectionBody, request)
        document = document_of(body["document_type"], body["document_number"])
        wanted = Correction(
            document=document, first_name=body["first_name"], last_name=body["last_name"]
        )
        fixed = corrections.correct(row, wanted, by=request.user, at=clock.now())
        return Response(serializers.registrations([fixed], whole=True)[0])


class MyEmailView(APIView):
    """One's own address."""

    permission_classes = [allow()]

    @extend_schema(request=bodies.EmailBody, responses={204: None})
    def put(self, request: Request) -> Response:
        """Another address, to be proven anew."""
        body = body_of(bodies.EmailBody, request)
        emails.change(
            request.user, email=body["email"], password=body["current_password"], at=clock.now()
        )
        return Response(status=204)


class EmailVerificationView(APIView):
    """Another link to prove one's address."""

    permission_classes = [allow()]

    @extend_schema(request=None, responses={204: None})
    def post(self, request: Request) -> Response:
        """409 `email_proven`."""
        emails.ask(request.user, at=clock.now())
        return Response(status=204)


class MyConsentsView(APIView):
    """What one agreed to, newest first, and changing one's mind."""

    permission_classes = [allow(Role.CUSTOMER)]

    @extend_schema(responses=page_shape(serializers.ConsentShape))
    def get(self, request: Request) -> Response:
        return page_of(
            queries.consent_rows(request.user.id),
            request,
            by=["-at", "-id"],
            shape=lambda rows: [serializers.consent(row) for row in rows],
        )

    @extend_schema(request=bodies.ConsentBody, responses={204: None})
    def post(self, request: Request) -> Response:
        """409 `consent_required` for what there is no account without."""
        body = body_of(bodies.ConsentBody, request)
        device = device_of(request)
        consents.change(
            request.user,
            purpose=body["purpose"],
            given=body["given"],
            sender=Sender(
                ip=device.ip,
                user_agent=device.user_agent,
                language=request.user.language,
                at=clock.now(),
            ),
        )
        return Response(status=204)
