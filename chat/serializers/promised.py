"""What is promised to a customer next."""

from typing import Any

from rest_framework import serializers

from chat.models.promises import SlaKind

Shape = serializers.Serializer[Any]


class SlaPolicyRefShape(Shape):
    """The policy a promise comes from."""

    id = serializers.CharField()
    name = serializers.CharField()


class SlaShape(Shape):
    """The next promise to a customer; screens show it from `warn_at` on."""

    policy = SlaPolicyRefShape()
    kind = serializers.ChoiceField(choices=SlaKind.choices)
    since = serializers.DateTimeField()
    due_at = serializers.DateTimeField(allow_null=True, help_text="Null while it is paused.")
    warn_at = serializers.DateTimeField(allow_null=True)
    breached_at = serializers.DateTimeField(allow_null=True)
    paused = serializers.BooleanField()
