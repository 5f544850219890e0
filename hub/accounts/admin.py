"""People and sign-ins in Django's own admin; the latter to look at only."""

from django.contrib import admin
from django.contrib.auth.models import Group

from hub.accounts.models import BotToken, LoginMiss, Session, Team, User
from hub.kernel.admin import Kept, ReadOnly


@admin.register(User)
class UserAdmin(Kept):
    """Names and roles; passwords and shutting out belong to the web app's own screens."""

    list_display = ("username", "name", "role", "is_active", "created_at")
    list_filter = ("role", "is_active")
    search_fields = ("username", "first_name", "last_name", "email")
    fields = ("username", "first_name", "last_name", "email", "phone", "language", "role")
    readonly_fields = ("role",)


@admin.register(Team)
class TeamAdmin(Kept):
    list_display = ("name", "created_at")
    search_fields = ("name",)
    fields = ("name",)


@admin.register(Session)
class SessionAdmin(ReadOnly):
    list_display = ("user", "ip", "created_at", "last_seen_at", "ended_at", "end_reason")
    list_filter = ("end_reason",)


@admin.register(BotToken)
class BotTokenAdmin(ReadOnly):
    list_display = ("name", "user", "created_at", "revoked_at")
    exclude = ("digest",)


@admin.register(LoginMiss)
class LoginMissAdmin(ReadOnly):
    list_display = ("ip", "at")
    exclude = ("account",)


admin.site.unregister(Group)
