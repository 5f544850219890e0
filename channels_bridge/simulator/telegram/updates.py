"""What people do on Telegram, as updates, and the two ways a bot gets them."""

import asyncio
import contextlib
import json
import time
from dataclasses import dataclass, field
from typing import Any

from channels_bridge.simulator.chats import Bubble
from channels_bridge.simulator.config import Account
from channels_bridge.simulator.webhooks import Answer, Post
from channels_bridge.simulator.world import Saying, UnknownKind, World

from . import shapes

# message_reaction must be asked for (setWebhook); the others come by default.
BY_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass
class Inbox:
    """A bot's webhook, or its queue for getUpdates while it has none."""

    url: str = ""
    secret: str = ""
    allowed: list[str] | None = None
    max_connections: int = 40
    pending: list[dict[str, Any]] = field(default_factory=list)
    filled: asyncio.Event = field(default_factory=asyncio.Event)
    polling: bool = False
    last_error_at: int | None = None
    last_error: str = ""

    async def wait(self, seconds: float) -> None:
        """Until an update comes, or so many seconds."""
        self.filled.clear()
        self.polling = True
        try:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.filled.wait(), seconds)
        finally:
            self.polling = False

    def wants(self, update: dict[str, Any]) -> bool:
        kind = next(key for key in update if key != "update_id")
        if not self.allowed:
            return kind not in BY_REQUEST
        return kind in self.allowed


