"""What the stories of money stand on."""

import pytest

from hub.accounts.models import User
from tests.billing.office import Office, add_customer
from tests.desk import desk

__all__ = ["desk", "office"]


@pytest.fixture
def office(carla: User) -> Office:
    return Office(carla, add_customer())
