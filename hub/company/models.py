"""Whose house this is; and who does not want to see its first steps any more."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from hub.company.types import Language

ONLY = 1


class Company(models.Model):
    """What the house is called, where it stands and what it counts in; one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    name = models.CharField(max_length=80, blank=True)
    zone = models.CharField(max_length=60, default="America/Lima")
    country = models.CharField(max_length=2, default="PE")
    currency = models.CharField(max_length=3, default="PEN")
    # Set by the first amount anywhere: from then on there is no other.
    settled_currency = models.CharField(max_length=3, null=True, editable=False)
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.SPANISH)
    logo_version = models.CharField(max_length=16, blank=True, editable=False)
    # Who issues documents; what is empty is not printed.
    legal_name = models.CharField(max_length=160, blank=True)
    tax_id = models.CharField(max_length=30, blank=True)
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    document_foot = models.CharField(max_length=300, blank=True)
    document_terms = models.TextField(max_length=2000, blank=True)

    class Meta:
        verbose_name_plural = "companies"
        constraints = [
            models.CheckConstraint(condition=Q(id=ONLY), name="company_is_one_row"),
            models.CheckConstraint(
                condition=Q(settled_currency=None) | Q(settled_currency=F("currency")),
                name="company_keeps_its_currency",
            ),
            models.CheckConstraint(
                condition=Q(language__in=Language.values), name="company_speaks_a_language"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Logo(models.Model):
    """Its picture, as we drew it (WebP)."""

    company = models.OneToOneField(
        Company, primary_key=True, on_delete=models.CASCADE, related_name="logo"
    )
    image = models.BinaryField()
    version = models.CharField(max_length=16)

    def __str__(self) -> str:
        return self.version


class StepsHidden(models.Model):
    """Somebody who wants to see the first steps no more."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    hidden_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "hidden steps"

    def __str__(self) -> str:
        return str(self.user_id)
