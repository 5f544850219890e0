"""What the doors of registration are given."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from hub.kernel import phones
from hub.kernel.api import StrictSerializer
from hub.kernel.text import Line
from hub.registration.serializers import COMPANIES, LANGUAGES
from hub.registration.types import DocumentType
from hub.registration.types.consents import PURPOSES
from hub.registration.types.documents import LONGEST


@extend_schema_field(
    {
        "oneOf": [
            {"type": "object", "additionalProperties": {"type": "boolean"}},
            {"type": "array", "items": {"type": "string"}},
            {"type": "boolean"},
        ],
        "description": "By purpose; or the purposes agreed to; or `true` for what is required.",
    }
)
class ConsentField(serializers.Field[Any, Any, Any, Any]):
    """What somebody agrees to, in any of three writings."""

    def to_internal_value(self, data: Any) -> dict[str, bool]:
        if isinstance(data, bool):
            return {"service": data}
        if isinstance(data, list) and all(isinstance(each, str) for each in data):
            return dict.fromkeys(data, True)
        if isinstance(data, dict) and all(isinstance(each, bool) for each in data.values()):
            return data
        raise serializers.ValidationError("Purposes and whether they are agreed to.")


class Phone(serializers.CharField):
    """A phone as people write it, kept in E.164."""

    def to_internal_value(self, data: Any) -> str:
        found = phones.e164(super().to_internal_value(data))
        if not found:
            raise serializers.ValidationError("Not a phone number; begin with the country's code.")
        return found


class Named(StrictSerializer):
    """A name beside a document: companies have no last name."""

    document_type = serializers.ChoiceField(choices=DocumentType.choices)
    document_number = Line(max_length=LONGEST)
    first_name = Line(max_length=150)
    last_name = Line(max_length=150, required=False, allow_blank=True, default="")

    def validate(self, fields: dict[str, Any]) -> dict[str, Any]:
        if not fields["last_name"] and fields["document_type"] not in COMPANIES:
            raise serializers.ValidationError({"last_name": ["This field is required."]})
        return fields


class RegisterBody(Named):
    email = serializers.EmailField(max_length=254)
    phone = Phone(max_length=40)
    password = serializers.CharField(max_length=1024, trim_whitespace=False)
    consent = ConsentField(required=False, default=dict)
    language = serializers.ChoiceField(choices=LANGUAGES, required=False, default="es")


class CorrectionBody(Named):
    pass


class LookupBody(StrictSerializer):
    document_type = serializers.ChoiceField(choices=DocumentType.choices)
    document_number = Line(max_length=LONGEST)


class ForgottenBody(StrictSerializer):
    username = Line(max_length=254, required=False, help_text="Username, e-mail, document, phone.")
    email = Line(max_length=254, required=False, help_text="The same, by another name.")

    def validate(self, fields: dict[str, Any]) -> dict[str, Any]:
        if len(fields) != 1:
            raise serializers.ValidationError({"username": ["This field is required."]})
        return fields


class RenewBody(StrictSerializer):
    token = serializers.CharField(max_length=200)
    password = serializers.CharField(max_length=1024, trim_whitespace=False)


class ConfirmBody(StrictSerializer):
    token = serializers.CharField(max_length=200)


class EmailBody(StrictSerializer):
    email = serializers.EmailField(max_length=254)
    current_password = serializers.CharField(max_length=1024, trim_whitespace=False)


class ConsentBody(StrictSerializer):
    purpose = serializers.ChoiceField(choices=PURPOSES)
    given = serializers.BooleanField()


class VerifyBody(StrictSerializer):
    note = Line(max_length=200, required=False, allow_blank=True, default="")


class LinkBody(StrictSerializer):
    user = serializers.UUIDField()
