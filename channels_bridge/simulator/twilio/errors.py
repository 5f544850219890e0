"""Refusals in Twilio's words: code, message, more_info, status."""

from channels_bridge.simulator.calls import Refused
from channels_bridge.simulator.ctl import Fault

MESSAGES = {
    20003: (401, "Authenticate"),
    20404: (404, "The requested resource was not found"),
    20429: (429, "Too Many Requests"),
    21211: (400, "Invalid 'To' Phone Number"),
    21603: (400, "A 'From' phone number is required."),
    21604: (400, "A 'To' phone number is required."),
    21609: (400, "The 'StatusCallback' URL is not a valid URL."),
    21610: (400, "Attempt to send to unsubscribed recipient"),
    21617: (400, "The concatenated message body exceeds the 1600 character limit"),
    21619: (400, "A text message body or media urls must be specified."),
    21655: (400, "The ContentSid is invalid"),
    21656: (400, "The Content Variables parameter is invalid"),
    63007: (400, "Twilio could not find a Channel with the specified From address"),
    63016: (400, "Failed to send freeform message because you are outside the allowed window."),
    63013: (400, "This message send failed because it violates Channel provider's policy."),
    63027: (400, "Template does not exist for a language and locale"),
    63028: (400, "Number of parameters provided does not match the expected number"),
    63019: (400, "Media failed to download"),
}


def refuse(code: int, message: str | None = None, status: int | None = None) -> Refused:
    """A refusal of the 2010 API."""
    usual, words = MESSAGES.get(code, (400, "Error"))
    status = status or usual
    return Refused(
        status,
        {
            "code": code,
            "message": message or words,
            "more_info": f"https://www.twilio.com/docs/errors/{code}",
            "status": status,
        },
    )


def ordered(fault: Fault) -> Refused:
    """A refusal on command; without a code, the one that goes with the status."""
    status = fault.status
    if fault.body is not None:
        return Refused(status or 500, fault.body, fault.headers)
    code = fault.code or {401: 20003, 404: 20404, 429: 20429}.get(status or 500, 20500)
    refused = refuse(code, status=status)
    refused.headers = dict(fault.headers)
    if fault.retry_after:
        refused.headers["Retry-After"] = str(fault.retry_after)
    return refused
