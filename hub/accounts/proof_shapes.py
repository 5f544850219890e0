"""Shapes of second factors, proofs and what the house asks, on the wire."""

from datetime import datetime
from typing import Any

import segno
from rest_framework import serializers

from hub.accounts.models import Authenticator, SecurityRules, User
from hub.accounts.operations import proofs
from hub.accounts.operations.two_factor import Setup
from hub.accounts.serializers import SignInShape
from hub.accounts.types import PROOF_LASTS
from hub.kernel import clock
from hub.kernel.api import StrictSerializer


class FactorShape(serializers.Serializer[Any]):
    """How one's second factor stands, and whether the house asks for one."""

    on = serializers.BooleanField()
    since = serializers.CharField(allow_null=True)
    codes_left = serializers.IntegerField()
    required_from = serializers.CharField(allow_null=True)
    demo = serializers.BooleanField(help_text="It is never asked of this account.")


class SetupShape(serializers.Serializer[Any]):
    """What an authenticator app needs; `qr` is a picture as a `data:` address."""

    secret = serializers.CharField()
    uri = serializers.CharField()
    qr = serializers.CharField()


class RecoveryShape(serializers.Serializer[Any]):
    """Codes for the day the phone is lost, shown this once."""

    recovery_codes = serializers.ListField(child=serializers.CharField())


class SignInWithCodesShape(SignInShape):
    """A sign-in that began with setting up a second factor."""

    recovery_codes = serializers.ListField(child=serializers.CharField())


class StepUpShape(serializers.Serializer[Any]):
    """Until when what is grave asks no more."""

    until = serializers.CharField()


class SecurityRulesShape(serializers.Serializer[Any]):
    """What the house asks of its staff."""

    staff_two_factor = serializers.BooleanField()
    grace_days = serializers.IntegerField()
    since = serializers.CharField(allow_null=True)
    without = serializers.IntegerField(help_text="People of the staff without a second factor.")


class CodeBody(StrictSerializer):
    code = serializers.CharField(max_length=32)


class TicketBody(StrictSerializer):
    ticket = serializers.CharField(max_length=500)


class TicketCodeBody(TicketBody):
    code = serializers.CharField(max_length=32)
    remember = serializers.BooleanField(default=False)


class StepUpBody(StrictSerializer):
    password = serializers.CharField(
        max_length=1024, required=False, default="", allow_blank=True, trim_whitespace=False
    )
    code = serializers.CharField(max_length=32, required=False, default="", allow_blank=True)


class SecurityRulesPatch(StrictSerializer):
    staff_two_factor = serializers.BooleanField(required=False)
    grace_days = serializers.IntegerField(min_value=0, max_value=90, required=False)


def factor(user: User) -> dict[str, Any]:
    """Return how somebody's second factor stands."""
    row = Authenticator.objects.filter(user=user, confirmed_at__isnull=False).first()
    left = row.recovery_codes.filter(used_at=None).count() if row else 0
    return {
        "on": row is not None,
        "since": clock.iso(row.confirmed_at) if row else None,
        "codes_left": left,
        "required_from": clock.iso(proofs.due_for(user)),
        "demo": proofs.is_demo(user),
    }


def setup(made: Setup) -> dict[str, str]:
    """Return what an authenticator app needs, as a picture too."""
    picture = segno.make(made.uri, error="m").svg_data_uri(scale=5, border=3, light="#fff")
    return {"secret": made.secret, "uri": made.uri, "qr": picture}


def proof(*, at: datetime) -> dict[str, Any]:
    """Return until when a proof of now lasts."""
    return {"until": clock.iso(at + PROOF_LASTS)}


def rules(row: SecurityRules, *, without: int) -> dict[str, Any]:
    """Return what the house asks, and of how many it would be news."""
    return {
        "staff_two_factor": row.staff_two_factor,
        "grace_days": row.grace_days,
        "since": clock.iso(row.since) if row.staff_two_factor else None,
        "without": without,
    }
