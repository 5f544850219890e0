"""Reports that are worked on behind the scenes, and what the house wants its figures to be."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from hub.kernel.ids import new_id
from hub.reports.types.reports import Preset
from hub.reports.types.running import Comparison, Format, RunState, Scope

S = RunState
PERIODS = [each for each in Preset.values if each != Preset.CUSTOM]


class ReportRun(models.Model):
    """One report somebody asked for that takes long; theirs alone, and gone after a week."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    report = models.CharField(max_length=40)
    asked = models.JSONField(default=dict)  # as the query string says it
    format = models.CharField(max_length=4, choices=Format.choices)
    state = models.CharField(max_length=8, choices=S.choices, default=S.QUEUED)
    done = models.PositiveSmallIntegerField(default=0)  # per cent
    content = models.BinaryField(null=True)
    size = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=60, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)  # a worker is at it
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[S.QUEUED, S.RUNNING], content=None, ended_at=None)
                | Q(state=S.DONE, content__isnull=False, ended_at__isnull=False)
                | Q(state=S.FAILED, content=None, ended_at__isnull=False),
                name="report_run_is_whole_or_open",
            ),
            models.CheckConstraint(condition=Q(done__lte=100), name="report_run_is_per_cent"),
        ]
        indexes = [
            models.Index(fields=["user", "-created_at", "-id"], name="report_runs_of_person"),
            models.Index(
                fields=["created_at"],
                condition=Q(state__in=[S.QUEUED, S.RUNNING]),
                name="report_runs_open",
            ),
            models.Index(fields=["expires_at"], name="report_runs_old"),
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.state}"

    def is_there(self, at: datetime) -> bool:
        """Whether its file can still be fetched."""
        return self.state == S.DONE and at < self.expires_at


class Goal(models.Model):
    """What the house, a team or somebody wants a figure to be over a period.

    Money is in minor units. Between `target` and `amber` it is nearly there.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.CharField(max_length=40)
    figure = models.CharField(max_length=60)
    comparison = models.CharField(max_length=8, choices=Comparison.choices)
    target = models.DecimalField(max_digits=20, decimal_places=2)
    amber = models.DecimalField(max_digits=20, decimal_places=2)
    period = models.CharField(max_length=12, choices=[(each, each) for each in PERIODS])
    scope = models.CharField(max_length=8, choices=Scope.choices, default=Scope.HOUSE)
    team = models.ForeignKey("accounts.Team", null=True, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(scope=Scope.HOUSE, team=None, person=None)
                | Q(scope=Scope.TEAM, team__isnull=False, person=None)
                | Q(scope=Scope.PERSON, team=None, person__isnull=False),
                name="goal_is_of_its_scope",
            ),
            models.CheckConstraint(
                condition=Q(comparison=Comparison.AT_LEAST, amber__lte=F("target"))
                | Q(comparison=Comparison.AT_MOST, amber__gte=F("target")),
                name="goal_is_nearly_reached_before_it_is",
            ),
            models.CheckConstraint(condition=Q(period__in=PERIODS), name="goal_period_known"),
            models.UniqueConstraint(
                fields=["report", "figure", "period"],
                condition=Q(scope=Scope.HOUSE),
                name="goal_of_house_once",
            ),
            models.UniqueConstraint(
                fields=["report", "figure", "period", "team"],
                condition=Q(scope=Scope.TEAM),
                name="goal_of_team_once",
            ),
            models.UniqueConstraint(
                fields=["report", "figure", "period", "person"],
                condition=Q(scope=Scope.PERSON),
                name="goal_of_person_once",
            ),
        ]
        indexes = [models.Index(fields=["-created_at", "-id"], name="goals_newest")]

    def __str__(self) -> str:
        return f"{self.report} {self.figure}"
