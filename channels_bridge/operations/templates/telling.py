"""What the provider tells about templates between two readings."""

from datetime import datetime
from uuid import UUID

from channels_bridge.models import Channel, Template, TemplateSync
from channels_bridge.types import TemplateChanged
from hub.kernel import jobs

BELL = "channels_bridge.tasks.sync_templates"


def look_again(channel_id: UUID, *, at: datetime) -> None:
    """Have a channel's templates read soon: something we know is no longer so."""
    if TemplateSync.objects.filter(channel_id=channel_id).update(due_at=at):
        jobs.enqueue(BELL, str(channel_id))


def changed(channel: Channel, item: TemplateChanged, *, at: datetime) -> None:
    """Take the provider's word about one template; what it does not say is read."""
    rows = Template.objects.filter(channel=channel, provider_id=item.provider_id)
    fields: dict[str, str] = {}
    if item.status is not None:
        fields |= {"status": item.status.value, "reason": item.reason[:500]}
    if item.category:
        fields["category"] = item.category[:20]
    if not fields or not rows.update(**fields):
        look_again(channel.id, at=at)
