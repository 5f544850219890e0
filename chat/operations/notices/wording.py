"""What a notice says, in the language of whom it is for."""

from chat.models import Conversation, Message
from chat.serializers.messages import preview
from chat.types import ConversationKind, Kind

WORDS = {
    "es": {
        "mention": "{name} te mencionó en {place}",
        "reply": "{name} te respondió en {place}",
        "group": "{name} te agregó a este grupo",
        "assigned": "{name} te asignó esta conversación",
        "direct_place": "su conversación",
        Kind.IMAGE: "Foto",
        Kind.VIDEO: "Video",
        Kind.AUDIO: "Nota de voz",
        Kind.FILE: "Archivo",
        Kind.STICKER: "Sticker",
        Kind.LOCATION: "Ubicación",
        Kind.CONTACT: "Contacto",
    },
    "en": {
        "mention": "{name} mentioned you in {place}",
        "reply": "{name} replied to you in {place}",
        "group": "{name} added you to this group",
        "assigned": "{name} assigned this conversation to you",
        "direct_place": "your conversation",
        Kind.IMAGE: "Photo",
        Kind.VIDEO: "Video",
        Kind.AUDIO: "Voice note",
        Kind.FILE: "File",
        Kind.STICKER: "Sticker",
        Kind.LOCATION: "Location",
        Kind.CONTACT: "Contact",
    },
}


def worded(
    kind: str, conversation: Conversation, message: Message | None, name: str, language: str
) -> tuple[str, str]:
    """Return title and text of a notice of `kind` about what `name` did."""
    words = WORDS.get(language, WORDS["es"])
    place = _place(conversation) or words["direct_place"]
    if kind in ("group", "assigned") or message is None:
        return place, words[kind].format(name=name)
    title = name if kind == "direct" else words[kind].format(name=name, place=place)
    said = preview(message, list(message.attachments.all()))
    return title, said or words.get(message.kind, "")


def link_to(conversation: Conversation) -> str:
    """Return the page of the web app that shows it."""
    inside = conversation.kind in (ConversationKind.DIRECT, ConversationKind.GROUP)
    return f"/{'team' if inside else 'inbox'}/{conversation.id}"


def _place(conversation: Conversation) -> str:
    if conversation.title or conversation.identity is None:
        return conversation.title
    return str(conversation.identity)
