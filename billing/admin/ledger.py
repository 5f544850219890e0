"""The ledger in Django's admin: to look at, never to touch."""

from typing import Any, ClassVar

from django.contrib import admin
from sequences.models import Sequence

from billing.models import Account, Claim, Entry, PeriodLock, Posting, Series
from hub.kernel.admin import ReadOnly


@admin.register(Account)
class AccountAdmin(ReadOnly):
    list_display = ("kind", "customer", "currency", "balance", "updated_at")
    list_filter = ("kind", "currency")
    list_select_related = ("customer",)


class PostingInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Posting
    extra = 0
    can_delete = False


@admin.register(Entry)
class EntryAdmin(ReadOnly):
    list_display = ("created_at", "kind", "source_type", "source_id", "description", "author")
    list_filter = ("kind",)
    list_select_related = ("author",)
    inlines: ClassVar[list[Any]] = [PostingInline]


@admin.register(Posting)
class PostingAdmin(ReadOnly):
    list_display = ("id", "entry", "account", "amount", "balance_after")
    list_select_related = ("entry", "account")


@admin.register(Series)
class SeriesAdmin(ReadOnly):
    list_display = ("code", "kind", "first_number", "last_number", "valid_until", "is_default")
    list_filter = ("kind",)


@admin.register(PeriodLock)
class PeriodLockAdmin(ReadOnly):
    list_display = ("created_at", "until", "reason", "author")
    list_select_related = ("author",)


@admin.register(Claim)
class ClaimAdmin(ReadOnly):
    list_display = ("kind", "value", "source_type", "source_id")
    list_filter = ("kind",)


# The library registers its own page, where a number could be set back.
admin.site.unregister(Sequence)


@admin.register(Sequence)
class SequenceAdmin(ReadOnly):
    list_display = ("name", "last")
    search_fields = ("name",)
