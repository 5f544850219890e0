"""The house itself in Django's admin, only shown."""

from django.contrib import admin

from hub.company.models import Company, Logo, StepsHidden
from hub.kernel.admin import ReadOnly


@admin.register(Company)
class CompanyAdmin(ReadOnly):
    list_display = ("name", "zone", "country", "currency", "settled_currency", "language")


@admin.register(Logo)
class LogoAdmin(ReadOnly):
    list_display = ("version",)
    fields = ("version",)


@admin.register(StepsHidden)
class StepsHiddenAdmin(ReadOnly):
    list_display = ("user", "hidden_at")
