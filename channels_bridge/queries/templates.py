"""Templates for those who send them, and where each channel's reading of them stands."""

from uuid import UUID

from django.db.models import Q, QuerySet

from channels_bridge.adapters.base import adapters
from channels_bridge.models import Channel, Template, TemplateSync
from channels_bridge.models.channels import ChannelState
from channels_bridge.queries.channels import channel_by
from channels_bridge.types import TemplateStatus
from hub.kernel.errors import NotFound


def templates_of(channel_id: UUID, *, q: str = "", all_of_them: bool = False) -> QuerySet[Template]:
    """Return a channel's templates, only sendable ones unless asked; NotFound for no channel.

    Each word of `q` is in the name or in the text.
    """
    rows = Template.objects.filter(channel=channel_by(channel_id))
    if not all_of_them:
        rows = rows.filter(status=TemplateStatus.APPROVED, form__isnull=False)
    for word in q.lower().split():
        rows = rows.filter(Q(name__icontains=word) | Q(form__body__icontains=word))
    return rows


def template_by(channel_id: UUID, template_id: UUID) -> Template:
    """Return one template of a channel; NotFound otherwise."""
    found = templates_of(channel_id, all_of_them=True).filter(id=template_id).first()
    if found is None:
        raise NotFound
    return found


def sync_of(channel_id: UUID) -> TemplateSync | None:
    """Return where reading a channel's templates stands; None before the first time."""
    return TemplateSync.objects.filter(channel_id=channel_id).first()


def outward() -> list[Channel]:
    """Return the channels somebody can be written to by, oldest first."""
    known = [kind for kind, _ in adapters]
    rows = Channel.objects.filter(state=ChannelState.ACTIVE, kind__in=known)
    return list(rows.order_by("created_at", "id"))
