"""Uploads, fresh links, and the signed doors files are served through."""

from dataclasses import dataclass

from django.db.models.fields.files import FieldFile
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chat.adapters.sniffing import LARGEST
from chat.models import Attachment
from chat.operations import files
from chat.queries import attachment_for, conversation_for
from chat.queries.files import PICTURE, PREVIEW, THUMBNAIL, Link, opened, preview_for
from chat.serializers import bodies
from chat.serializers.attached import AttachmentShape
from chat.serializers.messages import attachment as shape
from chat.types import FileState, Reader
from chat.views.stretches import respond
from hub.accounts.permissions import allow, allow_anyone
from hub.accounts.queries import holder_of_link
from hub.accounts.scopes import FILES_WRITE, MESSAGES_READ
from hub.kernel import clock
from hub.kernel.api import body_of, refuse_large
from hub.kernel.errors import NotFound
from hub.kernel.negotiation import AsItIs

_WEBP = "image/webp"
_SHOWN = ("image/", "audio/", "video/")


class AttachmentsView(APIView):
    """Upload a file to send it later; what it is says its content, not its name."""

    permission_classes = [allow(bots={"POST": [FILES_WRITE]})]
    parser_classes = [MultiPartParser]

    @extend_schema(request=bodies.UploadBody, responses={201: AttachmentShape})
    def post(self, request: Request) -> Response:
        refuse_large(request, largest=LARGEST)
        upload = body_of(bodies.UploadBody, request)["file"]
        made = files.upload(owner=request.user, upload=upload, at=clock.now())
        return Response(shape(made, Reader(user_id=request.user.id)), status=201)


class AttachmentView(APIView):
    """A file with fresh links; the ones of five minutes ago no longer open."""

    permission_classes = [allow(bots={"GET": [MESSAGES_READ]})]

    @extend_schema(responses=AttachmentShape)
    def get(self, request: Request, attachment_id: str) -> Response:
        found = attachment_for(request.user, attachment_id)
        return Response(shape(found, Reader(user_id=request.user.id)))


class AttachmentRetryView(APIView):
    """Fetch a customer's file again."""

    permission_classes = [allow()]

    @extend_schema(request=bodies.EmptyBody, responses=AttachmentShape)
    def post(self, request: Request, attachment_id: str) -> Response:
        found = attachment_for(request.user, attachment_id)
        again = files.retry(attachment=found, by=request.user, at=clock.now())
        return Response(shape(again, Reader(user_id=request.user.id)))


class SignedFileView(APIView):
    """Serve a file to whoever a signed link was made for; access is asked again each time."""

    content_negotiation_class = AsItIs
    permission_classes = [allow_anyone]
    authentication_classes: list[type] = []

    @extend_schema(exclude=True)
    def get(self, request: Request, signed: str) -> HttpResponseBase:
        found = _behind(opened(signed))
        try:
            file = found.kept.open("rb")
            size = found.kept.size
        except (OSError, ValueError):
            raise NotFound from None
        response = respond(request, file.file, size)
        shown = found.content_type.startswith(_SHOWN)
        response["Content-Type"] = found.content_type if shown else "application/octet-stream"
        response["Content-Disposition"] = content_disposition_header(not shown, found.name) or ""
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-store"
        response["Accept-Ranges"] = "bytes"
        return response


@dataclass(frozen=True)
class Behind:
    """What stands behind a link."""

    kept: FieldFile
    content_type: str
    name: str


def _behind(link: Link) -> Behind:
    """Return what a link opens; whether its person may see it is asked here, each time."""
    if link.part == PICTURE and link.user_id is not None:
        row = conversation_for(holder_of_link(link.user_id), link.opens)
        return Behind(row.picture, _WEBP, "grupo.webp")
    if link.part == PREVIEW and link.user_id is not None:
        shown = preview_for(holder_of_link(link.user_id), link.opens)
        return Behind(shown.picture, _WEBP, "vista.webp")
    found = _attachment_behind(link)
    name = found.name or "archivo"
    if link.part == THUMBNAIL:
        return Behind(found.thumbnail, _WEBP, name)
    return Behind(found.file, found.content_type, name)


def _attachment_behind(link: Link) -> Attachment:
    if link.user_id is not None:
        return attachment_for(holder_of_link(link.user_id), link.opens)
    found = Attachment.objects.filter(id=link.opens, state=FileState.READY).first()
    if found is None:
        raise NotFound
    return found
