"""What is sent by the page of a machine's label."""

from __future__ import annotations

from rest_framework import serializers

from hub.kernel.api import StrictSerializer
from hub.kernel.text import Phrase


class AskForm(StrictSerializer):
    """Who stands before a machine, and what is wrong with it."""

    name = Phrase(max_length=120)
    phone = serializers.CharField(max_length=40)
    symptom = serializers.CharField(max_length=1500)
    photo = serializers.CharField(
        max_length=400, required=False, help_text="`file` of what was sent by the link."
    )
