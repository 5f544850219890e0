"""Whom a number means on a channel, for an advisor who writes first."""

from uuid import UUID

from channels_bridge.adapters.base import adapters
from channels_bridge.models import Channel
from channels_bridge.models.channels import ChannelState
from chat.types import ChannelRef, Sender
from hub.kernel import phones
from hub.kernel.errors import Conflict, Invalid


class CustomerFirst(Conflict):
    """The channel lets nobody be written to who has not written before."""

    code, detail = "customer_first", "On this channel the customer has to write first."


def address(channel_id: UUID, to: str) -> tuple[ChannelRef, Sender]:
    """Return channel and person, under every form their number has been dialled in.

    Invalid for an unknown channel or no number, CustomerFirst where a number reaches nobody.
    """
    channel = Channel.objects.filter(id=channel_id, state=ChannelState.ACTIVE).first()
    adapter = adapters.get(channel.kind) if channel else None
    if channel is None:
        raise Invalid(fields={"channel": ["There is no such channel."]})
    if adapter is None or not adapter.writes_first:
        raise CustomerFirst()
    phone = phones.e164(to)
    if not phone:
        raise Invalid(fields={"to": ["No phone number: +, country, number."]})
    first, *others = phones.variants(phone)
    return channel.ref(), Sender(external_id=first, phone=f"+{first}", aliases=tuple(others))
