"""Where conversations stand: only what is another way than before is told as a change."""

import json
from collections.abc import Sequence
from hashlib import sha256

from chat.models import Conversation, HookMark
from chat.queries.hooks import listening, not_looked_at
from hub.kernel.models import Mark

KNOWN = "programs' standing known"
AT_ONCE = 500


def digest(row: Conversation) -> str:
    """Return what tells one standing of a conversation from another."""
    stands = [row.state, str(row.assignee_id), row.label_names, row.priority, row.title]
    return sha256(json.dumps(stands).encode()).hexdigest()


def note_standing() -> None:
    """Note how everything stood when the newest listener began to listen."""
    wanting = list(listening())
    since = max((each.created_at for each in wanting), default=None)
    if since is None or Mark.objects.filter(name=KNOWN, at__gte=since).exists():
        return
    # By their ids, each looked at once; and whoever else notes them locks them in this order.
    rows = not_looked_at(wanting, until=since).order_by("id")
    found = list(rows[:AT_ONCE])
    while found:
        _note(found)
        found = list(rows.filter(id__gt=found[-1].id)[:AT_ONCE])
    Mark.put(KNOWN, since)


def _note(rows: Sequence[Conversation]) -> None:
    HookMark.objects.bulk_create(
        [
            HookMark(conversation_id=row.id, standing=digest(row), meta_seq=row.meta_seq)
            for row in rows
        ],
        update_conflicts=True,
        unique_fields=["conversation"],
        update_fields=["standing", "meta_seq"],
    )
