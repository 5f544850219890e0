"""Instagram: Messenger's protocol with another account, object and limits."""

from collections.abc import Mapping

from channels_bridge.adapters import base
from channels_bridge.adapters.messenger.adapter import Messenger
from channels_bridge.types import Account, Buttons, Limits
from chat.types import Kind
from hub.kernel.http import MEGABYTE


@base.add
class Instagram(Messenger):
    """Texts are counted in bytes, and files other than pictures, films and sounds are not taken."""

    kind = "instagram"
    limits = Limits(
        text=1000,
        text_in_bytes=True,
        kinds={
            Kind.TEXT: 0,
            Kind.IMAGE: 8 * MEGABYTE,
            Kind.VIDEO: 25 * MEGABYTE,
            Kind.AUDIO: 25 * MEGABYTE,
        },
        captioned=frozenset(),
        window_hours=24,
        choices=Buttons(most=10, title=20, text=1000),
        human_agent_hours=7 * 24,
    )
    fields = ("account_id", "app_id", "access_token", "app_secret", "verify_token")
    secrets = ("access_token", "app_secret", "verify_token")
    identity = ("account_id", "app_id")

    object_ = "instagram"
    own_id = "account_id"
    token = "access_token"
    named_by = (("name",), ("username",))
    subscribed = (
        "messages,messaging_postbacks,messaging_seen,message_reactions,message_edits,"
        "messaging_referrals,standby"
    )

    def opening(
        self, *, code: str, words: str, account: Account, learned: Mapping[str, str]
    ) -> str:
        return ""  # ig.me wants the account's name, which only the account's owner knows
