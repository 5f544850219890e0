"""How the counter works, and what it did."""

from typing import Any

from django.contrib import admin
from django.db.models import JSONField
from django.http import HttpRequest

from chat.admin.long import Long
from chat.models import (
    BulkRow,
    BulkRun,
    Canned,
    Closing,
    DeskPreference,
    DeskRules,
    Escalation,
    Hours,
    Macro,
    MacroRun,
    Reception,
    Routing,
    Rule,
    RuleRun,
    SavedView,
    Scheduled,
    Seat,
    SlaAlert,
    SlaPolicy,
    Stretch,
    StretchMark,
    Survey,
    SurveySettings,
    Visit,
    WishWords,
    WorkMark,
)
from hub.kernel.admin import ReadOnly


@admin.register(Canned)
class CannedAdmin(Long):
    list_display = ("shortcut", "scope", "owner", "team", "uses")
    list_filter = ("scope",)
    list_select_related = ("owner", "team")


@admin.register(Scheduled)
class ScheduledAdmin(Long):
    list_display = ("send_at", "state", "author", "conversation_id")
    list_filter = ("state",)
    list_select_related = ("author",)


@admin.register(SavedView)
class SavedViewAdmin(Long):
    list_display = ("name", "scope", "owner", "team")
    list_select_related = ("owner", "team")


@admin.register(DeskPreference)
class DeskPreferenceAdmin(Long):
    list_display = ("user", "default_view", "undo_seconds")
    list_select_related = ("user", "default_view")


@admin.register(DeskRules)
class DeskRulesAdmin(Long):
    list_display = ("id", "team_after", "admins_after")


@admin.register(Escalation)
class EscalationAdmin(Long):
    list_display = ("told_at", "stage", "conversation_id", "ended_at")


@admin.register(BulkRun)
class BulkRunAdmin(Long):
    list_display = ("created_at", "action", "total", "state", "by")
    list_select_related = ("by",)


@admin.register(BulkRow)
class BulkRowAdmin(Long):
    list_display = ("run_id", "conversation_id", "state")
    list_filter = ("state",)


@admin.register(Routing)
class RoutingAdmin(ReadOnly):
    list_display = ("team", "mode", "capacity", "keeps")


@admin.register(Seat)
class SeatAdmin(ReadOnly):
    list_display = ("user", "capacity", "given_at")


@admin.register(Hours)
class HoursAdmin(ReadOnly):
    list_display = ("team", "zone", "country")


@admin.register(Reception)
class ReceptionAdmin(ReadOnly):
    list_display = ("channel_id", "greets", "tells_hours", "asks")


@admin.register(Visit)
class VisitAdmin(Long):
    list_display = ("conversation_id", "episode_at", "tries", "due_at")


@admin.register(Rule)
class RuleAdmin(Long):
    list_display = ("name", "event", "position", "active", "paused_at")


@admin.register(RuleRun)
class RuleRunAdmin(Long):
    list_display = ("created_at", "rule_id", "conversation_id", "state", "reason")
    list_filter = ("state",)


@admin.register(Macro, MacroRun, SlaPolicy, Closing, SurveySettings, WorkMark)
class WorkAdmin(Long):
    """Short tables of the counter's own work, and its marks: their first facts say enough."""

    def get_list_display(self, request: HttpRequest) -> Any:
        plain = (f for f in self.model._meta.concrete_fields if not isinstance(f, JSONField))
        return [field.name for field in plain][:5]


@admin.register(SlaAlert)
class SlaAlertAdmin(Long):
    list_display = ("at", "conversation_id", "kind", "breached", "due_at")
    list_filter = ("kind", "breached")


@admin.register(Survey)
class SurveyAdmin(Long):
    list_display = ("due_at", "conversation_id", "state", "score", "rated_at")
    list_filter = ("state", "score")


@admin.register(WishWords)
class WishWordsAdmin(ReadOnly):
    list_display = ("stop", "back", "updated_by", "updated_at")


@admin.register(Stretch)
class StretchAdmin(Long):
    list_display = ("started_at", "answered_at", "resolved_at", "reopened_at", "channel_kind")
    list_filter = ("channel_kind",)


@admin.register(StretchMark)
class StretchMarkAdmin(Long):
    list_display = ("conversation_id", "number")
