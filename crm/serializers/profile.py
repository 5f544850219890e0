"""Shapes of what customers see and change about themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from crm.queries import customers
from crm.queries.linking import proven_phones
from hub.accounts.serializers import LANGUAGES
from hub.kernel.api import StrictSerializer
from hub.kernel.text import Line

if TYPE_CHECKING:
    from hub.accounts.models import User


class ProfileShape(serializers.Serializer[Any]):
    """Oneself, as the house knows one."""

    username = serializers.CharField()
    first_name = serializers.CharField(allow_blank=True)
    last_name = serializers.CharField(allow_blank=True)
    document_number = serializers.CharField(allow_blank=True)
    email = serializers.CharField(allow_blank=True)
    phone = serializers.CharField(allow_blank=True)
    language = serializers.ChoiceField(choices=LANGUAGES)
    proven_phones = serializers.ListField(
        child=serializers.CharField(), help_text="Those one wrote from on WhatsApp."
    )


class ProfileBody(StrictSerializer):
    """What is to change; the rest stays."""

    first_name = Line(max_length=150, required=False)
    last_name = Line(max_length=150, required=False, allow_blank=True)
    language = serializers.ChoiceField(choices=LANGUAGES, required=False)


class PhoneBody(StrictSerializer):
    phone = serializers.CharField(max_length=20)
    current_password = serializers.CharField(max_length=1024, trim_whitespace=False)


def profile(user: User) -> dict[str, Any]:
    """Return what a customer sees of themselves."""
    own = customers.own(user)
    return {
        "username": user.username,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "document_number": own.document_number if own is not None else "",
        "email": user.email,
        "phone": user.phone,
        "language": user.language,
        "proven_phones": proven_phones(user.id),
    }
