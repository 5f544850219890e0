"""How the house sends its people, and the secret addresses of their calendars."""

from django.conf import settings
from django.db import models
from django.db.models import Q

ONLY = 1


class DispatchRules(models.Model):
    """What is left between two bookings, and when a licence that ends is told; one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    travel_minutes = models.PositiveSmallIntegerField(default=30)
    warn_days = models.PositiveSmallIntegerField(default=30)

    class Meta:
        verbose_name_plural = "dispatch rules"
        constraints = [
            models.CheckConstraint(condition=Q(id=ONLY), name="dispatch_rules_are_one_row"),
            models.CheckConstraint(
                condition=Q(travel_minutes__lte=480, warn_days__lte=365),
                name="dispatch_rules_make_sense",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.travel_minutes} min"


class CalendarLink(models.Model):
    """The address by which somebody's own calendar is fetched; we keep its digest alone."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="calendar_link",
    )
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.user_id)
