"""What the API is told about conversations among ourselves."""

from rest_framework import serializers

from hub.kernel.api import StrictSerializer

_MOST = 200


class ConversationBody(StrictSerializer):
    """A conversation among ourselves."""

    kind = serializers.ChoiceField(choices=["direct", "group"])
    members = serializers.ListField(
        child=serializers.UUIDField(), allow_empty=False, max_length=_MOST
    )
    title = serializers.CharField(required=False, allow_blank=True, default="", max_length=120)


class ConversationPatch(StrictSerializer):
    """What can be changed of a conversation directly; of a group by its owners."""

    title = serializers.CharField(required=False, max_length=120)
    picture = serializers.UUIDField(
        required=False, allow_null=True, help_text="An own unsent upload; null for none."
    )
    open_history = serializers.BooleanField(required=False)
    priority = serializers.IntegerField(required=False, min_value=0, max_value=4)


class MembersBody(StrictSerializer):
    """People to let in and out; `owners` are all who own it then."""

    add = serializers.ListField(
        child=serializers.UUIDField(), required=False, default=list, max_length=_MOST
    )
    remove = serializers.ListField(
        child=serializers.UUIDField(), required=False, default=list, max_length=_MOST
    )
    owners = serializers.ListField(
        child=serializers.UUIDField(),
        required=False,
        allow_null=True,
        default=None,
        max_length=_MOST,
    )
