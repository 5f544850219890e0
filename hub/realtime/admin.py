"""What is told to people, in Django's own admin; to look at only."""

from django.contrib import admin

from hub.kernel.admin import ReadOnly
from hub.realtime.models import Epoch, PersonCounter, PersonState


@admin.register(Epoch)
class EpochAdmin(ReadOnly):
    list_display = ("value",)


@admin.register(PersonCounter)
class PersonCounterAdmin(ReadOnly):
    list_display = ("user_id", "last_seq", "moved_at")
    search_fields = ("user_id",)


@admin.register(PersonState)
class PersonStateAdmin(ReadOnly):
    list_display = ("user_id", "kind", "key", "seq")
    list_filter = ("kind",)
    search_fields = ("user_id",)
