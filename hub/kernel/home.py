"""Whose house this is: what it is called, where it stands, what it counts in.

Asked all the time and changed hardly ever: every process remembers the answer for a second. What
must not be a second old asks once more, as `settle` does before money is written.
"""

import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from hub.kernel.errors import Invalid
from hub.kernel.registry import Port

PRODUCT = "Mostrador"  # what it is called as long as nobody said
REMEMBERED = 1.0  # seconds


@dataclass(frozen=True, kw_only=True)
class Home:
    """What the house says about itself: IANA zone, ISO 3166 country, ISO 4217 currency."""

    name: str = ""
    zone: str = "America/Lima"
    country: str = "PE"
    currency: str = "PEN"
    language: str = "es"
    logo: str = ""  # the version of its picture; empty without one

    @property
    def title(self) -> str:
        """What it is called in front of people."""
        return self.name or PRODUCT

    @property
    def tz(self) -> ZoneInfo:
        """Return its clock."""
        return ZoneInfo(self.zone)


class Keeper(Protocol):
    """Who keeps that row."""

    def read(self) -> Home:
        """Return what the row says now."""

    def settle(self, currency: str) -> None:
        """Hold the currency for good, in the caller's transaction; Invalid when it is another."""


keeper: Port[Keeper] = Port("keeps whose house this is")


class _Memory:
    """What this process heard last."""

    home: Home | None = None
    until = 0.0
    settled = ""  # a currency that was committed for good


def home() -> Home:
    """Return whose house this is, at most a second old."""
    now = time.monotonic()
    if _Memory.home is None or now >= _Memory.until:
        _Memory.home, _Memory.until = keeper.get().read(), now + REMEMBERED
    return _Memory.home


def settle(currency: str) -> None:
    """Write money of this currency from now on: the house keeps it. Call it where amounts begin.

    Raises Invalid when the house counts in another by now. Costs a row's lock until the first
    amount is committed, nothing afterwards.
    """
    if _Memory.settled != currency:
        keeper.get().settle(currency)


def refuse_foreign(currency: str) -> None:
    """Raise Invalid for an amount the house does not count in."""
    if currency != home().currency:
        raise foreign()


def foreign() -> Invalid:
    """Return the refusal of an amount the house does not count in."""
    return Invalid(fields={"amount": [f"Only {home().currency} is accepted."]})


def is_settled(currency: str) -> None:
    """Remember that a currency was committed for good."""
    _Memory.settled = currency


def forget() -> None:
    """Ask again next time."""
    _Memory.home, _Memory.settled = None, ""


def local(at: datetime) -> datetime:
    """Return an instant on the house's clock."""
    return at.astimezone(home().tz)


def today(at: datetime) -> date:
    """Return the day it is in the house."""
    return local(at).date()


def start_of(day: date) -> datetime:
    """Return when a day begins in the house; of the first day there is the one after."""
    day = max(day, date.min + timedelta(days=1))  # in the east it began a year before there is one
    return datetime(day.year, day.month, day.day, tzinfo=home().tz)


def start_after(day: date) -> datetime:
    """Return when the day after begins in the house."""
    return start_of(min(day, date.max - timedelta(days=1)) + timedelta(days=1))
