"""Cards on the demo day: the simulator's gateway, where no real money moves."""

import hashlib
from datetime import datetime

from django.conf import settings

from billing.operations.gateways import accounts

NAME = "mercadopago"
_NOBODY = {"access_token": "TEST-", "webhook_secret": "-"}


def seed(*, at: datetime) -> None:
    """Connect it; with a gateway of the real world set, nothing."""
    if f":{settings.SIMULATOR_PORT}" not in settings.MERCADOPAGO_API_BASE:
        return
    door = accounts.connect(NAME, values=_NOBODY, active=True, at=at)
    # The stand-in finds our door by the token, and signs by it too.
    token = f"TEST-{door.key}"
    secret = hashlib.sha256(f"webhook:{token}".encode()).hexdigest()
    values = {"access_token": token, "webhook_secret": secret}
    accounts.connect(NAME, values=values, active=True, at=at)
