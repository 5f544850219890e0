"""Which form an answer takes where there is only one."""

from collections.abc import Iterable

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request


class AsItIs(DefaultContentNegotiation):
    """A file comes as it is, whatever `Accept` says; what refuses it is JSON as everywhere."""

    def select_renderer(
        self,
        request: Request,
        renderers: Iterable[BaseRenderer],
        format_suffix: str | None = None,
    ) -> tuple[BaseRenderer, str]:
        ours = next(iter(renderers))
        return ours, str(ours.media_type)
