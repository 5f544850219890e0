"""What a request to the simulator means: a saying of a person, or signed raw bytes."""

from typing import Any
from urllib.parse import parse_qsl

from . import sign
from .config import Account
from .media import SAMPLE_OF, File, Media
from .webhooks import Post
from .world import Saying, World

EXAMPLES: dict[str, dict[str, Any]] = {
    "location": {"latitude": -12.0464, "longitude": -77.0428},
    "contact": {"phone_number": "51999111222", "first_name": "Luis", "last_name": "Paredes"},
    "venue": {
        "location": {"latitude": -12.0464, "longitude": -77.0428},
        "title": "Plaza Mayor",
        "address": "Jirón de la Unión, Lima",
    },
    "live": {"latitude": -12.0464, "longitude": -77.0428, "live_period": 900},
    "poll": {
        "id": "1",
        "question": "¿?",
        "options": [],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "persistent_id": "1",
        "allows_revoting": False,
        "members_only": False,
    },
    "dice": {"emoji": "🎲", "value": 4},
}


class BadRequest(ValueError):
    """The body names something unknown or misses something."""


def saying(world: World, raw: dict[str, Any]) -> Saying:
    who = str(raw.get("phone") or "")
    phone = world.phones.find(who) if who else next(iter(world.phones), None)
    if phone is None:
        if not any(c.isdigit() for c in who):
            raise BadRequest("unknown phone")
        phone = world.phones.add({"phone": who, "name": raw.get("name", "")})
    kind = str(raw.get("kind", "text"))
    return Saying(
        phone=phone, kind=kind, text=str(raw.get("text", "")), files=_files(world.media, kind, raw),
        reply_to=raw.get("reply_to"), data=dict(raw.get("data") or _example(kind)),
    )  # fmt: skip


def _files(media: Media, kind: str, raw: dict[str, Any]) -> list[File]:
    if kind == "album":
        given = raw.get("media") or [{}, {}]
        return [media.from_saying("image", each) for each in given]
    return [media.from_saying(kind, raw.get("media"))] if kind in SAMPLE_OF else []


def _example(kind: str) -> dict[str, Any]:
    """What a phone shares when nobody says what."""
    return dict(EXAMPLES.get(kind, {}))


def signed(account: Account, data: bytes, body: dict[str, Any]) -> Post:
    """`sign`: true (default), "wrong" or "missing"; `headers` are added last."""
    headers = {
        "Content-Type": body.get("content_type")
        or ("application/x-www-form-urlencoded" if "twilio" in account.kind else "application/json")
    }
    how = body.get("sign", True)
    name, value = _signature(account, data)
    if how is True:
        headers[name] = value
    elif how == "wrong":
        headers[name] = value[:-4] + ("aaaa" if value[-4:] != "aaaa" else "bbbb")
    path = account.webhook + str(body.get("query", ""))
    return Post(path, data, headers | (body.get("headers") or {}), "raw", f"{len(data)} bytes")


def _signature(account: Account, data: bytes) -> tuple[str, str]:
    if account.kind == "telegram":
        return "X-Telegram-Bot-Api-Secret-Token", account.credentials["secret_token"]
    if account.kind == "whatsapp_twilio":
        text = data.decode("utf-8", "replace")
        form = parse_qsl(text, keep_blank_values=True)
        token = account.credentials["auth_token"]
        return "X-Twilio-Signature", sign.twilio(token, account.public_webhook, form)
    return "X-Hub-Signature-256", sign.meta(account.credentials["app_secret"], data)
