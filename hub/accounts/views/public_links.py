"""The doors of public links: open to whoever holds one, and to nobody by guessing."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts import link_shapes as shapes
from hub.accounts.operations import link_guard as guard
from hub.accounts.origin import device_of
from hub.accounts.permissions import allow_anyone
from hub.accounts.roles import STAFF, Role
from hub.kernel import clock, idempotency, link_files, public_links
from hub.kernel.api import body_of, refuse_large
from hub.kernel.errors import NotFound
from hub.kernel.negotiation import AsItIs
from hub.kernel.public_links import Act, Visit

_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


class _Door(APIView):
    """A sign-in is looked at where there is one; none is asked for."""

    permission_classes = [allow_anyone]

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        answer = super().finalize_response(request, response, *args, **kwargs)
        for name, value in _HEADERS.items():
            answer[name] = value
        return answer

    def visit(self, request: Request, token: str, *, reads: bool = False) -> Visit:
        """Return who stands before which link. NotFound, RateLimited, LinkOver."""
        link, at = guard.opened(token, ip=device_of(request).ip, reads=reads), clock.now()
        public_links.refuse_over(link, at=at, but_used=reads)
        return Visit(link=link, user=request.user, at=at, ip=device_of(request).ip)


class PublicLinkView(_Door):
    """What a link opens; 410 `link_expired` or `link_revoked` once it is over."""

    @extend_schema(responses={200: shapes.PublicLinkShape, 410: shapes.LinkOverShape})
    def get(self, request: Request, token: str) -> Response:
        visit = self.visit(request, token, reads=True)
        return Response(
            {
                "kind": visit.link.kind,
                "state": public_links.state_of(visit.link, at=visit.at),
                "expires_at": clock.iso(visit.link.expires_at),
                "data": public_links.kind_of(visit.link).show(visit),
            }
        )


class SeenView(_Door):
    """The page says that somebody has it before their eyes; whoever fetches previews does not."""

    @extend_schema(request=shapes.EmptyBody, responses={204: None})
    def post(self, request: Request, token: str) -> Response:
        body_of(shapes.EmptyBody, request)
        visit = self.visit(request, token, reads=True)
        role = getattr(request.user, "role", None)
        public_links.note_seen(visit, is_staff=role in STAFF, is_bot=role == Role.BOT)
        return Response(status=204)


class LinkFilesView(_Door):
    """A picture or a PDF sent by a link; `file` names it in what follows, by this link only."""

    parser_classes = [MultiPartParser]

    @extend_schema(request=shapes.LinkFileBody, responses={201: shapes.LinkFileShape})
    def post(self, request: Request, token: str) -> Response:
        visit, keeper = self.visit(request, token), link_files.keeper.get()
        if not public_links.kind_of(visit.link).files:
            raise NotFound
        refuse_large(request, largest=keeper.largest)
        guard.refuse_many_files(visit.link)
        kept = keeper.keep(body_of(shapes.LinkFileBody, request)["file"], at=visit.at)
        handle = link_files.handle_of(visit.link, kept.id)
        return Response(shapes.link_file(kept, handle), status=201)


class LinkDownloadView(_Door):
    """A file to take along: a receipt, a document."""

    content_negotiation_class = AsItIs

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def get(self, request: Request, token: str, name: str) -> HttpResponse:
        visit = self.visit(request, token, reads=True)
        build = public_links.kind_of(visit.link).downloads.get(name)
        if build is None:
            raise NotFound
        file = build(visit)
        answer = HttpResponse(file.content, content_type=file.content_type)
        answer["Content-Disposition"] = content_disposition_header(True, file.name) or "attachment"
        answer["X-Content-Type-Options"] = "nosniff"
        return answer


class LinkActView(_Door):
    """Do what the link is for; which acts there are and what they ask stands with each kind."""

    @extend_schema(
        parameters=[
            OpenApiParameter(
                idempotency.HEADER,
                str,
                OpenApiParameter.HEADER,
                description="Required where money moves or a document is made.",
            )
        ],
        request=OpenApiTypes.OBJECT,
        responses={200: OpenApiTypes.OBJECT, 410: shapes.LinkOverShape},
    )
    def post(self, request: Request, token: str, act: str) -> Response:
        link = guard.opened(token, ip=device_of(request).ip, reads=False)
        wanted = public_links.kind_of(link).acts.get(act)
        if wanted is None:
            raise NotFound
        if not wanted.keyed:
            return self._done(request, token, wanted)
        return idempotency.once(
            request,
            actor=link.id,
            route=f"POST p/{link.kind}/{act}/",  # the address itself holds the key
            work=lambda: self._done(request, token, wanted),
        )

    def _done(self, request: Request, token: str, act: Act) -> Response:
        """Within the claim of a key: who repeats what used the link up gets the kept answer."""
        link, at = public_links.found(token), clock.now()
        public_links.refuse_over(link, at=at)
        visit = Visit(link=link, user=request.user, at=at, ip=device_of(request).ip)
        return Response(public_links.do(visit, act, body_of(act.body, request)))
