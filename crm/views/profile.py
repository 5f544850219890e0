"""Oneself, as a customer."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from crm.operations import profile
from crm.serializers import profile as shapes
from hub.accounts.permissions import allow
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.api import body_of


class ProfileView(APIView):
    """What the house knows of oneself."""

    permission_classes = [allow(Role.CUSTOMER)]

    @extend_schema(responses=shapes.ProfileShape)
    def get(self, request: Request) -> Response:
        return Response(shapes.profile(request.user))

    @extend_schema(request=shapes.ProfileBody, responses=shapes.ProfileShape)
    def patch(self, request: Request) -> Response:
        fields = body_of(shapes.ProfileBody, request)
        user = profile.change(
            user=request.user, session=request.auth.id, fields=fields, at=clock.now()
        )
        return Response(shapes.profile(user))


class PhoneView(APIView):
    """One's phone: one of those proven on WhatsApp."""

    permission_classes = [allow(Role.CUSTOMER)]

    @extend_schema(request=shapes.PhoneBody, responses=shapes.ProfileShape)
    def put(self, request: Request) -> Response:
        body = body_of(shapes.PhoneBody, request)
        user = profile.set_phone(
            user=request.user,
            phone=body["phone"],
            password=body["current_password"],
            at=clock.now(),
        )
        return Response(shapes.profile(user))


class EmailView(APIView):
    """A new e-mail, as long as it is not confirmed."""

    permission_classes = [allow(Role.CUSTOMER)]

    @extend_schema(request=shapes.EmailBody, responses={202: None})
    def post(self, request: Request) -> Response:
        """Mail a link there; 409 `no_mail` where the house has no mail server."""
        body = body_of(shapes.EmailBody, request)
        profile.ask_email(user=request.user, email=body["email"], password=body["current_password"])
        return Response(status=202)


class EmailConfirmView(APIView):
    """The link that came by mail."""

    permission_classes = [allow(Role.CUSTOMER)]

    @extend_schema(request=shapes.ConfirmBody, responses=shapes.ProfileShape)
    def post(self, request: Request) -> Response:
        """Take the address; 409 `link_expired` when the link does not count any more."""
        body = body_of(shapes.ConfirmBody, request)
        user = profile.confirm_email(user=request.user, token=body["token"], at=clock.now())
        return Response(shapes.profile(user))
