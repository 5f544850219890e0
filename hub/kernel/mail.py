"""Plain mail, over the server of EMAIL_URL."""

import logging
import smtplib
from dataclasses import dataclass
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMessage

from hub.kernel.home import home

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Handed:
    """What the server said; neither taken nor refused is worth another try."""

    taken: bool = False
    refused: bool = False
    error: str = ""


def hand_over(*, to: str, subject: str, body: str) -> Handed:
    """Give one mail to the server; never raises."""
    mail = EmailMessage(
        subject=" ".join(subject.split()),
        body=body,
        from_email=formataddr((home().title, settings.DEFAULT_FROM_EMAIL)),
        to=[to],
        headers={"Auto-Submitted": "auto-generated"},  # RFC 3834: no answer from robots, please
    )
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as error:
        return Handed(refused=True, error=type(error).__name__)
    except smtplib.SMTPResponseException as error:
        return Handed(refused=error.smtp_code >= 550, error=str(error.smtp_code))
    except OSError as error:  # SMTPException is one, and so is what the network raises
        return Handed(error=type(error).__name__)
    except Exception as error:  # whatever is wrong with this one spares the others
        log.exception("mail_failed")
        return Handed(error=type(error).__name__)
    return Handed(taken=True)
