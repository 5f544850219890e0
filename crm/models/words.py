"""The words of the house for its customers: categories and states, edited as lists."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from crm.types import Meaning, Tone


class Word(models.Model):
    """One word of a list; `key` never changes, what people read may."""

    key = models.CharField(max_length=40, primary_key=True)
    es = models.CharField(max_length=40)
    en = models.CharField(max_length=40)
    color = models.CharField(max_length=10, choices=Tone.choices, default=Tone.PLAIN)
    position = models.PositiveIntegerField(default=0)
    is_default = models.BooleanField(default=False)

    list_key: ClassVar[str]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.key


class Category(Word):
    """How much attention a customer is given."""

    list_key = "category"

    class Meta:
        verbose_name_plural = "categories"
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=Q(is_default=True), name="one_default_category"
            ),
            models.UniqueConstraint(fields=["es"], name="category_es_once"),
            models.UniqueConstraint(fields=["en"], name="category_en_once"),
        ]


class Status(Word):
    """Where a customer stands with the house; `meaning` is what follows from it."""

    list_key = "status"
    meaning = models.CharField(max_length=10, choices=Meaning.choices)

    class Meta:
        verbose_name_plural = "statuses"
        constraints = [
            models.UniqueConstraint(
                fields=["meaning"], condition=Q(is_default=True), name="one_default_a_meaning"
            ),
            models.CheckConstraint(
                condition=Q(meaning__in=Meaning.values), name="status_means_something"
            ),
            models.UniqueConstraint(fields=["es"], name="status_es_once"),
            models.UniqueConstraint(fields=["en"], name="status_en_once"),
        ]


def default_category() -> str:
    """Return the category of whom nobody has looked at."""
    rows = Category.objects.order_by("-is_default", "position", "key")
    return rows.values_list("key", flat=True)[0]


def default_status(meaning: str = Meaning.PROSPECT) -> str:
    """Return the state that somebody of this meaning is given."""
    rows = Status.objects.filter(meaning=meaning).order_by("-is_default", "position", "key")
    return rows.values_list("key", flat=True)[0]
