"""The doors nobody is signed in at: registering, looking up, lost passwords, links."""

from typing import Any

from django.conf import settings
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts.operations import sessions
from hub.accounts.origin import device_of, refuse_foreign
from hub.accounts.permissions import allow_anyone
from hub.accounts.serializers import SignInShape
from hub.accounts.views.sign_in import COOKIE, signed_in
from hub.kernel import clock
from hub.kernel.api import body_of
from hub.kernel.errors import NotFound
from hub.registration import serializers
from hub.registration.operations import emails, identity, passwords, registering
from hub.registration.operations.registering import Form
from hub.registration.serializers import bodies
from hub.registration.types import Sender
from hub.registration.types.consents import CURRENT, text_of
from hub.registration.types.documents import document_of
from hub.registration.types.naming import masked

LANGUAGE = OpenApiParameter("language", str, enum=serializers.LANGUAGES)


class Open(APIView):
    """A door for everybody."""

    authentication_classes: list[type[Any]] = []
    permission_classes = [allow_anyone]


class RegisterView(Open):
    """A new customer, signed in at once."""

    @extend_schema(request=bodies.RegisterBody, responses={201: SignInShape})
    def post(self, request: Request) -> Response:
        """409 `document_taken`; 422 without the consent that is required."""
        if COOKIE in request.COOKIES:
            refuse_foreign(request)
        device, at = device_of(request), clock.now()
        body = body_of(bodies.RegisterBody, request)
        registering.refuse_hurry(device.ip)
        answers, language = body.pop("consent"), body.pop("language")
        document = document_of(body.pop("document_type"), body.pop("document_number"))
        user = registering.register(
            Form(document=document, **body),
            answers=answers,
            sender=Sender(ip=device.ip, user_agent=device.user_agent, language=language, at=at),
        )
        opened = sessions.open_session(user, remember=False, device=device, at=clock.now())
        return signed_in(opened, status=201)


class LookupView(Open):
    """Whose document is this? Enough of the name to know one's own."""

    @extend_schema(request=bodies.LookupBody, responses=serializers.LookupShape)
    def post(self, request: Request) -> Response:
        """404 `document_unknown`; 422 for a wrong check digit; 503 `identity_unavailable`."""
        body = body_of(bodies.LookupBody, request)
        document = document_of(body["document_type"], body["document_number"])
        identity.refuse_hurry(device_of(request).ip)
        found = identity.look_up(document, at=clock.now())
        return Response({"name": masked(found.whole), "verified": True})


class WaysView(Open):
    """What the form of registration needs to know."""

    @extend_schema(parameters=[LANGUAGE], responses=serializers.WaysShape)
    def get(self, request: Request) -> Response:
        language = _language(request)
        texts = [serializers.consent_text(text, language) for text in CURRENT.values()]
        return Response(
            {
                "document_types": serializers.document_types(),
                "mail": bool(settings.EMAIL),
                "consents": texts,
            }
        )


class ConsentTextView(Open):
    """A text as it was shown on its day."""

    @extend_schema(parameters=[LANGUAGE], responses=serializers.ConsentTextShape)
    def get(self, request: Request, purpose: str, version: str) -> Response:
        text = text_of(purpose, version)
        if text is None:
            raise NotFound
        return Response(serializers.consent_text(text, _language(request)))


class PasswordResetView(Open):
    """A link for somebody who lost their password; the answer is the same for strangers."""

    @extend_schema(request=bodies.ForgottenBody, responses={204: None})
    def post(self, request: Request) -> Response:
        body = body_of(bodies.ForgottenBody, request)
        passwords.refuse_hurry(device_of(request).ip)
        passwords.ask(next(iter(body.values())), at=clock.now())
        return Response(status=204)


class PasswordResetConfirmView(Open):
    """Another password, by a link."""

    @extend_schema(request=bodies.RenewBody, responses={204: None})
    def post(self, request: Request) -> Response:
        """409 `link_over`; every session of the account ends."""
        body = body_of(bodies.RenewBody, request)
        passwords.renew(body["token"], body["password"], at=clock.now())
        return Response(status=204)


class EmailConfirmView(Open):
    """The proof of an address, by a link."""

    @extend_schema(request=bodies.ConfirmBody, responses=serializers.AddressShape)
    def post(self, request: Request) -> Response:
        """409 `link_over`, `email_taken`."""
        body = body_of(bodies.ConfirmBody, request)
        return Response({"email": emails.confirm(body["token"], at=clock.now())})


def _language(request: Request) -> str:
    asked = request.query_params.get("language", "es")
    return asked if asked in serializers.LANGUAGES else "es"
