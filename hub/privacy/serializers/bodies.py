"""What is asked and answered, by name and type."""

from typing import Any

from rest_framework import serializers

from hub.kernel.api import StrictSerializer
from hub.privacy.types import Country, RequestState, Right


class RequestsAsked(serializers.Serializer[Any]):
    """Which requests; a name that is not asked means anything."""

    state = serializers.ChoiceField(choices=[*RequestState.values, "open"], required=False)
    right = serializers.ChoiceField(choices=Right.choices, required=False)
    customer = serializers.UUIDField(required=False)


class ChangesBody(StrictSerializer):
    name = serializers.CharField(required=False, max_length=255)
    document_number = serializers.CharField(required=False, max_length=20, allow_blank=True)
    phone = serializers.CharField(required=False, max_length=20, allow_blank=True)
    email = serializers.EmailField(required=False, allow_blank=True)


class RequestBody(StrictSerializer):
    """A wish; `customer` only from those at work, for somebody who told them."""

    right = serializers.ChoiceField(choices=Right.choices)
    note = serializers.CharField(required=False, allow_blank=True, max_length=2000, default="")
    changes = ChangesBody(required=False)
    customer = serializers.UUIDField(required=False)


class IdentityBody(StrictSerializer):
    how = serializers.CharField(max_length=200)


class DenyBody(StrictSerializer):
    reason = serializers.CharField(max_length=500)


class NothingBody(StrictSerializer):
    """A move that needs no words."""


class PrivacyPersonShape(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    role = serializers.CharField()


class KeptShape(serializers.Serializer[Any]):
    kind = serializers.CharField()
    count = serializers.IntegerField()
    reason = serializers.CharField(required=False)


class RequestShape(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    right = serializers.ChoiceField(choices=Right.choices)
    state = serializers.ChoiceField(choices=RequestState.choices)
    allowed_transitions = serializers.ListField(child=serializers.CharField())
    name = serializers.CharField(help_text="Whose data it is about, as they are called now.")
    customer = serializers.UUIDField(allow_null=True)
    note = serializers.CharField()
    changes = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField(allow_blank=True)),
        help_text="Field → [before, wanted].",
    )
    country = serializers.ChoiceField(choices=Country.choices)
    due_on = serializers.DateField()
    own = serializers.BooleanField()
    created_by = PrivacyPersonShape()
    created_at = serializers.DateTimeField()
    identity_how = serializers.CharField()
    handled_by = PrivacyPersonShape(allow_null=True)
    decided_at = serializers.DateTimeField(allow_null=True)
    reason = serializers.CharField()
    kept = KeptShape(many=True)
    done = serializers.IntegerField(help_text="Per cent of the work.")
    archive_until = serializers.DateTimeField(allow_null=True, help_text="Null: nothing to fetch.")


class KeptListShape(serializers.Serializer[Any]):
    results = KeptShape(many=True)
    officer = serializers.CharField()
    contact = serializers.CharField()


class PrivacySettingsBody(StrictSerializer):
    country = serializers.ChoiceField(choices=Country.choices, required=False)
    days = serializers.DictField(child=serializers.IntegerField(min_value=1), required=False)
    officer = serializers.CharField(required=False, allow_blank=True, max_length=120)
    contact = serializers.CharField(required=False, allow_blank=True, max_length=254)


class PrivacySettingsShape(serializers.Serializer[Any]):
    country = serializers.ChoiceField(choices=Country.choices)
    days = serializers.DictField(child=serializers.IntegerField())
    longest = serializers.DictField(child=serializers.IntegerField())
    officer = serializers.CharField()
    contact = serializers.CharField()


class DaysBody(StrictSerializer):
    days = serializers.IntegerField(min_value=1)


class RetentionRuleShape(serializers.Serializer[Any]):
    key = serializers.CharField()
    days = serializers.IntegerField()
    usual = serializers.IntegerField()
    least = serializers.IntegerField()
    most = serializers.IntegerField()
    count = serializers.IntegerField(help_text="How much would go now.")
    ran_at = serializers.DateTimeField(allow_null=True)
    removed = serializers.IntegerField()


class RetentionRulesShape(serializers.Serializer[Any]):
    results = RetentionRuleShape(many=True)


class Count(serializers.IntegerField):
    """How many, as far as a column counts."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=0, max_value=2**31 - 1, **options)


class BreachBody(StrictSerializer):
    title = serializers.CharField(max_length=200)
    what = serializers.CharField(max_length=5000)
    found_at = serializers.DateTimeField()
    people = Count(required=False, allow_null=True)
    affected = serializers.CharField(required=False, allow_blank=True, max_length=500)
    measures = serializers.CharField(required=False, allow_blank=True, max_length=5000)


class BreachPatch(StrictSerializer):
    what = serializers.CharField(required=False, max_length=5000)
    people = Count(required=False, allow_null=True)
    affected = serializers.CharField(required=False, allow_blank=True, max_length=500)
    measures = serializers.CharField(required=False, allow_blank=True, max_length=5000)
    authority_told_at = serializers.DateTimeField(required=False, allow_null=True)
    people_told_at = serializers.DateTimeField(required=False, allow_null=True)
    closed_at = serializers.DateTimeField(required=False, allow_null=True)


class BreachShape(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    title = serializers.CharField()
    what = serializers.CharField()
    found_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField()
    late = serializers.BooleanField()
    people = serializers.IntegerField(allow_null=True)
    affected = serializers.CharField()
    measures = serializers.CharField()
    authority_told_at = serializers.DateTimeField(allow_null=True)
    people_told_at = serializers.DateTimeField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)
    created_by = PrivacyPersonShape()
    notice = serializers.CharField(help_text="What the authority is told, to be completed.")
