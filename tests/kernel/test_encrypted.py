"""Secrets at rest fail closed."""

import pytest
from cryptography.exceptions import InvalidTag
from django.db import models
from django.test.utils import isolate_apps

from hub.kernel.encrypted import EncryptedJSONField

SECRET = {"bot_token": "123456:abc"}


@pytest.fixture
def safe():
    with isolate_apps("hub.kernel"):

        class Safe(models.Model):
            left = EncryptedJSONField()
            right = EncryptedJSONField()

            class Meta:
                app_label = "kernel"

        yield Safe._meta


def opened(field, sealed):
    return field.from_db_value(sealed, None, None)


def test_it_opens_what_it_sealed_and_shows_nothing_of_it(safe):
    left = safe.get_field("left")
    sealed = left.get_prep_value(SECRET)
    assert "123456" not in sealed
    assert sealed != left.get_prep_value(SECRET)
    assert opened(left, sealed) == SECRET
    assert left.get_prep_value(None) is None and opened(left, None) is None


def test_a_wrong_key_raises_instead_of_guessing(safe, settings):
    left = safe.get_field("left")
    sealed = left.get_prep_value(SECRET)
    settings.FIELD_KEYS = ["another key of enough characters 1"]
    with pytest.raises(KeyError):
        opened(left, sealed)


def test_an_old_key_still_opens_and_the_newest_seals(safe, settings):
    left = safe.get_field("left")
    old = left.get_prep_value(SECRET)
    settings.FIELD_KEYS = ["a new key of more than enough letters", *settings.FIELD_KEYS]
    new = left.get_prep_value(SECRET)
    assert opened(left, old) == opened(left, new) == SECRET
    assert old.split(":")[0] != new.split(":")[0]


def test_a_value_cannot_be_moved_or_bent(safe):
    left, right = safe.get_field("left"), safe.get_field("right")
    sealed = left.get_prep_value(SECRET)
    with pytest.raises(InvalidTag):
        opened(right, sealed)
    kid, nonce, body = sealed.split(":")
    bent = ("A" if body[0] != "A" else "B") + body[1:]
    with pytest.raises(InvalidTag):
        opened(left, f"{kid}:{nonce}:{bent}")
