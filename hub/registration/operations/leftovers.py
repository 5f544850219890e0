"""What is left of links that are over and of answers that were kept a while: counted, let go."""

from datetime import datetime

from django.db.models import Q, QuerySet

from hub.registration.models import Forgotten, Link, LookedUp


def count(before: datetime) -> int:
    """Return how many links were over, and answers of the service of names old, before then."""
    return sum(rows.count() for rows in _over(before))


def forget(before: datetime) -> int:
    """Remove them; how many."""
    return sum(rows.delete()[0] for rows in _over(before))


def _over(before: datetime) -> list[QuerySet]:
    return [
        Link.objects.filter(Q(used_at__lt=before) | Q(expires_at__lt=before)),
        LookedUp.objects.filter(expires_at__lt=before),
        Forgotten.objects.filter(at__lt=before),
    ]
