"""What closing asks for: a label that says what it was about."""

from __future__ import annotations

from collections.abc import Sequence

from chat.models import Closing, Conversation, Label, WorkMark
from chat.operations import words
from hub.kernel.errors import Conflict


class LabelRequired(Conflict):
    """It is not resolved without a label; `fields.labels` are those that count."""

    code, detail = "label_required", "Say what it was about first: hang a label on it."


def closing() -> Closing:
    """Return what closing asks for now."""
    return Closing.objects.first() or Closing()


def set_closing(*, require_label: bool, labels: Sequence[str]) -> Closing:
    """Say whether closing asks for a label, and which count (none named: any)."""
    names = sorted({words.line(name, 40) for name in labels} - {""})
    Label.objects.bulk_create([Label(name=name) for name in names], ignore_conflicts=True)
    told = {"require_label": require_label, "labels": names}
    row, _ = Closing.objects.update_or_create(id=1, defaults=told)
    return row


def refuse_unless_labelled(row: Conversation) -> None:
    """Refuse to resolve what carries none of the labels that count."""
    asked = closing()
    if not asked.require_label:
        return
    there = set(row.label_names)
    if not (there & set(asked.labels) if asked.labels else there):
        known = Label.objects.order_by("name").values_list("name", flat=True)
        raise LabelRequired(fields={"labels": asked.labels or list(known)})


def note_own_labels(row: Conversation, names: Sequence[str]) -> None:
    """Keep in mind what the house itself hung on or took off: no person's deed."""
    mark = WorkMark.objects.filter(conversation=row).first()
    if mark is not None:
        added, removed = set(names) - set(row.label_names), set(row.label_names) - set(names)
        mark.labels = sorted((set(mark.labels) | added) - removed)
        mark.save(update_fields=["labels"])
