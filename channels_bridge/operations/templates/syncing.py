"""Reading the templates of a channel: after connecting, every hour, by hand, and when told to."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from channels_bridge.adapters.base import Adapter, adapters
from channels_bridge.models import Channel, Template, TemplateSync
from channels_bridge.models.channels import ChannelState
from channels_bridge.operations.known import storable
from channels_bridge.types import OutcomeUnknown, SendRefused, TemplateFound
from hub.kernel.errors import Invalid, NotFound

log = logging.getLogger(__name__)

EVERY = timedelta(hours=1)
AGAIN = timedelta(minutes=5)  # after the provider would not say
LEASE = timedelta(minutes=2)  # longer than reading may take
_KEPT = ("name", "language", "category", "status", "reason", "form", "synced_at")


class NoTemplates(Invalid):
    """This kind of channel knows no templates."""

    code, detail = "no_templates", "This channel has no templates."


def sync(channel_id: UUID, *, at: datetime) -> TemplateSync:
    """Read the channel's templates and keep exactly those; what hindered it is noted.

    NotFound for an unknown channel, NoTemplates where the provider keeps none.
    """
    channel = Channel.objects.filter(id=channel_id).exclude(state=ChannelState.ARCHIVED).first()
    if channel is None:
        raise NotFound
    adapter = _asked(channel)
    _noted(channel.id, due_at=at + LEASE)
    try:
        found = list(adapter.templates(channel.account()))
    except (SendRefused, OutcomeUnknown) as refused:
        log.info("templates_not_told", extra={"channel": str(channel.id), "why": str(refused)})
        told = str(refused) or "The provider did not answer."
        return _noted(channel.id, due_at=at + AGAIN, error=storable(told)[:500], error_at=at)
    return _keep(channel, found, at=at)


def due(*, at: datetime) -> list[UUID]:
    """Return the channels whose templates are to be read now, and lease them to the caller."""
    kinds = [kind for kind, adapter in adapters if adapter.has_templates]
    rows = Channel.objects.filter(kind__in=kinds, state=ChannelState.ACTIVE, stopped_at=None)
    never = rows.filter(template_sync=None).values_list("id", flat=True)
    TemplateSync.objects.bulk_create(
        [TemplateSync(channel_id=channel_id, due_at=at) for channel_id in never],
        ignore_conflicts=True,
    )
    waiting = TemplateSync.objects.filter(channel__in=rows, due_at__lte=at)
    ids = list(waiting.values_list("channel_id", flat=True))
    return [
        channel_id
        for channel_id in ids
        if waiting.filter(channel_id=channel_id).update(due_at=at + LEASE)
    ]


def _asked(channel: Channel) -> Adapter:
    adapter = adapters.get(channel.kind)
    if adapter is None or not adapter.has_templates:
        raise NoTemplates()
    return adapter


def _keep(channel: Channel, found: Iterable[TemplateFound], *, at: datetime) -> TemplateSync:
    # Always in the same order: two readings at once wait for each other, not in a circle.
    listed = sorted({each.provider_id: each for each in found}.items())
    rows = [_row(channel, each, at) for _, each in listed]
    with transaction.atomic():
        TemplateSync.objects.select_for_update(no_key=True).get(channel=channel)
        Template.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["channel", "provider_id"],
            update_fields=_KEPT,
        )
        here = Template.objects.filter(channel=channel)
        here.exclude(provider_id__in=[row.provider_id for row in rows]).delete()
        return _noted(channel.id, due_at=at + EVERY, synced_at=at, error="", error_at=None)


def _row(channel: Channel, found: TemplateFound, at: datetime) -> Template:
    return Template(
        channel=channel,
        provider_id=found.provider_id[:255],
        name=storable(found.name)[:512],
        language=storable(found.language)[:20],
        category=storable(found.category)[:20],
        status=found.status.value,
        reason=storable(found.reason)[:500],
        form=storable(found.form) if found.form is not None else None,
        synced_at=at,
    )


def _noted(channel_id: UUID, **fields: object) -> TemplateSync:
    row, _ = TemplateSync.objects.update_or_create(channel_id=channel_id, defaults=fields)
    return row
