"""Plain mail, over the server of EMAIL_URL."""

import logging
import smtplib

from django.core.mail import EmailMessage

from hub.reports.types import Outcome

log = logging.getLogger(__name__)


def post(*, to: str, subject: str, body: str) -> Outcome:
    """Give one mail to the server; never raises."""
    mail = EmailMessage(
        subject=" ".join(subject.split()),
        body=body,
        to=[to],
        headers={"Auto-Submitted": "auto-generated"},  # RFC 3834: no answer from robots, please
    )
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as error:
        return Outcome(refused=True, error=type(error).__name__)
    except smtplib.SMTPResponseException as error:
        return Outcome(refused=error.smtp_code >= 550, error=str(error.smtp_code))
    except OSError as error:  # SMTPException is one, and so is what the network raises
        return Outcome(error=type(error).__name__)
    except Exception as error:  # whatever is wrong with this one spares the others
        log.exception("mail_failed")
        return Outcome(error=type(error).__name__)
    return Outcome(taken=True)
