"""Connects the house with a gateway: credentials go in and never come out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from billing.models import Checkout, GatewayAccount
from billing.ports.gateway import Gateway, gateways
from billing.types.gateways import Credentials, Standing
from hub.kernel.errors import Conflict, NotFound


class StillInUse(Conflict):
    """Customers have been led there: it can be switched off, not taken away."""

    code, detail = "gateway_in_use", "Payments hang on this gateway; switch it off instead."


def connect(
    name: str, *, values: Mapping[str, str] | None, active: bool | None, at: datetime
) -> GatewayAccount:
    """Set who we are at a gateway; values not named stay. NotFound, Invalid names each field."""
    gateway = gateway_named(name)
    with transaction.atomic():
        row = GatewayAccount.objects.select_for_update().filter(name=name).first()
        row = row or GatewayAccount(
            name=name,
            credentials={},
            created_at=at,  # type: ignore[misc]
        )
        if values is not None or not row.credentials:
            checked = gateway.check({**row.secrets, **(values or {})})
            row.credentials = checked  # type: ignore[assignment]
            row.tested_at, row.live, row.known_as, row.last_error = None, None, "", ""
        row.active = row.active if active is None else active
        row.updated_at = at
        row.save()
    return row


def disconnect(name: str) -> None:
    """Forget who we are there. NotFound, StillInUse."""
    with transaction.atomic():
        row = _known(name)
        if Checkout.objects.filter(account=row).exists():
            raise StillInUse
        row.delete()


def test(name: str, *, at: datetime) -> Standing:
    """Ask the gateway who we are, and note it. NotFound."""
    row = _known(name)
    standing = gateway_named(name).test(credentials_of(row))
    GatewayAccount.objects.filter(id=row.id).update(
        tested_at=at if standing.ok else None,
        known_as=standing.name[:120],
        live=standing.live if standing.ok else None,
        last_error="" if standing.ok else standing.detail[:300],
    )
    return standing


def gateway_named(name: str) -> Gateway:
    """Return the gateway of a folder. NotFound."""
    found = gateways.get(name)
    if found is None:
        raise NotFound
    return found


def credentials_of(row: GatewayAccount) -> Credentials:
    """Return what a gateway needs to know of us."""
    return Credentials(values=row.secrets)


def _known(name: str) -> GatewayAccount:
    row = GatewayAccount.objects.filter(name=name).first()
    if row is None:
        raise NotFound
    return row
