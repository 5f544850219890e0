"""Mails the links that wait for it."""

from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from hub.accounts.queries import user_for
from hub.kernel import clock
from hub.kernel.home import home
from hub.registration.models import Link
from hub.registration.operations.links import url_of
from hub.registration.types import LinkPurpose, MailState
from hub.reports.adapters import mail
from hub.reports.operations.posting import NoMail, post

PAUSES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=20))
LEASE = timedelta(minutes=1)
WORDS = {
    ("es", LinkPurpose.EMAIL): (
        "Confirme su correo",
        "Hola, {name}:\n\nAbra este enlace para confirmar que este correo es suyo. Sirve una sola "
        "vez, durante tres días.\n\n{url}\n\nSi no creó una cuenta, ignore este mensaje.\n",
    ),
    ("en", LinkPurpose.EMAIL): (
        "Confirm your e-mail",
        "Hello {name},\n\nOpen this link to confirm that this address is yours. It works once, "
        "for three days.\n\n{url}\n\nIf you made no account, ignore this message.\n",
    ),
    ("es", LinkPurpose.PASSWORD): (
        "Cambie su contraseña",
        "Hola, {name}:\n\nAbra este enlace para elegir otra contraseña. Sirve una sola vez, "
        "durante una hora.\n\n{url}\n\nSi no lo pidió, ignore este mensaje: nada ha cambiado.\n",
    ),
    ("en", LinkPurpose.PASSWORD): (
        "Change your password",
        "Hello {name},\n\nOpen this link to choose another password. It works once, for one "
        "hour.\n\n{url}\n\nIf you did not ask for it, ignore this message: nothing changed.\n",
    ),
}

FORMER = {
    "es": (
        "Su correo cambió",
        "Hola, {name}:\n\nDesde ahora su cuenta usa otro correo. Si no fue usted, escríbanos "
        "cuanto antes.\n",
    ),
    "en": (
        "Your e-mail has changed",
        "Hello {name},\n\nFrom now on your account uses another address. If that was not you, "
        "write to us at once.\n",
    ),
}


def tell_former(user_id: UUID, address: str) -> None:
    """Warn an address that was given up, where there is a mail server; tried once."""
    user = user_for(user_id)
    subject, body = FORMER.get(user.language, FORMER["es"])
    with suppress(NoMail):
        post(to=address, subject=f"{subject} · {home().title}", body=body.format(name=user.name))


def mail_next(*, at: datetime) -> bool:
    """Mail one link that is due; returns whether there was one. A mail may come twice."""
    link = (
        Link.objects.select_related("user")
        .filter(mail=MailState.QUEUED, due_at__lte=at)
        .order_by("due_at")
        .first()
    )
    if link is None:
        return False
    ours = Link.objects.filter(id=link.id, mail=MailState.QUEUED, due_at=link.due_at)
    if not ours.update(due_at=at + LEASE, tries=link.tries + 1):
        return True  # somebody else has it
    _send(link, tried=link.tries + 1)
    return True


def _send(link: Link, *, tried: int) -> None:
    language = link.user.language if link.user.language in ("es", "en") else "es"
    subject, body = WORDS[language, LinkPurpose(link.purpose)]
    name = link.user.first_name or link.user.name
    outcome = mail.post(
        to=link.address,
        subject=f"{subject} · {home().title}",
        body=body.format(name=name, url=url_of(link)),
    )
    over = outcome.refused or tried > len(PAUSES) or clock.now() >= link.expires_at
    if outcome.taken or over:
        Link.objects.filter(id=link.id).update(
            mail=MailState.SENT if outcome.taken else MailState.FAILED
        )
        return
    Link.objects.filter(id=link.id).update(due_at=clock.now() + PAUSES[tried - 1])
