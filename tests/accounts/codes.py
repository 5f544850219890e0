"""An authenticator app as a test holds it."""

import base64

from django_otp.oath import TOTP

from hub.accounts.operations import two_factor
from hub.kernel import clock


class Phone:
    """Counts codes like the app on somebody's phone; each code it shows is a later one."""

    def __init__(self, secret):
        self.counter = TOTP(base64.b32decode(secret))
        self.shown = -2

    def code(self):
        self.shown += 1  # the step before, this one, the next: all three are accepted, in order
        self.counter.drift = self.shown
        return f"{self.counter.token():06d}"


def with_phone(user):
    """Give somebody a second factor; return their phone and their recovery codes."""
    phone = Phone(two_factor.begin(user, at=clock.now()).secret)
    return phone, two_factor.confirm(user, phone.code(), at=clock.now())
