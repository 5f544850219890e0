"""The one vocabulary of labels, for conversations and whatever else they hang on."""

from collections.abc import Iterable

from django.db.models import QuerySet

from chat.models import Label


def labels_named(names: Iterable[str]) -> QuerySet[Label]:
    """Return the labels of these names, those nobody used before made now."""
    wanted = sorted(set(names))
    Label.objects.bulk_create([Label(name=name) for name in wanted], ignore_conflicts=True)
    return Label.objects.filter(name__in=wanted)
