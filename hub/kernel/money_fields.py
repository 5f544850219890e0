"""Money on the wire."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from hub.kernel.errors import Invalid
from hub.kernel.money import EXPONENTS, Money


class MoneyShape(serializers.Serializer[Any]):
    """An amount of money: a plain decimal as text, and its currency."""

    amount = serializers.CharField(help_text="Decimal with the currency's digits: `12.50`.")
    currency = serializers.ChoiceField(choices=sorted(EXPONENTS))


@extend_schema_field(MoneyShape)
class MoneyField(serializers.Field[Money, Any, dict[str, str], Any]):
    """Reads `{"amount": "12.50", "currency": "PEN"}` as Money."""

    def to_internal_value(self, data: Any) -> Money:
        if not isinstance(data, dict) or set(data) != {"amount", "currency"}:
            raise serializers.ValidationError('Write {"amount": "12.50", "currency": "PEN"}.')
        amount, currency = data["amount"], data["currency"]
        if not isinstance(amount, str) or not isinstance(currency, str) or len(amount) > 40:
            raise serializers.ValidationError("Amount and currency are texts.")
        try:
            return Money.parse(amount, currency)
        except Invalid as error:
            raise serializers.ValidationError(
                [text for texts in error.fields.values() for text in texts]
            ) from None

    def to_representation(self, value: Money) -> dict[str, str]:
        return value.as_json()
