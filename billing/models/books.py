"""How documents are numbered, what is closed, and what may back one payment only."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from billing.types import ClaimKind, DocumentKind
from hub.kernel.ids import new_id


class Series(models.Model):
    """Numbers of one kind of document: without a gap, in an authorised range where there is one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20, choices=DocumentKind.choices)
    code = models.CharField(max_length=10)  # F001
    digits = models.PositiveSmallIntegerField(default=0)
    first_number = models.PositiveIntegerField(default=1)
    last_number = models.PositiveIntegerField(null=True)  # of what the authority allowed
    valid_since = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    resolution = models.CharField(max_length=120, blank=True)  # that allowed it
    is_default = models.BooleanField(default=True)  # of its kind
    archived_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "series"
        constraints = [
            models.UniqueConstraint(fields=["kind", "code"], name="series_once"),
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(is_default=True, archived_at=None),
                name="series_default_once",
            ),
            models.CheckConstraint(
                condition=Q(last_number=None) | Q(last_number__gte=models.F("first_number")),
                name="series_range_is_one",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def counter(self) -> str:
        """What its numbers are counted under."""
        return f"{self.kind}:{self.code}"

    def label(self, number: int) -> str:
        """Return a number as people write it: `F001-00000123`."""
        return f"{self.code}-{number:0{self.digits}d}"


class PeriodLock(models.Model):
    """The books are closed up to a day; the latest row holds, each says who closed them and why."""

    until = models.DateField()
    reason = models.CharField(max_length=200)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.until.isoformat()


class Claim(models.Model):
    """An operation number or a proof that backs one recharge or one payment, and no other."""

    kind = models.CharField(max_length=10, choices=ClaimKind.choices)
    value = models.CharField(max_length=64)
    source_type = models.CharField(max_length=20)
    source_id = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "value"], name="claim_once"),
        ]
        indexes = [models.Index(fields=["source_type", "source_id"], name="claim_of_source")]

    def __str__(self) -> str:
        return self.value
