"""Which approved template tells a customer a fact once they have been silent for too long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from channels_bridge.models import Template
from channels_bridge.types import TemplateStatus
from channels_bridge.types.templates import LONGEST_VALUE, problems_of

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.reports.ports.deliverer import Words

NAMES = ("aviso", "notice")  # how a template begins that may say any fact
UTILITY = "utility"


def notice_template(conversation: Conversation, words: Words) -> dict[str, Any] | None:
    """Return a template filled with the words, in their language before others; None without one.

    It fits with one blank (what happened) or two (who is spoken to, what happened), in the body.
    """
    assert conversation.channel_id is not None, "customers write on a channel"
    rows = Template.objects.filter(
        channel_id=conversation.channel_id,
        status=TemplateStatus.APPROVED,
        category=UTILITY,
        form__isnull=False,
    )
    named = [row for row in rows.order_by("name", "id") if row.name.startswith(NAMES)]
    named.sort(key=lambda row: not row.language.startswith(words.language))
    for row in named:
        values = _values(row, words)
        if values is not None and not problems_of(row.form, values):
            asked = {"id": str(row.id), "name": row.name, "language": row.language}
            return {**asked, "variables": values}
    return None


def _values(row: Template, words: Words) -> dict[str, str] | None:
    blanks = row.form["blanks"]
    head = row.form["header"]
    if (head and head["file"]) or not 1 <= len(blanks) <= 2:
        return None
    if any(blank["part"] != "body" for blank in blanks):
        return None
    said = " ".join(f"{words.title}: {words.text} {words.url}".split())[:LONGEST_VALUE]
    filled = [said] if len(blanks) == 1 else [words.name, said]
    return {blank["key"]: value for blank, value in zip(blanks, filled, strict=True)}
