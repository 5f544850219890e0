"""What people do on Telegram, as updates."""

import json
import time
from typing import Any

from channels_bridge.simulator.chats import Bubble
from channels_bridge.simulator.config import Account
from channels_bridge.simulator.webhooks import Answer, Post
from channels_bridge.simulator.world import Saying, UnknownKind, World

from . import shapes
from .inbox import Inbox


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
            inbox.hold(update)
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

    def _live(self, account: Account, saying: Saying) -> list[dict[str, Any]]:
        saying.kind = "location"
        return [self._message(account, saying)]

    def _move(self, account: Account, saying: Saying) -> list[dict[str, Any]]:
        """A live location goes on; `data.end` ends it."""
        bubble = self._known(account, saying)
        bubble.data |= {k: v for k, v in saying.data.items() if k in ("latitude", "longitude")}
        if saying.data.get("end"):
            bubble.data.pop("live_period", None)
        bubble.edited = True
        self.world.chats.change(bubble)
        return [{"edited_message": shapes.message(account, saying.phone, bubble)}]

    def _share_number(self, account: Account, saying: Saying) -> list[dict[str, Any]]:
        saying.kind = "contact"
        saying.data = {
            "phone_number": saying.phone.digits, "first_name": saying.phone.first_name,
            "user_id": saying.phone.telegram_id,
        }  # fmt: skip
        return [self._message(account, saying)]

    def _ad(self, account: Account, saying: Saying) -> list[dict[str, Any]]:
        saying.data = {"payload": "anuncio_nov"}
        return self._start(account, saying)

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
