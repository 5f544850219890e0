"""Mail over the server of EMAIL_URL; on a demo day without one, into files of the data folder."""

import logging
import smtplib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from hub.kernel.home import home

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Handed:
    """What the server said; neither taken nor refused is worth another try."""

    taken: bool = False
    refused: bool = False
    error: str = ""


@dataclass(frozen=True, kw_only=True)
class Attached:
    """A file that goes along."""

    name: str
    content: bytes
    type: str  # `application/pdf`


def is_on() -> bool:
    """Whether mail leaves the house, or is at least kept where it can be read."""
    return bool(settings.EMAIL or settings.EMAIL_FILE_PATH)


def hand_over(
    *,
    to: str,
    subject: str,
    body: str,
    html: str = "",
    attachments: Sequence[Attached] = (),
    reply_to: str = "",
    headers: Mapping[str, str] | None = None,
) -> Handed:
    """Give one mail to the server, `html` saying the same as the plain `body`; never raises."""
    try:
        mail = EmailMultiAlternatives(
            subject=" ".join(subject.split()),
            body=body,
            from_email=formataddr((home().title, settings.DEFAULT_FROM_EMAIL)),
            to=[to],
            reply_to=[reply_to] if reply_to else None,
            # RFC 3834: no answer from robots, please
            headers={"Auto-Submitted": "auto-generated", **(headers or {})},
        )
        return _sent(mail, html, attachments)
    except smtplib.SMTPRecipientsRefused as error:
        return _refused_by(error)
    except smtplib.SMTPResponseException as error:
        return Handed(refused=error.smtp_code >= 550, error=str(error.smtp_code))
    except Exception as error:  # whatever is wrong with this one spares the others
        if not isinstance(error, OSError):  # SMTPException is one, and what the network raises
            log.exception("mail_failed")
        return Handed(error=type(error).__name__)


def _sent(mail: EmailMultiAlternatives, html: str, attachments: Sequence[Attached]) -> Handed:
    if html:
        mail.attach_alternative(html, "text/html")
    for each in attachments:
        mail.attach(each.name, each.content, each.type)
    mail.send()
    return Handed(taken=True)


def _refused_by(error: smtplib.SMTPRecipientsRefused) -> Handed:
    """Tell "not now" (4xx: a full box, a server that wants to be asked twice) from "never"."""
    codes = [code for code, _ in error.recipients.values()]
    never = any(code >= 500 for code in codes)
    return Handed(refused=never, error=f"{type(error).__name__} {max(codes, default=0)}")
