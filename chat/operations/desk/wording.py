"""What people are told about messages for later, and about those nobody takes."""

from chat.models import Conversation, Scheduled
from chat.operations.notices.wording import link_to
from hub.realtime.types import conversation_stream
from hub.reports.types import Notice

SHOWN = 140  # characters
WORDS = {
    "es": {
        "scheduled_failed": "No se envió tu mensaje programado a {name}",
        "reminder": "Recordatorio sobre {name}",
        "waiting": "{name} espera y nadie atiende",
        "waited": "Espera desde hace {time} sin que nadie tome la conversación.",
        "they_wrote": "La persona escribió antes de la hora.",
        "window_closed": "La ventana del canal se cerró.",
        "not_reachable": "El canal ya no llega a esta persona.",
        "blocked": "Esta persona bloqueó al negocio.",
        "forbidden": "Quien lo escribió ya no puede responder.",
    },
    "en": {
        "scheduled_failed": "Your scheduled message to {name} was not sent",
        "reminder": "Reminder about {name}",
        "waiting": "{name} is waiting and nobody has taken them",
        "waited": "Waiting for {time} without anybody taking the conversation.",
        "they_wrote": "They wrote before its time.",
        "window_closed": "The channel's window has closed.",
        "not_reachable": "The channel does not reach this person any more.",
        "blocked": "This person has blocked the business.",
        "forbidden": "Who wrote it may not answer any more.",
    },
}


def notice_of(row: Scheduled, kind: str, language: str) -> Notice:
    """Return what is told of a message whose time has come."""
    said = words_in(language)
    why = said.get(row.error["code"], row.error["detail"]) if row.error else ""
    return Notice(
        kind=kind,
        key=f"scheduled:{row.id}",
        title=said[kind].format(name=name_of(row.conversation)),
        text=f"{why} {row.text[:SHOWN]}".strip(),
        link=link_to(row.conversation),
    )


def _spoken(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join(f"{count} {unit}" for count, unit in ((hours, "h"), (rest, "min")) if count)


def waiting_notice(conversation: Conversation, minutes: int, language: str) -> Notice:
    """Return what is told of somebody nobody takes; the same notice at every stage."""
    said = words_in(language)
    return Notice(
        kind="waiting",
        key=f"waiting:{conversation.id}",
        title=said["waiting"].format(name=name_of(conversation)),
        text=said["waited"].format(time=_spoken(minutes)),
        link=link_to(conversation),
        topic=conversation_stream(conversation.id),
    )


def name_of(conversation: Conversation) -> str:
    """Return how people call the conversation."""
    return conversation.title or str(conversation.identity or "")


def words_in(language: str) -> dict[str, str]:
    """Return the words of a language, Spanish where it is not spoken here."""
    return WORDS.get(language.partition("-")[0].lower(), WORDS["es"])