class Telegram:
    """Says what people do; keeps each bot's inbox."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._inboxes: dict[str, tuple[Account, Inbox]] = {}

    def inbox(self, account: Account) -> Inbox:
        """The bot's inbox; a webhook in the configuration counts as set, reactions asked for."""
        known, inbox = self._inboxes.get(account.token, (None, Inbox()))
        if known is not account:
            inbox = Inbox(url=account.webhook, secret=account.credentials["secret_token"])
            inbox.allowed = None if not account.webhook else [
                "message", "edited_message", "callback_query", "message_reaction",
                "my_chat_member", "channel_post", "poll", "chat_member",
            ]  # fmt: skip
            self._inboxes[account.token] = (account, inbox)
        return inbox

    async def say(self, account: Account, sayings: list[Saying]) -> list[Answer]:
        updates = [update for each in sayings for update in self._updates(account, each)]
        return [answer for each in updates if (answer := await self.send(account, each))]

    async def tick(self, account: Account, bubble: Bubble, state: str, error: int | None) -> None:
        """Bots hear of no receipts."""

    async def send(self, account: Account, update: dict[str, Any]) -> Answer | None:
        """Hand one update over; None when it waits for getUpdates or nobody asked for it."""
        inbox = self.inbox(account)
        if "update_id" not in update:
            number = self.world.store.next(f"update:{account.external_id}")
            update = {"update_id": number} | update
        if not inbox.wants(update):
            return None
        if not inbox.url:
            inbox.pending.append(update)
            inbox.filled.set()
            return None
        answer = await self.world.webhooks.deliver(
            account, self._post(inbox, update), self.world.ctl.manners(account).retry_scale
        )
        if not answer.taken:
            inbox.last_error_at = int(time.time())
            inbox.last_error = answer.error or f"Wrong response from the webhook: {answer.status}"
        return answer

    def _post(self, inbox: Inbox, update: dict[str, Any]) -> Post:
        headers = {"Content-Type": "application/json"}
        if inbox.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = inbox.secret
        kind = next(key for key in update if key != "update_id")
        return Post(inbox.url, json.dumps(update).encode(), headers, kind, update)

    def _updates(self, account: Account, saying: Saying) -> list[dict[str, Any]]:
        make = getattr(self, f"_{saying.kind}", None)
        if make:
            made: list[dict[str, Any]] = make(account, saying)
            return made
        if saying.kind not in MESSAGES:
            raise UnknownKind(f"Telegram knows no {saying.kind}")
        return [self._message(account, saying)]

    def _message(self, account: Account, saying: Saying, **extra: Any) -> dict[str, Any]:
        if saying.kind == "text" and (entities := shapes.command_entity(saying.text)):
            extra["entities"] = entities
        extra |= saying.data.pop("message", {})
        bubble = self.world.show(account, saying, self.new_id(account), wire={"message": extra})
        answered = self.world.chats.bubble(account, saying.reply_to) if saying.reply_to else None
        return {"message": shapes.message(account, saying.phone, bubble, answered)}

    def new_id(self, account: Account) -> str:
        return str(self.world.store.next(f"message:{account.external_id}"))

    def _album(self, account: Account, saying: Saying) -> list[dict[str, Any]]:
        group, updates = self.new_id(account), []
        for place, file in enumerate(saying.files):
            kind = "video" if file.mime.startswith("video") else "image"
            part = saying.part(kind, file, first=place == 0)
            updates.append(self._message(account, part, media_group_id=group))
        return updates

    def _start(self, account: Account, saying: Saying) -> list[dict[str, Any]]:
        payload = saying.data.pop("payload", "")
        saying.kind, saying.text = "text", f"/start {payload}".strip()
        return [self._message(account, saying)]

    def _forward(self, account: Account, saying: Saying) -> list[dict[str, Any]]:
        saying.kind = "text"
        origin = {"type": "hidden_user", "date": int(time.time()), "sender_user_name": "Luis"}
        return [self._message(account, saying, forward_origin=origin)]

    def _unsupported(self, account: Account, saying: Saying) -> list[dict[str, Any]]:
        saying.data.setdefault("message", {"dice": {"emoji": "🎲", "value": 4}})
        return [self._message(account, saying)]

    def _system(self, account: Account, saying: Saying) -> list[dict[str, Any]]:
        saying.data.setdefault(
            "message", {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}}
        )
        return [self._message(account, saying)]

    def _edit(self, account: Account, saying: Saying) -> list[dict[str, Any]]:
        bubble = self._known(account, saying)
        bubble.text, bubble.edited = saying.text, True
        self.world.chats.change(bubble)
        return [{"edited_message": shapes.message(account, saying.phone, bubble)}]

    def _reaction(self, account: Account, saying: Saying) -> list[dict[str, Any]]:
        bubble = self._known(account, saying)
        old = bubble.reactions.get("person", "")
        bubble.reactions["person"] = saying.text
        self.world.chats.change(bubble)
        return [{"message_reaction": {
            "chat": shapes.chat(saying.phone), "message_id": int(bubble.id),
            "user": shapes.user(saying.phone), "date": int(time.time()),
            "old_reaction": _emoji(old), "new_reaction": _emoji(saying.text),
        }}]  # fmt: skip

    def _button(self, account: Account, saying: Saying) -> list[dict[str, Any]]:
        bubble = self._known(account, saying)
        query = self.new_id(account)
        bubble.wire["query"] = query
        return [{"callback_query": {
            "id": query, "from": shapes.user(saying.phone), "chat_instance": "-3",
            "message": shapes.message(account, saying.phone, bubble),
            "data": saying.data.get("payload", saying.text),
        }}]  # fmt: skip

    def _block(self, account: Account, saying: Saying) -> list[dict[str, Any]]:
        return self._membership(account, saying, blocked=True)

    def _unblock(self, account: Account, saying: Saying) -> list[dict[str, Any]]:
        return self._membership(account, saying, blocked=False)

    def _membership(
        self, account: Account, saying: Saying, *, blocked: bool
    ) -> list[dict[str, Any]]:
        chat = self.world.chats.of(account, saying.phone)
        chat.blocked = blocked
        self.world.chats.keep(chat)
        away = {"user": shapes.bot(account), "status": "kicked", "until_date": 0}
        here = {"user": shapes.bot(account), "status": "member"}
        return [{"my_chat_member": {
            "chat": shapes.chat(saying.phone), "from": shapes.user(saying.phone),
            "date": int(time.time()),
            "old_chat_member": here if blocked else away,
            "new_chat_member": away if blocked else here,
        }}]  # fmt: skip

    def _known(self, account: Account, saying: Saying) -> Bubble:
        bubble = self.world.chats.bubble(account, saying.reply_to or "")
        if bubble is None:
            raise UnknownKind(f"no message {saying.reply_to} on this phone")
        return bubble


MESSAGES = frozenset(shapes.PREFIX) | {"text", "location", "contact", "venue", "poll", "dice"}


def _emoji(emoji: str) -> list[dict[str, str]]:
    return [{"type": "emoji", "emoji": emoji}] if emoji else []
