"""Where conversations stand: only what is another way than before is told as a change."""

import json
from collections.abc import Sequence
from hashlib import sha256

from chat.models import Conversation, HookMark, Subscription
from chat.queries.hooks import not_looked_at
from hub.kernel.models import Mark

KNOWN = "programs' standing known"
AT_ONCE = 500


def digest(row: Conversation) -> str:
    """Return what tells one standing of a conversation from another."""
    stands = [row.state, str(row.assignee_id), row.label_names, row.priority, row.title]
    return sha256(json.dumps(stands).encode()).hexdigest()


def note(wanting: Sequence[Subscription]) -> None:
    """Note how everything stood when the newest of these began to listen."""
    since = max(each.created_at for each in wanting)
    if Mark.objects.filter(name=KNOWN, at__gte=since).exists():
        return
    rows = not_looked_at(list(wanting), until=since)
    while found := list(rows[:AT_ONCE]):
        HookMark.objects.bulk_create(
            [
                HookMark(conversation_id=row.id, standing=digest(row), meta_seq=row.meta_seq)
                for row in found
            ],
            update_conflicts=True,
            unique_fields=["conversation"],
            update_fields=["standing", "meta_seq"],
        )
    Mark.put(KNOWN, since)
