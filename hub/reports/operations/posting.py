"""One mail at once, to an address somebody has just written down."""

from hub.kernel.errors import Conflict
from hub.reports import queries
from hub.reports.adapters import mail


class NoMail(Conflict):
    """The house has no mail server."""

    code, detail = "no_mail", "This house cannot send e-mail yet."


def post(*, to: str, subject: str, body: str) -> bool:
    """Hand one mail to the server and return whether it took it; NoMail without one."""
    if not queries.mail_is_on():
        raise NoMail
    return mail.post(to=to, subject=subject, body=body).taken
