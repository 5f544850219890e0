"""Facebook Messenger."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, ClassVar

from django.conf import settings

from channels_bridge.adapters import base, media, reading
from channels_bridge.adapters.messenger import facts, parse, profiles, send
from channels_bridge.adapters.messenger.errors import fault_of
from channels_bridge.adapters.meta.base import MetaAdapter
from channels_bridge.adapters.meta.graph import HOSTS
from channels_bridge.types import (
    Account,
    AccountState,
    Buttons,
    Facts,
    Fetched,
    Item,
    Limits,
    Part,
    Receipt,
    SendRefused,
)
from chat.types import Kind
from hub.kernel.http import MEGABYTE

SUBSCRIBED = (
    "messages,messaging_postbacks,message_deliveries,message_reads,message_echoes,"
    "message_reactions,message_edits,messaging_optins,messaging_referrals,standby"
)


@base.add
class Messenger(MetaAdapter):
    """Signed JSON batches in; the Send API out."""

    kind = "messenger"
    limits = Limits(
        text=2000,
        kinds={
            Kind.TEXT: 0,
            Kind.IMAGE: 25 * MEGABYTE,
            Kind.VIDEO: 25 * MEGABYTE,
            Kind.AUDIO: 25 * MEGABYTE,
            Kind.FILE: 25 * MEGABYTE,
        },
        captioned=frozenset(),
        window_hours=24,
        choices=Buttons(most=10, title=20, text=2000),
        human_agent_hours=7 * 24,
    )
    fields = ("page_id", "app_id", "page_access_token", "app_secret", "verify_token")
    secrets = ("page_access_token", "app_secret", "verify_token")
    identity = ("page_id", "app_id")
    per_second = 10.0
    signs = frozenset({"typing", "read"})
    typing_every = 15.0
    for_one = frozenset({"613/2018338"})
    nameless = True

    fault_of = staticmethod(fault_of)
    object_: ClassVar[str] = "page"
    own_id: ClassVar[str] = "page_id"
    token = "page_access_token"
    subscribed: ClassVar[str] = SUBSCRIBED
    # The first that is not empty is the name; the words of one are joined.
    named_by: ClassVar[tuple[tuple[str, ...], ...]] = (("first_name", "last_name"),)

    def parse(self, body: bytes, account: Account) -> Sequence[Item]:
        return parse.parse(
            body, account, object_=self.object_, own_id=account.credentials[self.own_id]
        )

    def send(self, part: Part, account: Account) -> Receipt:
        return send.send(part, account.credentials[self.own_id], self.graph(account))

    def show_typing(self, *, recipient: str, external_id: str, account: Account) -> None:
        send.act("typing_on", recipient, account.credentials[self.own_id], self.graph(account))

    def mark_read(self, *, recipient: str, external_id: str, account: Account) -> None:
        send.act("mark_seen", recipient, account.credentials[self.own_id], self.graph(account))

    def fetch(self, source: Mapping[str, Any], account: Account) -> AbstractContextManager[Fetched]:
        # Signed public addresses: no credentials travel there.
        return media.opened(str(source["url"]), base=settings.META_GRAPH_BASE, hosts=HOSTS)

    def profile(self, external_id: str, account: Account) -> base.Profile | None:
        return profiles.read(external_id, self.graph(account), self.named_by)

    def facts(self, account: Account) -> Facts:
        return facts.facts(
            account,
            self.graph(account),
            object_=self.object_,
            own_id=self.own_id,
            token=self.token,
            fault_of=self.fault_of,
        )

    def test(self, account: Account) -> AccountState:
        try:
            told = self.graph(account).read("me", fields="id,name")
        except SendRefused as refused:
            return base.refusal(refused)
        own_id = reading.optional_identifier(told.get("id")) or ""
        name = reading.label(told.get("name"))
        if own_id != account.credentials[self.own_id]:
            detail = "The token belongs to another account."
            ids = {self.own_id: own_id}
            return AccountState(ok=False, refused=True, name=name, detail=detail, ids=ids)
        return AccountState(ok=True, name=name, ids={self.own_id: own_id})

    def opening(
        self, *, code: str, words: str, account: Account, learned: Mapping[str, str]
    ) -> str:
        return f"https://m.me/{account.credentials[self.own_id]}?ref={code}"

    def connect(self, account: Account) -> None:
        self.graph(account).prepare(
            f"{account.credentials[self.own_id]}/subscribed_apps",
            data={"subscribed_fields": self.subscribed},
        )
