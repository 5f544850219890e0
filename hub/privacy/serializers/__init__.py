"""How requests, settings and the register are asked for and shown."""

from hub.privacy.serializers.bodies import (
    BreachBody,
    BreachPatch,
    BreachShape,
    DaysBody,
    DenyBody,
    IdentityBody,
    KeptListShape,
    NothingBody,
    PrivacySettingsBody,
    PrivacySettingsShape,
    RequestBody,
    RequestsAsked,
    RequestShape,
    RetentionRuleShape,
    RetentionRulesShape,
)
from hub.privacy.serializers.shown import breach, privacy_settings, requests, rule

__all__ = [
    "BreachBody",
    "BreachPatch",
    "BreachShape",
    "DaysBody",
    "DenyBody",
    "IdentityBody",
    "KeptListShape",
    "NothingBody",
    "PrivacySettingsBody",
    "PrivacySettingsShape",
    "RequestBody",
    "RequestShape",
    "RequestsAsked",
    "RetentionRuleShape",
    "RetentionRulesShape",
    "breach",
    "privacy_settings",
    "requests",
    "rule",
]
