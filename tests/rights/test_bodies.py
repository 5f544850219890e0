"""What bodies and ids of strangers change: nothing, and nothing can be learnt by guessing."""

from uuid import uuid4

import pytest
from django.db import transaction

from chat.models import Conversation
from crm.models import Customer
from hub.accounts.models import User
from tests.rights.doors import api_doors
from tests.rights.house import House, build

pytestmark = pytest.mark.django_db
DOORS = api_doors()
# Nobody's body may set these; those who may set a `role` are asked for it by name elsewhere.
PRIVILEGES = {
    "is_staff": True,
    "is_superuser": True,
    "balance": "1000000.00",
    "portal_user": str(uuid4()),
    "created_at": "2020-01-01T00:00:00Z",
    "merged_into": str(uuid4()),
    "decided_by": str(uuid4()),
    "credited_at": "2020-01-01T00:00:00Z",
    "digest": "0" * 64,
}
# Doors that read no body at all, and so cannot be told anything by one.
SILENT = {
    *("POST /api/v1/ws-tickets/", "POST /api/v1/me/telegram-link/"),
    *("PUT /api/v1/messages/{message_id}/pin/",),
    *("PUT /api/v1/messages/{message_id}/reactions/{emoji}/",),
    *("POST /api/v1/channels/{channel_id}/replay/", "POST /api/v1/channels/{channel_id}/test/"),
    *("POST /api/v1/events/{event_id}/replay/", "POST /api/v1/me/two-factor/"),
    *("POST /api/v1/auth/email-verification/", "POST /api/v1/me/calendar-link/"),
    "PUT /api/v1/first-steps/hidden/",
    *("POST /api/v1/invoices/{invoice_id}/pay-link/", "POST /api/v1/gateways/{name}/test/"),
}


@pytest.mark.parametrize("name", ["customer", "advisor", "admin"])
def test_no_body_gives_anybody_more_than_the_form_asks(name):
    house, taken = build(), []
    before = _standing()
    for door in DOORS:
        for method in {"post", "put", "patch"} & {*door.methods}:
            address = house.filled(door.address, door.part, door.holes)
            status = _send(house, name, method, address)
            told = f"{method.upper()} {door.address}"
            if status < 400 and told not in SILENT:
                taken.append((told, status))
    assert taken == []
    assert _standing() == before


def test_a_strangers_thing_answers_like_one_that_is_not_there():
    """Status and body are the same: an id tells nobody anything."""
    house, different = build(), []
    for door in DOORS:
        if "get" not in door.methods or not door.holes:
            continue
        there = house.filled(door.address, door.part, door.holes)
        absent = House(owned=dict.fromkeys(house.owned, uuid4())).filled(
            door.address, door.part, door.holes
        )
        for name in ("other", "technician"):
            one, other = _looked(house, name, there), _looked(house, name, absent)
            if one[0] == 404 and one != other:
                different.append((name, door.address, one, other))
    assert different == []


def _send(house: House, name: str, method: str, address: str) -> int:
    block = transaction.atomic()
    block._from_testcase = True
    with block:
        answer = getattr(house.callers[name], method)(address, PRIVILEGES, format="json")
        assert answer.status_code < 500 or answer.status_code == 503, (method, address)
        if answer.status_code >= 400:
            transaction.set_rollback(True)
    return answer.status_code


def _looked(house: House, name: str, address: str) -> tuple[int, bytes]:
    answer = house.callers[name].get(address)
    content = b"" if answer.streaming else answer.content
    for close in getattr(answer, "_resource_closers", []):
        close()
    return answer.status_code, content


def _standing() -> list[object]:
    """Return what a privilege would show in."""
    people = User.objects.order_by("id").values_list("id", "role", "is_superuser", "is_active")
    owners = Customer.objects.order_by("id").values_list("id", "portal_user", "merged_into")
    return [*people, *owners, Conversation.objects.count()]
