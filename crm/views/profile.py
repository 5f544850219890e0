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
