"""The words of payment gateways, and the frozen values that cross to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import TextChoices

from hub.kernel.money import Money


class GatewayStatus(TextChoices):
    """How a charge stands at the gateway, whatever it calls it."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"
    CHARGED_BACK = "charged_back"


class EventState(TextChoices):
    """What became of a notice: `stored → done`, or `parked` with its reason."""

    STORED = "stored"
    DONE = "done"
    PARKED = "parked"


@dataclass(frozen=True, kw_only=True)
class Credentials:
    """Who we are there; where we are told what happens is typed at the gateway by hand."""

    values: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Charge:
    """What is to be paid; `reference` is our payment's id, which comes back with every answer."""

    reference: UUID
    title: str
    money: Money
    payer_name: str
    payer_email: str
    back_url: str
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class Begun:
    """Where the customer pays, and what the gateway calls that."""

    url: str
    checkout_id: str


@dataclass(frozen=True, kw_only=True)
class RawNotice:
    """A request at our door as it came; header names are lower case."""

    headers: Mapping[str, str]
    query: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a notice that proved its sender is about: nothing else of it is believed.

    `key` is made of what was signed and names the notice once; no `charge_id` says that it is
    about something we do not follow.
    """

    key: str
    topic: str
    charge_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Found:
    """A charge as the gateway itself says it stands now."""

    external_id: str
    reference: str
    status: GatewayStatus
    money: Money
    refunded: Money
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Whether the gateway knows us; `name` is what it calls us."""

    ok: bool
    name: str = ""
    detail: str = ""
    live: bool = False
    facts: Mapping[str, str] = field(default_factory=dict)
