"""What the bot's methods do, with Telegram's limits and refusals."""

from collections.abc import Awaitable, Callable
from typing import Any

from channels_bridge.simulator.calls import Call, Done
from channels_bridge.simulator.chats import Bubble
from channels_bridge.simulator.config import Account
from channels_bridge.simulator.world import World

from . import shapes
from .envelope import loaded, refuse
from .sending import Sending
from .updates import Telegram

Work = Callable[[Call], Awaitable[Done]]


class Methods:
    """Finds the method of a call; names are matched in any case, as in the real API."""

    def __init__(self, world: World, telegram: Telegram) -> None:
        self.world = world
        self.telegram = telegram
        self.sending = Sending(world, telegram)

    def find(self, name: str, fields: dict[str, Any], uploads: dict[str, Any]) -> Work:
        """The work of a method; an unknown one is 404."""
        method = getattr(self, f"_{name.lower()}", None)

        async def work(call: Call) -> Done:
            if method is not None:
                result, provider_id = await method(call.account, fields)
            elif self.sending.knows(name):
                result, provider_id = await self.sending.send(name, call, fields, uploads)
            else:
                raise refuse(404, "Not Found")
            return Done({"ok": True, "result": result}, provider_id=provider_id)

        return work

    async def _getme(self, account: Account, fields: dict[str, Any]) -> tuple[Any, None]:
        abilities = {
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }
        return shapes.bot(account) | abilities, None

    async def _setwebhook(self, account: Account, fields: dict[str, Any]) -> tuple[bool, None]:
        inbox = self.telegram.inbox(account)
        url, secret = str(fields.get("url", "")), str(fields.get("secret_token", ""))
        if url and not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise refuse(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        if not all(c.isascii() and (c.isalnum() or c in "_-") for c in secret):
            raise refuse(400, "Bad Request: secret token contains unallowed characters")
        if _flag(fields.get("drop_pending_updates")):
            inbox.pending.clear()
        inbox.url, inbox.secret = url, secret
        inbox.take_turn()  # whoever waits for updates is sent away
        if "allowed_updates" in fields:
            inbox.allowed = loaded(fields["allowed_updates"]) or None
        waiting, inbox.pending = (inbox.pending, []) if url else ([], inbox.pending)
        for update in waiting:
            self.world.webhooks.later(self.telegram.send(account, update))
        return True, None

    async def _deletewebhook(self, account: Account, fields: dict[str, Any]) -> tuple[bool, None]:
        inbox = self.telegram.inbox(account)
        inbox.url = ""
        if _flag(fields.get("drop_pending_updates")):
            inbox.pending.clear()
        return True, None

    async def _getwebhookinfo(
        self, account: Account, fields: dict[str, Any]
    ) -> tuple[dict[str, Any], None]:
        inbox = self.telegram.inbox(account)
        told = self.world.ctl.manners(account).told_webhook
        info: dict[str, Any] = {
            "url": inbox.url if told is None else told,
            "has_custom_certificate": False,
            "pending_update_count": len(inbox.pending),
            "max_connections": inbox.max_connections,
        }
        if inbox.allowed:
            info["allowed_updates"] = inbox.allowed
        if inbox.last_error_at:
            info |= {"last_error_date": inbox.last_error_at, "last_error_message": inbox.last_error}
        return info, None

    async def _getupdates(
        self, account: Account, fields: dict[str, Any]
    ) -> tuple[list[dict[str, Any]], None]:
        inbox = self.telegram.inbox(account)
        if inbox.url:
            raise refuse(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        turn = inbox.take_turn()
        if "allowed_updates" in fields:
            inbox.allowed = loaded(fields["allowed_updates"]) or None
        # Asking from an offset confirms everything below it.
        inbox.confirm(int(fields.get("offset") or 0))
        if not inbox.pending and (seconds := float(fields.get("timeout") or 0)):
            await inbox.wait(min(seconds, 50))
        if inbox.turn != turn:
            raise refuse(
                409,
                "Conflict: terminated by other getUpdates request; "
                "make sure that only one bot instance is running",
            )
        return inbox.pending[: min(int(fields.get("limit") or 100), 100)], None

    async def _getfile(
        self, account: Account, fields: dict[str, Any]
    ) -> tuple[dict[str, Any], None]:
        given = str(fields.get("file_id", ""))
        file = self.sending.file(given)
        if file.size > 20 * 1024 * 1024:
            raise refuse(400, "Bad Request: file is too big")
        return {
            "file_id": given,
            "file_unique_id": shapes.unique_id({"id": file.id}),
            "file_size": file.size,
            "file_path": shapes.file_path(file, given),
        }, None

    async def _getuserprofilephotos(
        self, account: Account, fields: dict[str, Any]
    ) -> tuple[dict[str, Any], None]:
        return {"total_count": 0, "photos": []}, None

    async def _getchat(self, account: Account, fields: dict[str, Any]) -> tuple[Any, None]:
        phone = self.sending.recipient(account, fields)
        return shapes.chat(phone) | {
            "accent_color_id": 1,
            "max_reaction_count": 11,
            "accepted_gift_types": {},
        }, None

    async def _sendchataction(self, account: Account, fields: dict[str, Any]) -> tuple[bool, None]:
        phone = self.sending.recipient(account, fields)
        self.world.tell("typing", {"account": account.name, "phone": phone.number})
        return True, None

    async def _answercallbackquery(
        self, account: Account, fields: dict[str, Any]
    ) -> tuple[bool, None]:
        query = str(fields.get("callback_query_id", ""))
        if not query.isdigit():
            raise refuse(
                400,
                "Bad Request: query is too old and response timeout expired or query ID is invalid",
            )
        if fields.get("text"):
            self.world.tell("toast", {"account": account.name, "text": str(fields["text"])})
        return True, None

    async def _setmessagereaction(
        self, account: Account, fields: dict[str, Any]
    ) -> tuple[bool, None]:
        bubble = self._message(account, fields, "message to react not found")
        given = loaded(fields.get("reaction")) or []
        bubble.reactions["hub"] = str(given[0].get("emoji", "")) if given else ""
        self.world.chats.change(bubble)
        return True, None

    async def _editmessagetext(
        self, account: Account, fields: dict[str, Any]
    ) -> tuple[dict[str, Any], str]:
        bubble = self._message(account, fields, "message to edit not found")
        text, entities = self.sending.text(fields, "text", 4096)
        if bubble.author != "hub":
            raise refuse(400, "Bad Request: message can't be edited")
        if text == bubble.text:
            raise refuse(
                400,
                "Bad Request: message is not modified: specified new message content "
                "and reply markup are exactly the same",
            )
        bubble.text, bubble.edited = text, True
        self.world.chats.change(bubble)
        phone = self.sending.recipient(account, fields)
        return shapes.message(account, phone, bubble), bubble.id

    async def _deletemessage(self, account: Account, fields: dict[str, Any]) -> tuple[bool, None]:
        bubble = self._message(account, fields, "message to delete not found")
        bubble.deleted = True
        self.world.chats.change(bubble)
        return True, None

    def _message(self, account: Account, fields: dict[str, Any], missing: str) -> Bubble:
        self.sending.recipient(account, fields)
        bubble = self.world.chats.bubble(account, str(fields.get("message_id", "")))
        if bubble is None or bubble.deleted:
            raise refuse(400, f"Bad Request: {missing}")
        return bubble


def _flag(value: Any) -> bool:
    return str(value).lower() in ("true", "1")
