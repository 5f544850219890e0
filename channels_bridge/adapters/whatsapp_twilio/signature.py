"""X-Twilio-Signature (Twilio docs: webhooks security), checked by Twilio's own validator."""

from typing import Any

from twilio.request_validator import (
    RequestValidator,
    get_signature_algorithm,
)

from channels_bridge.adapters.whatsapp_twilio.form import values
from channels_bridge.types import Account, BadSignature, NotConfigured, RawRequest

FORM = "application/x-www-form-urlencoded"


class Parameters(dict[str, list[str]]):
    """Form parameters as the validator asks for them: a name may come several times."""

    def getlist(self, name: str) -> list[str]:
        return self[name]


def verify(request: RawRequest, account: Account) -> None:
    """Raise BadSignature unless Twilio signed this public address and everything in the form."""
    token = account.credentials.get("auth_token")
    if not token:
        raise NotConfigured
    signature = request.headers.get("x-twilio-signature", "")
    settings = request.headers.get("x-twilio-webhooks-signature-settings", "")
    algorithm = get_signature_algorithm(settings)
    address = request.url.split("#")[0]
    try:
        signed = RequestValidator(token).validate(
            address, _signed_part(request), signature, algorithm
        )
    except ValueError:  # an address no URL parser takes
        signed = False
    if not signed:
        raise BadSignature


def declared(request: RawRequest) -> str:
    """Return the media type the sender claims, a form where it claims nothing."""
    return request.headers.get("content-type", FORM).split(";")[0].strip().lower()


def _signed_part(request: RawRequest) -> Any:
    """Return what is signed beside the address: the form, or for JSON its hash in the query."""
    if declared(request) == FORM:
        return Parameters(values(request.body))
    if "bodySHA256=" in request.query:
        return request.body.decode("utf-8", "replace")
    return {}
