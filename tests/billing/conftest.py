"""What the stories of money stand on."""

import pytest

from hub.accounts.models import User
from tests.billing.couponing import give, slip
from tests.billing.office import Office, add_customer
from tests.desk import desk

__all__ = ["desk", "give", "office", "slip"]


@pytest.fixture
def office(carla: User) -> Office:
    return Office(carla, add_customer())
