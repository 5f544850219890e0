"""What is left of sign-ins and second factors that are over: counted, and let go."""

from datetime import datetime

from django.db.models import Q, QuerySet

from hub.accounts.models import Authenticator, RecoveryCode, Session

AT_ONCE = 1000


def count_sign_ins(before: datetime) -> int:
    """Return how many sessions were over before an instant, each with its address and browser."""
    return _sessions(before).count()


def forget_sign_ins(before: datetime) -> int:
    """Remove some of them; how many."""
    ids = list(_sessions(before).values_list("id", flat=True)[:AT_ONCE])
    Session.objects.filter(id__in=ids).delete()
    return len(ids)


def count_codes(before: datetime) -> int:
    """Return how many recovery codes were used, and second factors never confirmed, before then."""
    return _codes(before).count() + _unconfirmed(before).count()


def forget_codes(before: datetime) -> int:
    """Remove them; how many."""
    count = count_codes(before)
    _codes(before).delete()
    _unconfirmed(before).delete()
    return count


def _sessions(before: datetime) -> QuerySet[Session]:
    return Session.objects.filter(Q(ended_at__lt=before) | Q(ends_at__lt=before))


def _codes(before: datetime) -> QuerySet[RecoveryCode]:
    return RecoveryCode.objects.filter(used_at__lt=before)


def _unconfirmed(before: datetime) -> QuerySet[Authenticator]:
    return Authenticator.objects.filter(confirmed_at=None, created_at__lt=before)
