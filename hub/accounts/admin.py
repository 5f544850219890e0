"""People and sign-ins in Django's own admin; the latter to look at only."""

from django.contrib import admin

from hub.accounts.models import (
    Area,
    Assignment,
    Authenticator,
    BotToken,
    Invitation,
    LoginMiss,
    Photo,
    Position,
    RecoveryCode,
    RefreshToken,
    SecurityRules,
    Session,
    Team,
    Ticket,
    User,
)
from hub.kernel.admin import Kept, ReadOnly


@admin.register(User)
class UserAdmin(Kept):
    """Names; roles, passwords and shutting out belong to the web app's own screens."""

    list_display = ("username", "name", "code", "role", "area", "is_active", "created_at")
    list_filter = ("role", "is_active", "area", "position")
    list_select_related = ("area",)
    search_fields = ("username", "first_name", "last_name", "email", "code")
    fields = ("username", "first_name", "last_name", "code", "email", "phone", "language", "role")
    readonly_fields = ("username", "code", "email", "phone", "role")


@admin.register(Team)
class TeamAdmin(Kept):
    list_display = ("name", "created_at")
    search_fields = ("name",)
    fields = ("name",)


@admin.register(Session)
class SessionAdmin(ReadOnly):
    list_display = ("user", "ip", "created_at", "last_seen_at", "ended_at", "end_reason")
    list_filter = ("end_reason",)
    list_select_related = ("user",)
    search_fields = ("user__username", "ip")


@admin.register(RefreshToken)
class RefreshTokenAdmin(ReadOnly):
    list_display = ("session", "expires_at", "used_at")
    list_display_links = None
    exclude = ("digest", "parent")


@admin.register(BotToken)
class BotTokenAdmin(ReadOnly):
    list_display = ("name", "user", "created_at", "revoked_at")
    search_fields = ("name", "user__username")
    exclude = ("digest",)


@admin.register(Ticket)
class TicketAdmin(ReadOnly):
    list_display = ("session", "bot_token", "expires_at", "used_at")
    list_display_links = None
    exclude = ("digest",)


@admin.register(LoginMiss)
class LoginMissAdmin(ReadOnly):
    list_display = ("ip", "at")
    exclude = ("account",)


@admin.register(Area)
class AreaAdmin(ReadOnly):
    list_display = ("name", "team")
    search_fields = ("name",)


@admin.register(Position)
class PositionAdmin(ReadOnly):
    list_display = ("name", "role")
    list_filter = ("role",)
    search_fields = ("name",)


@admin.register(Assignment)
class AssignmentAdmin(ReadOnly):
    list_display = ("user", "role", "area", "position", "starts_on", "ends_on")
    list_filter = ("role", "area", "position")
    list_select_related = ("user", "area", "position")
    search_fields = ("user__username", "user__first_name", "user__last_name")


@admin.register(Invitation)
class InvitationAdmin(ReadOnly):
    list_display = ("email", "role", "invited_by", "created_at", "accepted_at", "revoked_at")
    list_filter = ("role", "purpose")
    search_fields = ("email", "first_name", "last_name")
    exclude = ("nonce",)


@admin.register(Photo)
class PhotoAdmin(ReadOnly):
    list_display = ("user", "version")
    exclude = ("image",)


@admin.register(Authenticator)
class AuthenticatorAdmin(ReadOnly):
    list_display = ("user", "confirmed_at", "misses", "locked_until")
    search_fields = ("user__username",)
    exclude = ("secret", "last_step")


@admin.register(RecoveryCode)
class RecoveryCodeAdmin(ReadOnly):
    list_display = ("authenticator", "used_at")
    exclude = ("digest",)


@admin.register(SecurityRules)
class SecurityRulesAdmin(ReadOnly):
    list_display = ("staff_two_factor", "grace_days", "since")
