"""Registrations in Django's own admin: to look at, never to touch."""

from django.contrib import admin

from hub.kernel.admin import ReadOnly
from hub.registration.models import (
    ConsentRecord,
    Forgotten,
    Link,
    LookedUp,
    ProvenEmail,
    Registration,
    RegistrationDeed,
)


@admin.register(Registration)
class RegistrationAdmin(ReadOnly):
    list_display = ("user", "document_type", "outcome", "verified_at", "verified_how")
    list_filter = ("document_type", "outcome", "verified_how")
    list_select_related = ("user",)


@admin.register(ProvenEmail)
class ProvenEmailAdmin(ReadOnly):
    list_display = ("user", "proven_at")
    list_select_related = ("user",)


@admin.register(ConsentRecord)
class ConsentRecordAdmin(ReadOnly):
    list_display = ("user", "purpose", "given", "version", "at")
    list_filter = ("purpose", "given", "version")
    list_select_related = ("user",)


@admin.register(RegistrationDeed)
class RegistrationDeedAdmin(ReadOnly):
    list_display = ("at", "user", "deed", "by", "note")
    list_filter = ("deed",)
    list_select_related = ("user", "by")


@admin.register(Link)
class LinkAdmin(ReadOnly):
    list_display = ("made_at", "user", "purpose", "made_by", "used_at", "mail")
    list_filter = ("purpose", "mail")
    list_select_related = ("user", "made_by")


@admin.register(Forgotten)
class ForgottenAdmin(ReadOnly):
    list_display = ("at",)


@admin.register(LookedUp)
class LookedUpAdmin(ReadOnly):
    list_display = ("digest", "expires_at")
