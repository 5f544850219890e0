"""The ground's own rows."""

from datetime import datetime

from django.db import models


class Mark(models.Model):
    """When something of that name last happened: a worker's pulse, a demo day seeded."""

    name = models.CharField(max_length=60, primary_key=True)
    at = models.DateTimeField()

    @classmethod
    def put(cls, name: str, at: datetime) -> None:
        """Remember that it happened now."""
        cls.objects.update_or_create(name=name, defaults={"at": at})
