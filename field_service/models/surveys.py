"""What customers thought of a job, what the office did, and how both are asked for."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from field_service.models.orders import Order
from field_service.types.after import SurveyState, SurveyVia, Verdict
from hub.kernel.ids import new_id


class AfterSettings(models.Model):
    """How the house follows up: one row, made when somebody first changes it."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    asks = models.BooleanField(default=True)
    delay_minutes = models.PositiveIntegerField(default=60)
    low = models.PositiveSmallIntegerField(default=2)  # this score and below opens a query
    callback_days = models.PositiveSmallIntegerField(default=30)
    updated_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="one_way_to_follow_up"),
            models.CheckConstraint(condition=Q(low__gte=0, low__lte=4), name="low_is_no_five"),
        ]

    def __str__(self) -> str:
        return "after"


class OrderSurvey(models.Model):
    """The one question after a done order, and its answer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    order = models.OneToOneField(Order, on_delete=models.PROTECT, related_name="survey")
    state = models.CharField(max_length=8, choices=SurveyState.choices, default=SurveyState.DUE)
    due_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    told_message = models.ForeignKey(
        "chat.Message", null=True, on_delete=models.PROTECT, related_name="+"
    )
    told_error = models.CharField(max_length=40, blank=True)
    tried_at = models.DateTimeField(null=True)
    score = models.PositiveSmallIntegerField(null=True)
    comment = models.CharField(max_length=2000, blank=True)
    via = models.CharField(max_length=6, choices=SurveyVia.choices, blank=True)
    answered_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(null=True)
    # What a low score opened, once.
    inquiry = models.ForeignKey(
        "crm.Inquiry", null=True, on_delete=models.PROTECT, related_name="+"
    )
    followed_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__gte=1, score__lte=5), name="five_stars_at_most"
            ),
            models.CheckConstraint(
                condition=~Q(state=SurveyState.ANSWERED)
                | Q(score__isnull=False, answered_at__isnull=False),
                name="an_answer_has_a_score",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due_at"], name="survey_due"),
            models.Index(fields=["answered_at"], name="survey_answered"),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.score or ''}"


class Review(models.Model):
    """What the office thought of a done order; the latest counts, none is ever changed."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="reviews")
    verdict = models.CharField(max_length=12, choices=Verdict.choices)
    note = models.CharField(max_length=1000, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict=Verdict.OK) | ~Q(note=""), name="a_return_says_why"
            ),
        ]
        indexes = [models.Index(fields=["order", "id"], name="review_of_order")]

    def __str__(self) -> str:
        return self.verdict
