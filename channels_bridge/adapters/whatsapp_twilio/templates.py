"""Twilio's Content templates: listed with WhatsApp's judgement on them, and taken apart."""

from collections.abc import Iterator, Mapping
from typing import Any

from channels_bridge.adapters import reading
from channels_bridge.adapters.whatsapp_twilio.client import client
from channels_bridge.types import (
    Account,
    Blank,
    Button,
    Form,
    Head,
    TemplateFound,
    TemplateStatus,
    marks_in,
)

PAGE, MOST = 100, 5000
STATUSES = {
    "approved": TemplateStatus.APPROVED,
    "pending": TemplateStatus.PENDING,
    "received": TemplateStatus.PENDING,
    "in_appeal": TemplateStatus.PENDING,
    "rejected": TemplateStatus.REJECTED,
    "paused": TemplateStatus.PAUSED,
    "disabled": TemplateStatus.DISABLED,
}
# What WhatsApp shows of a content with several faces, richest first.
_TYPES = (
    "whatsapp/card",
    "twilio/card",
    "twilio/quick-reply",
    "twilio/call-to-action",
    "twilio/media",
    "twilio/text",
)
_BUTTONS = {
    "QUICK_REPLY": ("quick_reply", "id"),
    "URL": ("url", "url"),
    "PHONE_NUMBER": ("phone", "phone"),
    "COPY_CODE": ("code", "code"),
}
_FILMS, _PAPERS = (".mp4", ".3gp"), (".pdf", ".docx", ".xlsx")


def listed(account: Account) -> Iterator[TemplateFound]:
    """Yield every template of the account; SendRefused or OutcomeUnknown when Twilio won't say."""
    with client(account) as twilio:
        rows = twilio.content.v1.content_and_approvals.stream(limit=MOST, page_size=PAGE)
        yield from [found(row) for row in rows if isinstance(row.sid, str)]


def found(row: Any) -> TemplateFound:
    """Return a template as the SDK read it."""
    judged = row.approval_requests
    judged = judged if isinstance(judged, dict) else {}
    return TemplateFound(
        provider_id=row.sid,
        name=reading.label(judged.get("name")) or reading.label(row.friendly_name),
        language=reading.label(row.language),
        category=reading.label(judged.get("category")).lower(),
        status=STATUSES.get(str(judged.get("status")), TemplateStatus.DRAFT),
        reason=reading.label(judged.get("rejection_reason")),
        form=form_of(row.types, row.variables),
    )


def form_of(types: Any, variables: Any) -> Form | None:
    """Return the template's parts; None when it has no face that can be filled in here."""
    types = types if isinstance(types, dict) else {}
    shown = next((name for name in _TYPES if isinstance(types.get(name), dict)), None)
    if shown is None:
        return None
    examples = variables if isinstance(variables, dict) else {}
    try:
        form = _read(shown, types[shown])
        form["blanks"] = list(_blanks(form, examples))
    except (KeyError, TypeError, AttributeError, IndexError):
        return None
    return form if form["body"] else None


def _read(shown: str, raw: Mapping[str, Any]) -> Form:
    card = shown == "twilio/card"
    body = "\n".join(str(raw[name]) for name in ("title", "body") if raw.get(name))
    return Form(
        header=_head(raw),
        body=body,
        footer=str(raw.get("subtitle" if card else "footer") or ""),
        buttons=[_button(each) for each in raw.get("actions") or []],
        blanks=[],
        named=False,
    )


def _head(raw: Mapping[str, Any]) -> Head | None:
    media = raw.get("media") or []
    if media:
        # Twilio fetches it from where the template says; nobody uploads anything.
        return Head(kind=_kind(str(media[0])), text="", url=str(media[0]), file=False)
    text = str(raw.get("header_text") or "")
    return Head(kind="text", text=text, url="", file=False) if text else None


def _kind(url: str) -> str:
    bare = url.split("?")[0].lower()
    if bare.endswith(_FILMS):
        return "video"
    return "document" if bare.endswith(_PAPERS) else "image"


def _button(raw: Mapping[str, Any]) -> Button:
    kind, field = _BUTTONS[str(raw.get("type") or "QUICK_REPLY")]
    return Button(kind=kind, text=str(raw["title"]), value=str(raw.get(field) or ""))


def _blanks(form: Form, examples: Mapping[str, Any]) -> Iterator[Blank]:
    """Yield each variable once, by the part that shows it first: they are shared by all parts."""
    head = form["header"]
    parts = [
        ("header", [head["text"], head["url"]] if head else []),
        ("body", [form["body"], form["footer"]]),
        ("button", [text for each in form["buttons"] for text in (each["text"], each["value"])]),
    ]
    seen: set[str] = set()
    for part, texts in parts:
        for key in (key for text in texts for key in marks_in(text)):
            if key not in seen:
                seen.add(key)
                example = str(examples.get(key) or "")
                yield Blank(key=key, part=part, name=key, example=example)
