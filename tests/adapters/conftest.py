"""Every adapter on a channel of the simulator."""

from collections.abc import Callable
from typing import Any

import pytest

from channels_bridge.adapters.base import adapters
from channels_bridge.types import Account
from hub.kernel.ids import new_id
from tests.adapters.line import Line, credentials_of
from tests.adapters.samples import kinds
from tests.simulator.conftest import FakeHub, hub
from tests.simulator.fixture import Simulator, simulator, simulator_process

__all__ = ["hub", "simulator", "simulator_process"]

BASES = ("TELEGRAM_API_BASE", "TWILIO_API_BASE", "META_GRAPH_BASE")


@pytest.fixture
def line_of(simulator: Simulator, hub: FakeHub, settings: Any) -> Callable[[str], Line]:
    """Open a channel of a kind on the simulator."""
    kinds()
    for base in BASES:
        setattr(settings, base, simulator.base)

    def opened(kind: str) -> Line:
        adapter, credentials = adapters.get(kind), credentials_of(kind)
        assert adapter is not None
        webhook = f"{hub.base}/webhooks/{kind}/key/"
        name = simulator.add_account(
            kind, credentials, name=f"{kind}-{new_id().hex[-8:]}", webhook=webhook
        )
        simulator.manners(name, status_delay=0.01, retry_scale=0.05)
        account = Account(
            id=new_id(), kind=kind, name=name, credentials=credentials, webhook_url=webhook
        )
        return Line(simulator, hub, adapter, account, name)

    return opened


@pytest.fixture
def twilio(line_of: Callable[[str], Line]) -> Line:
    return line_of("whatsapp_twilio")


@pytest.fixture
def cloud(line_of: Callable[[str], Line]) -> Line:
    return line_of("whatsapp_cloud")


@pytest.fixture
def messenger(line_of: Callable[[str], Line]) -> Line:
    return line_of("messenger")


@pytest.fixture
def instagram(line_of: Callable[[str], Line]) -> Line:
    return line_of("instagram")
