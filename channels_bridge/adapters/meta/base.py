"""What every adapter of Meta's does alike: the account's fields, the webhook's proof, the API."""

from collections.abc import Mapping
from typing import Any, ClassVar

from channels_bridge.adapters import base, credentials, reading
from channels_bridge.adapters.meta import webhook
from channels_bridge.adapters.meta.graph import FaultOf, Graph
from channels_bridge.types import Account, RawRequest


class MetaAdapter(base.Adapter):
    """Signed JSON batches in; the Graph API out."""

    token: ClassVar[str] = "access_token"  # the credential the API is called with
    shapes: ClassVar[Mapping[str, str]] = {}  # of credentials that are neither id nor secret
    fault_of: FaultOf

    def check(self, credentials_: Mapping[str, Any]) -> dict[str, str]:
        usual = {
            name: credentials.SECRET if name in self.secrets else credentials.IDENTIFIER
            for name in self.fields
        }
        return credentials.cleaned(credentials_, {**usual, **self.shapes})

    def verify(self, request: RawRequest, account: Account) -> None:
        webhook.verify(request, account)

    def handshake(self, request: RawRequest, account: Account) -> bytes | None:
        return webhook.handshake(request, account)

    def event_key(self, request: RawRequest) -> str:
        reading.json_object(request.body)
        return super().event_key(request)

    def graph(self, account: Account) -> Graph:
        """Return the API under the account's token."""
        return Graph(account.credentials[self.token], self.fault_of)
