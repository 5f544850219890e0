"""What registration does by itself; each bell here is also a sweep."""

from uuid import UUID

from hub.kernel import clock, jobs
from hub.registration.operations import emails, identity, links, mailing, passwords, registering

AT_ONCE = 50


@jobs.task(every=20)
@jobs.alone("hub.registration.tasks.mail_links")  # a mail server may hang
def mail_links() -> None:
    """Mail the links that wait for it."""
    for _ in range(AT_ONCE):
        if not mailing.mail_next(at=clock.now()):
            return


@jobs.task()
def tell_former_address(user_id: str, address: str) -> None:
    """Tell an address that its account uses another one from now on."""
    mailing.tell_former(UUID(user_id), address)


@jobs.task(every=20)
def answer_forgotten() -> None:
    """Find out who is meant by those who forgot a password."""
    passwords.answer(at=clock.now())


@jobs.task(every=300)
@jobs.alone()
def adopt_accepted() -> None:
    """Take addresses as proven that invitations reached."""
    emails.adopt_accepted(at=clock.now())


@jobs.task(every=300)
@jobs.alone()
def check_again() -> None:
    """Ask the service of names once more where it had no answer."""
    registering.check_again(at=clock.now())


@jobs.task(every=600)
def forget_old() -> None:
    """Drop answers whose hour is over, and links nobody can use."""
    at = clock.now()
    identity.forget(at=at)
    links.forget(at=at)
