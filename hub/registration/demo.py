"""The registrations of the demo day: two customers who are verified, and one who is not yet."""

from datetime import datetime, timedelta

from hub.accounts.demo import PASSWORD
from hub.accounts.operations import people
from hub.accounts.queries import meant_by
from hub.accounts.roles import Role
from hub.registration.operations import consents, emails, registering
from hub.registration.types import Outcome, Sender
from hub.registration.types.documents import document_of

ADDRESS, BROWSER = "190.117.84.20", "Mozilla/5.0 (Linux; Android 15) Chrome/142.0 Mobile Safari"
KNOWN = {"rosa": "45678912", "jorge": "70123456"}


def seed(*, at: datetime) -> None:
    """Register the portal's people; Carmen wrote her name in a way nobody could confirm."""
    begun = at - timedelta(days=40)
    sender = Sender(ip=ADDRESS, user_agent=BROWSER, language="es", at=begun)
    for username, number in KNOWN.items():
        user = meant_by(username)
        assert user is not None, "made by the demo of accounts"
        registering.enrol(user, document_of("DNI", number), outcome=Outcome.MATCH, at=begun)
        consents.record(user, answers={"service": True, "marketing": True}, sender=sender)
        emails.take_as_proven(user, at=begun)
    carmen = people.add(
        username="carmen",
        role=Role.CUSTOMER,
        first_name="Carmen Rosa",
        last_name="Soto",
        email="carmen@demo.invalid",
        phone="+51944000111",
        password=PASSWORD,
    )
    document = document_of("DNI", "72845519")
    registering.enrol(carmen, document, outcome=Outcome.MISMATCH, at=at - timedelta(hours=3))
    consents.record(carmen, answers={"service": True, "marketing": False}, sender=sender)
