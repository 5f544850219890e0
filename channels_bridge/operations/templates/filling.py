"""A template filled in: refused by name, field by field, before the provider hears of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from channels_bridge.models import Template
from channels_bridge.operations.known import storable
from channels_bridge.operations.parts import FileTooLarge
from channels_bridge.types import Limits, TemplateStatus
from channels_bridge.types.templates import problems_of, words_of
from chat import queries
from chat.types import Draft, Kind
from hub.kernel.errors import Conflict, Invalid

if TYPE_CHECKING:
    from chat.models import Attachment, Conversation

# What WhatsApp shows above the words, and what of ours that can be.
_HEADERS: dict[str, tuple[Kind, frozenset[str]]] = {
    "image": (Kind.IMAGE, frozenset({"image/jpeg", "image/png"})),
    "video": (Kind.VIDEO, frozenset({"video/mp4", "video/3gpp"})),
    "document": (Kind.FILE, frozenset()),
}


class TemplateUnknown(Invalid):
    """The channel has no such template, or not in that language."""

    code, detail = "template_unknown", "This channel has no such template."


class TemplateNotSendable(Invalid):
    """The provider has not approved it, has paused it, or it holds what we cannot fill in."""

    code, detail = "template_not_sendable", "This template cannot be sent now."


class TemplateIncomplete(Invalid):
    """Blanks are left, or filled with what the provider refuses; `fields` says which and why."""

    code, detail = "template_incomplete", "Some blanks of the template are not filled in right."


class OptedOut(Conflict):
    """The customer wants no advertising."""

    code, detail = "opted_out", "The customer has asked for no more advertising."


def fill(conversation: Conversation, draft: Draft) -> Draft:
    """Return the draft with words, card and header file of its template.

    The draft's `template` is `{"id"}` or `{"name", "language"}`, with `variables` by key and the
    `header`'s attachment id. TemplateUnknown, TemplateNotSendable, TemplateIncomplete otherwise.
    """
    asked = draft.template or {}
    if draft.text.strip() or draft.attachments or draft.card:
        raise Invalid(fields={"template": ["A template stands alone: no text, file or card."]})
    row = _found(conversation, asked)
    values = {
        str(key): storable(str(value)) for key, value in (asked.get("variables") or {}).items()
    }
    _allow(row, values, asked.get("header"))
    header = asked.get("header")
    return replace(
        draft,
        text=words_of(row.form, values),
        card=_card(row, values),
        attachments=(UUID(str(header)),) if header else (),
    )


def allow_header(card: Mapping[str, Any], files: Sequence[Attachment], limits: Limits) -> None:
    """Refuse a header file of another kind than the template's, or too large."""
    head = card["form"]["header"]
    if not head or not head["file"] or not files:
        return
    (file,) = files
    kind, types = _HEADERS[head["kind"]]
    bare = file.content_type.split(";")[0].strip().lower()
    if file.kind != kind or (types and bare not in types):
        raise TemplateIncomplete(fields={"header": [f"The template shows {head['kind']} here."]})
    if (file.size or 0) > limits.kinds[kind]:
        raise FileTooLarge()


def allow_again(conversation: Conversation, card: Mapping[str, Any]) -> None:
    """Refuse a template that may not be sent any more: for a second try."""
    _sendable(_found(conversation, {"id": card["template"]}))


def refuse_advertising(conversation: Conversation, card: Mapping[str, Any]) -> None:
    """Keep marketing from somebody who has opted out."""
    identity = conversation.identity
    if identity and card["category"] == "marketing" and queries.wants_nothing_automatic(identity):
        raise OptedOut()


def _found(conversation: Conversation, asked: Mapping[str, Any]) -> Template:
    assert conversation.channel_id is not None
    rows = Template.objects.filter(channel_id=conversation.channel_id)
    if asked.get("id"):
        found = rows.filter(id=UUID(str(asked["id"]))).first()
        if found is None:
            raise TemplateUnknown(fields={"template": ["There is no such template."]})
        return found
    named = {row.language: row for row in rows.filter(name=str(asked.get("name") or ""))}
    if not named:
        raise TemplateUnknown(fields={"template": ["There is no such template."]})
    found = named.get(str(asked.get("language") or ""))
    if found is None:
        there = ", ".join(sorted(named))
        raise TemplateUnknown(fields={"language": [f"This template is only there in: {there}."]})
    return found


def _sendable(row: Template) -> None:
    if row.status != TemplateStatus.APPROVED:
        raise TemplateNotSendable(fields={"template": [f"It is {row.status}."]})
    if row.form is None:
        raise TemplateNotSendable(fields={"template": ["It holds what cannot be filled in here."]})


def _allow(row: Template, values: Mapping[str, str], header: Any) -> None:
    _sendable(row)
    wrong = {f"variables.{key}": [why] for key, why in problems_of(row.form, values).items()}
    wants = bool(row.form["header"] and row.form["header"]["file"])
    if wants and not header:
        wrong["header"] = ["The template has a file here."]
    if header and not wants:
        wrong["header"] = ["The template has no file of ours."]
    if wrong:
        raise TemplateIncomplete(fields=wrong)


def _card(row: Template, values: Mapping[str, str]) -> dict[str, Any]:
    """Return what the thread draws the template from, and the adapter sends it by."""
    return {
        "type": "template",
        "template": str(row.id),
        "provider_id": row.provider_id,
        "name": row.name,
        "language": row.language,
        "category": row.category,
        "form": row.form,
        "values": dict(values),
    }
