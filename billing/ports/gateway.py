"""Who takes cards for the house? One folder below `billing/gateways/` each."""

from collections.abc import Mapping
from typing import Protocol

from billing.types.gateways import Begun, Charge, Credentials, Found, RawNotice, Standing, Told
from hub.kernel.errors import NotSignedIn, Unavailable
from hub.kernel.money import Money
from hub.kernel.registry import Registry


class BadSignature(NotSignedIn):
    """A notice that does not prove to come from the gateway."""

    code, detail = "bad_signature", "The signature is missing or wrong."


class GatewayDown(Unavailable):
    """No answer, or one that says to come back: nothing is known of what happened."""

    code, detail = "gateway_down", "The gateway does not answer."


class GatewayRefused(Unavailable):
    """The gateway will not do it: wrong credentials, a charge it does not take."""

    code, detail = "gateway_refused", "The gateway refused this."


class Gateway(Protocol):
    """Speaks with one gateway; keeps nothing. Every call may raise GatewayDown, GatewayRefused."""

    name: str
    title: str
    fields: tuple[str, ...]
    secrets: frozenset[str]

    def check(self, values: Mapping[str, str]) -> dict[str, str]:
        """Return credentials in their form; Invalid names what is missing."""

    def begin(self, who: Credentials, charge: Charge) -> Begun:
        """Make the page where a charge is paid; the same reference gives the same page."""

    def verified(self, who: Credentials, notice: RawNotice) -> Told:
        """Return what a notice is about; BadSignature, Unavailable without a secret to check by."""

    def fetch(self, who: Credentials, charge_id: str) -> Found | None:
        """Return how a charge stands now; None for one that is not ours."""

    def charges_of(self, who: Credentials, reference: str) -> list[Found]:
        """Return the charges made for one of our payments, oldest first."""

    def refund(self, who: Credentials, charge_id: str, money: Money, *, key: str) -> None:
        """Give back so much of a charge, once for ever under `key`."""

    def test(self, who: Credentials) -> Standing:
        """Ask who we are there; never raises."""


def _check(gateway: Gateway) -> None:
    if not set(gateway.secrets) <= set(gateway.fields):
        raise TypeError(f"{gateway.name}: a secret is a field")


gateways: Registry[Gateway] = Registry("payment gateways", check=_check)
