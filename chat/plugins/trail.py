"""What of conversations is written down as somebody's doing, and what tells itself."""

from collections.abc import Collection, Mapping
from uuid import UUID

from chat.models import Conversation
from hub.audit.ports.naming import names
from hub.kernel.trail import Watch, watches

_THREAD = "it is told in its thread, where everybody concerned reads it"
_MACHINE = "it moves by itself and says nothing about anybody's doing"
_LOG = "it is a log of its own"
UNWATCHED = {
    _THREAD: (
        *("message", "conversation", "conversation_labels", "member", "reaction", "attachment"),
        *("mention", "edition", "scheduled", "scheduled_files", "survey"),
    ),
    _MACHINE: (
        *(
            "counter",
            "alias",
            "visit",
            "noticedue",
            "workmark",
            "hookmark",
            "stretch",
            "stretchmark",
            "searchentry",
        ),
        *("searchname", "searchmark", "preview", "escalation", "seat", "draft", "canned_files"),
    ),
    _LOG: ("rulerun", "macrorun", "slaalert", "hookdelivery", "bulkrow"),
}
WATCHED = {
    "identity": Watch(overlooks=("name", "phone", "customer_name")),
    "wishwords": Watch(tells=("stop", "back", "stop_answer", "back_answer")),
    "label": Watch(tells=("name",)),
    "bulkrun": Watch(tells=("action", "state"), overlooks=("state",)),
    "routing": Watch(tells=("mode",)),
    "hours": Watch(tells=("zone", "week", "country", "worked", "days")),
    "reception": Watch(tells=("greeting", "away", "menu")),
    "canned": Watch(tells=("shortcut", "language", "labels"), overlooks=("uses", "used_at")),
    "savedview": Watch(tells=("name", "query")),
    "deskrules": Watch(),
    "hook": Watch(tells=("name",), overlooks=("last_used_at",)),
    "subscription": Watch(tells=("name", "url", "events"), overlooks=("failing_since",)),
    "slapolicy": Watch(tells=("name", "conditions")),
    "closing": Watch(tells=("labels",)),
    "surveysettings": Watch(tells=("question", "channels", "teams")),
    "rule": Watch(tells=("name", "event", "conditions", "actions")),
    "macro": Watch(tells=("name", "actions"), overlooks=("used",)),
}
for _why, _names in UNWATCHED.items():
    for _name in _names:
        watches.add(f"chat.{_name}", Watch(why_not=_why))
for _name, _watch in WATCHED.items():
    watches.add(f"chat.{_name}", _watch)


def _talks(ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return what conversations are called: by their title, or by who is outside."""
    rows = Conversation.objects.filter(id__in=ids).select_related("identity")
    return {row.id: row.title or (row.identity.name if row.identity else "") for row in rows}


names.add("chat.conversation", _talks)
