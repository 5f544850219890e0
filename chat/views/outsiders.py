"""What an outside person is to us: spam, and what they wish to be sent."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.operations import outsiders, wishes
from chat.queries.wishes import wish_words
from chat.serializers import wishes as shapes
from chat.views.working import StepView
from hub.accounts.permissions import allow
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.api import body_of


class SpamView(StepView):
    """Put somebody aside as spam, or take them back."""

    serializer_class = shapes.SpamBody
    step = staticmethod(outsiders.set_spam)


class OptOutView(StepView):
    """Note that somebody wants nothing automatic, or does again."""

    serializer_class = shapes.OptOutBody
    step = staticmethod(outsiders.set_opted_out)


class WishWordsView(APIView):
    """The words customers stop and resume with, and what they are answered."""

    permission_classes = [allow(Role.ADMIN)]

    @extend_schema(responses=shapes.WishWordsShape)
    def get(self, request: Request) -> Response:
        return Response(shapes.wish_words(wish_words()))

    @extend_schema(request=shapes.WishWordsBody, responses=shapes.WishWordsShape)
    def put(self, request: Request) -> Response:
        body = body_of(shapes.WishWordsBody, request)
        row = wishes.set_words(**body, by=request.user, at=clock.now())
        return Response(shapes.wish_words(row))
