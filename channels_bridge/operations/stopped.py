"""Telling admins that a channel has stopped: the banner waits for eyes, a notice goes to them."""

from datetime import datetime
from uuid import UUID

from channels_bridge.models import Channel
from hub.accounts.queries import colleagues
from hub.accounts.roles import Role
from hub.reports.operations.notices import notify
from hub.reports.types import Notice

WORDS = {
    "es": ("{name} dejó de enviar", "El proveedor rechazó la cuenta o la clave: {error}"),
    "en": ("{name} has stopped sending", "The provider refused the account or the token: {error}"),
}


def tell(channel_id: UUID, *, at: datetime) -> None:
    """Give every admin a notice, in place of what was told of the channel before."""
    channel = Channel.objects.filter(id=channel_id, stopped_at__isnull=False).first()
    if channel is None:
        return
    for admin in colleagues().filter(role=Role.ADMIN):
        title, text = WORDS.get(admin.language, WORDS["es"])
        told = Notice(
            kind="channel",
            key=f"channel:{channel.id}",
            title=title.format(name=channel.name),
            text=text.format(error=channel.last_error or "-"),
            link=f"/settings/channels/{channel.id}",
        )
        notify(admin.id, told, at=at)
