"""Hooks of a conversation, and the door programs post through."""

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.operations import hooks
from chat.queries import conversation_for
from chat.queries.hooks import hook_behind, hook_for, living_hooks
from chat.serializers import programs as shapes
from hub.accounts.origin import device_of
from hub.accounts.permissions import allow, allow_anyone, demand_proof
from hub.accounts.roles import STAFF
from hub.kernel import clock
from hub.kernel.api import body_of, page_of, page_shape
from hub.kernel.errors import Malformed, NotFound, TooLarge

MAX_BODY = 1024 * 1024  # bytes: the longest text there is, however it is written
KEY = "Idempotency-Key"
LONGEST_KEY = 200


class HooksView(APIView):
    """The programs that write here, and a new one; its address is shown this once."""

    permission_classes = [allow(*STAFF), demand_proof("POST")]

    @extend_schema(responses=page_shape(shapes.HookShape))
    def get(self, request: Request, conversation_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        hooks.refuse_unentitled(row, request.user)
        return page_of(
            living_hooks().filter(conversation=row),
            request,
            by=["-created_at", "-id"],
            shape=lambda found: [shapes.hook(each) for each in found],
        )

    @extend_schema(request=shapes.HookBody, responses={201: shapes.NewHookShape})
    def post(self, request: Request, conversation_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        name = body_of(shapes.HookBody, request)["name"]
        made, secret = hooks.make(conversation=row, name=name, by=request.user, at=clock.now())
        url = f"{settings.PUBLIC_URL}/webhooks/incoming/{secret}/"
        headers = {"Cache-Control": "no-store"}
        return Response({**shapes.hook(made), "url": url}, status=201, headers=headers)


class HookView(APIView):
    """One hook: closed at once."""

    permission_classes = [allow(*STAFF)]

    @extend_schema(responses={204: None})
    def delete(self, request: Request, conversation_id: str, hook_id: str) -> Response:
        row = conversation_for(request.user, conversation_id)
        hooks.refuse_unentitled(row, request.user)
        hooks.end(hook=hook_for(row, hook_id), by=request.user, at=clock.now())
        return Response(status=204)


class IncomingView(APIView):
    """What a program says into the conversation of its hook; the address is the key."""

    permission_classes = [allow_anyone]
    authentication_classes: list[type] = []

    @extend_schema(exclude=True)
    def post(self, request: Request, token: str) -> Response:
        hook = hook_behind(token)
        if hook is None:
            hooks.refuse_flood(f"nobody {device_of(request).ip}")
            raise NotFound
        _refuse_by_length(request)
        body = body_of(shapes.IncomingBody, request)
        client_id = hooks.client_id_of(hook, body.pop("client_id"), _key(request))
        sent = hooks.say(hook=hook, **body, client_id=client_id, at=clock.now())
        message = sent.message
        answer = {
            "message": str(message.id),
            "conversation": str(message.conversation_id),
            "number": message.number,
            "seq": message.seq,
            "duplicate": sent.duplicate,
        }
        return Response(answer, status=200 if sent.duplicate else 201)


def _refuse_by_length(request: Request) -> None:
    length = request.META.get("CONTENT_LENGTH") or ""
    if length.isdigit() and int(length[:12]) > MAX_BODY:
        raise TooLarge


def _key(request: Request) -> str:
    key = request.headers.get(KEY, "").strip()
    if len(key) > LONGEST_KEY or not key.isprintable():
        raise Malformed(fields={KEY: [f"Up to {LONGEST_KEY} visible characters."]})
    return key
