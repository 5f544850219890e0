"""Twilio's list of messages: Twilio sends no webhook twice that we answered badly (TW: retries)."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from channels_bridge.adapters.ledger import Heard, Ledger, Said, TooMany
from channels_bridge.adapters.whatsapp_twilio.client import client
from channels_bridge.adapters.whatsapp_twilio.parse import LISTED_AT, STATUSES
from channels_bridge.adapters.whatsapp_twilio.send import address
from channels_bridge.types import Account, SendRefused, Status, StatusChange

GONE = ("20404", "404")
MOST, PAGE = 500, 100  # messages read at once, and a page


class TwilioLedger(Ledger):
    """The Messages resource, as the forms its webhooks would have brought."""

    def heard(self, account: Account, *, since: datetime, until: datetime) -> Sequence[Heard]:
        sender = account.credentials["sender"]
        rows = _listed(account, to=sender, since=since, until=until)
        return [_heard(row, account) for row in rows if row.direction == "inbound" and row.sid]

    def whole(self, heard: Heard, account: Account) -> bytes:
        if not heard.files:
            return heard.body
        owner = account.credentials["account_sid"]
        root = f"{settings.TWILIO_API_BASE}/2010-04-01/Accounts/{owner}/Messages"
        with client(account) as twilio:
            files = twilio.messages(heard.external_id).media.list(limit=10)
            named = {}
            for place, file in enumerate(files):
                named[f"MediaUrl{place}"] = f"{root}/{heard.external_id}/Media/{file.sid}"
                named[f"MediaContentType{place}"] = str(file.content_type or "")
        return heard.body + b"&" + urlencode(named).encode()

    def said(
        self, account: Account, *, recipient: str, since: datetime, until: datetime
    ) -> Sequence[Said]:
        to, sender = address(recipient), account.credentials["sender"]
        rows = _listed(account, to=to, from_=sender, since=since, until=until)
        return [
            Said(
                external_id=str(row.sid),
                text=str(row.body or ""),
                files=_count(row.num_media),
                change=_change(row),
            )
            for row in rows
            if row.sid
        ]

    def fate(self, external_id: str, account: Account) -> StatusChange | None:
        try:
            with client(account) as twilio:
                return _change(twilio.messages(external_id).fetch())
        except SendRefused as refused:
            if refused.code in GONE:
                return None  # somebody deleted it there
            raise


def _listed(account: Account, *, since: datetime, until: datetime, **who: str) -> list[Any]:
    with client(account) as twilio:
        rows: list[Any] = twilio.messages.list(
            date_sent_after=since.astimezone(UTC),
            date_sent_before=until.astimezone(UTC),
            limit=MOST + 1,
            page_size=PAGE,
            **who,
        )
    if len(rows) > MOST:
        raise TooMany
    return rows[::-1]  # the newest come first


def _heard(row: Any, account: Account) -> Heard:
    sent_at = row.date_sent if isinstance(row.date_sent, datetime) else None
    form = {
        "MessageSid": str(row.sid),
        "AccountSid": account.credentials["account_sid"],
        "From": str(row.from_ or ""),
        "To": str(row.to or ""),
        "Body": str(row.body or ""),
        "NumMedia": str(_count(row.num_media)),
        "SmsStatus": "received",
        LISTED_AT: sent_at.isoformat() if sent_at else "",
    }
    return Heard(
        external_id=str(row.sid), body=urlencode(form).encode(), files=_count(row.num_media)
    )


def _change(row: Any) -> StatusChange | None:
    status = STATUSES.get(str(row.status or "").lower())
    if status is None or not row.sid:
        return None
    failed = status is Status.FAILED
    return StatusChange(
        status=status,
        external_ids=(str(row.sid),),
        error_code=str(row.error_code or row.status) if failed else "",
        error_text=str(row.error_message or "") if failed else "",
    )


def _count(value: Any) -> int:
    return int(value) if str(value or "").isdigit() else 0
