"""What the stories of service stand on."""

import pytest

from hub.accounts.models import User
from hub.accounts.operations import people
from hub.accounts.roles import Role
from tests.desk import desk
from tests.field_service.phone import ITEMS, Phone
from tests.field_service.shop import Shop, add_customer

__all__ = ["desk", "shop", "teresa"]


@pytest.fixture
def shop(carla: User, tomas: User) -> Shop:
    return Shop(carla, tomas, add_customer())


@pytest.fixture
def teresa(db: None) -> User:
    return people.add(
        username="teresa", role=Role.TECHNICIAN, first_name="Teresa", last_name="Luna"
    )


@pytest.fixture
def phone(shop, desk):
    made = desk.post(shop.clerk, "checklists/", {"name": "Excavadora", "items": ITEMS})
    assert made.status_code == 201, made.data
    shop.kind.needs_signature = True
    shop.kind.save()
    row = shop.order(machine_id=shop.machine().id)
    shop.assign(row)
    shop.move(row, "start")
    found = Phone(desk, shop.technician, row)
    found.row, found.checklist = row, made.data["id"]
    return found
