"""Two customers walk through every door with each other's ids and find nothing."""

import re
from uuid import UUID, uuid4

import pytest
from django.urls import get_resolver

from billing.models import Recharge
from crm.models import Customer
from tests.desk import picture, soles


@pytest.fixture
def theirs(desk, rosa, ana, luis):
    """Everything Rosa has: ids by the name they have in addresses."""
    asked = desk.unlocked(rosa, ana)
    free = desk.unlocked(rosa, ana)
    proof = picture(rosa)
    form = {"method": "wallet", "operation_number": "R1", "proof": str(proof.id)}
    made = desk.loads(rosa, asked, **form).data
    message = desk.get(rosa, f"conversations/{asked['conversation']}/messages/").data["results"][0]
    return {
        "customer_id": str(Customer.objects.get(portal_user=rosa).id),
        "communication_id": asked["id"],
        "free_communication": free["id"],
        "recharge_id": made["id"],
        "conversation_id": asked["conversation"],
        "message_id": message["id"],
        "attachment_id": str(proof.id),
    }


def doors():
    """Every address below the API that names something of a customer's."""
    for pattern in get_resolver().url_patterns:
        if str(pattern.pattern) != "api/v1/":
            continue
        for route in pattern.url_patterns:
            address = str(route.pattern)
            for name in ("customer", "communication", "recharge", "conversation", "message"):
                if f":{name}_id>" in address:
                    yield address.replace("<uuid:", "<").replace("<str:", "<")
            if ":attachment_id>" in address:
                yield address.replace("<uuid:", "<").replace("<str:", "<")


def filled(address, ids):
    for name, value in {**ids, "emoji": "👍", "key": "recharge"}.items():
        address = address.replace(f"<{name}>", value)
    # What else stands below something of hers: tests/rights knows it by name.
    return re.sub(r"<\w+>", str(UUID(int=7)), address)


@pytest.mark.parametrize("verb", ["GET", "POST", "PATCH", "DELETE", "PUT"])
def test_no_address_tells_a_foreign_id_from_one_that_is_not_there(desk, theirs, jorge, verb):
    nobodys = {name: str(uuid4()) for name in theirs}

    for address in doors():
        asked = desk.call(
            jorge, verb, filled(address, theirs), {}, **{"Idempotency-Key": uuid4().hex}
        )
        absent = desk.call(
            jorge, verb, filled(address, nobodys), {}, **{"Idempotency-Key": uuid4().hex}
        )
        # 403 and 405 are said to the role or the verb, whatever the id.
        assert asked.status_code in (403, 404, 405), (verb, address, asked.data)
        assert (asked.status_code, asked.data) == (absent.status_code, absent.data), address
    assert len(list(doors())) > 20


def test_no_body_takes_a_foreign_id(desk, theirs, jorge, ana):
    own = desk.unlocked(jorge, ana)

    load = {"amount": soles("5.00"), "method": "cash"}
    foreign = desk.post(
        jorge, "recharges/", {**load, "communication": theirs["free_communication"]}
    )
    proof = desk.loads(jorge, own, proof=theirs["attachment_id"])
    mine = desk.loads(jorge, own).data
    attached = desk.post(
        jorge, f"recharges/{mine['id']}/attach-proof/", {"proof": theirs["attachment_id"]}
    )

    assert [answer.status_code for answer in (foreign, proof, attached)] == [404, 404, 404]
    assert Recharge.objects.get(id=mine["id"]).proof_id is None


def test_no_list_shows_what_is_somebody_elses(desk, theirs, jorge, ana):
    desk.unlocked(jorge, ana)
    lists = ["communications/", "recharges/", "me/transactions/", "customers/", "conversations/"]

    for path in lists:
        rows = desk.get(jorge, path).data["results"]
        text = str(rows)
        assert not [name for name, value in theirs.items() if value in text], path
    for path in ("communications", "recharges"):
        asked = desk.get(jorge, f"{path}/?customer={theirs['customer_id']}")
        assert asked.data["results"] == []


def test_a_proof_opens_for_the_counter_and_its_owner_alone(desk, theirs, rosa, jorge, ana):
    path = f"attachments/{theirs['attachment_id']}/"

    assert desk.get(rosa, path).status_code == 200
    assert desk.get(ana, path).status_code == 200
    assert desk.get(jorge, path).status_code == 404
