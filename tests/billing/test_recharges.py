"""From an answer to money in the balance, and every way it is refused."""

from billing.models import Entry, Recharge
from billing.tasks import show_recharges
from chat.models import Message
from hub.realtime.models import PersonState
from tests.desk import picture, soles


def test_the_whole_story_from_question_to_receipt(desk, rosa, ana, luis):
    asked = desk.asks(rosa)
    assert desk.loads(rosa, asked).data["code"] == "locked"
    desk.says(ana, asked["conversation"])

    made = desk.loads(
        rosa,
        asked,
        method="wallet",
        operation_number=" op-00 123 ",
        proof=str(picture(rosa).id),
    )

    assert made.status_code == 201, made.data
    assert (made.data["state"], made.data["operation_number"]) == ("proof_attached", "OP00123")
    assert made.data["allowed_transitions"] == ["attach-proof", "cancel"]
    again = desk.loads(rosa, asked)
    assert (again.status_code, again.data["code"]) == (409, "grant_spent")
    seen = desk.get(luis, f"recharges/{made.data['id']}/").data
    assert seen["allowed_transitions"] == ["attach-proof", "approve", "reject", "cancel"]
    assert seen["proof"]["id"] == made.data["proof"]["id"]

    credited = desk.post(luis, f"recharges/{made.data['id']}/approve/")

    assert credited.data["state"] == "credited"
    assert credited.data["decided_by"]["name"] == "Luis Ramos"
    assert [change["new"] for change in credited.data["history"]] == ["proof_attached", "credited"]
    assert desk.balance(rosa) == "50.00"
    told = PersonState.objects.get(user_id=rosa.id, kind="balance", key="main")
    assert told.data["balance"] == soles("50.00")
    [movement] = desk.get(rosa, "me/transactions/").data["results"]
    assert movement["amount"] == movement["balance_after"] == soles("50.00")
    assert movement["description"] == "Recarga OP00123"
    card, receipt = thread(desk, rosa, asked)[-2:]
    assert card["card"]["state"] == "credited"
    assert card["author"]["role"] == "customer"
    assert receipt["text"] == (
        "Su recarga de S/ 50.00 fue acreditada. Saldo: S/ 50.00. Operación OP00123."
    )
    assert (receipt["author"]["role"], receipt["card"]["type"]) == ("bot", "receipt")


def thread(desk, who, communication):
    page = desk.get(who, f"conversations/{communication['conversation']}/messages/")
    return page.data["results"]


def test_a_rejected_recharge_is_shown_again_on_the_same_grant(desk, rosa, ana, luis):
    asked = desk.unlocked(rosa, ana)
    form = {"method": "transfer", "operation_number": "A1", "proof": str(picture(rosa).id)}
    made = desk.loads(rosa, asked, **form).data

    refused = desk.post(luis, f"recharges/{made['id']}/reject/", {"reason": "No se lee."})

    assert refused.data["state"] == "rejected"
    told = thread(desk, rosa, asked)[-1]
    assert told["text"].startswith("Su recarga de S/ 50.00 no fue aprobada: No se lee.")
    assert desk.loads(rosa, asked).data["code"] == "grant_spent"
    shown = {"proof": str(picture(rosa).id), "operation_number": "A2", "amount": soles("45.00")}
    again = desk.post(rosa, f"recharges/{made['id']}/attach-proof/", shown)
    assert (again.data["state"], again.data["amount"]) == ("proof_attached", soles("45.00"))
    assert desk.post(luis, f"recharges/{made['id']}/approve/").status_code == 200
    assert desk.balance(rosa) == "45.00"


def test_a_cancelled_recharge_gives_the_grant_back(desk, rosa, ana):
    asked = desk.unlocked(rosa, ana)
    made = desk.loads(rosa, asked).data

    assert desk.post(rosa, f"recharges/{made['id']}/cancel/").data["state"] == "cancelled"

    assert desk.loads(rosa, asked).status_code == 201


def test_an_advisor_loads_from_the_thread_for_somebody_without_portal(desk, ana, luis):
    thread = f"conversations/{desk.writes().conversation_id}"
    form = {"amount": soles("20.00"), "method": "cash"}
    assert desk.post(ana, f"{thread}/actions/recharge/", form).data["code"] == "locked"
    offer = desk.offer(ana, thread)
    assert (offer["locked"], offer["reason"]) == (True, "locked")
    desk.says(ana, thread.split("/")[1])
    offer = desk.offer(ana, thread)
    assert (offer["locked"], offer["reason"]) == (False, None)

    made = desk.post(ana, f"{thread}/actions/recharge/", form)

    assert made.status_code == 201, made.data
    mine = desk.post(ana, f"recharges/{made.data['id']}/approve/")
    assert (mine.status_code, mine.data["code"]) == (403, "own_request")
    assert desk.post(luis, f"recharges/{made.data['id']}/approve/").status_code == 200
    spent = desk.post(ana, f"{thread}/actions/recharge/", form)
    assert (spent.status_code, spent.data["code"]) == (409, "grant_spent")
    panel = {section["key"]: section for section in desk.get(ana, f"{thread}/panel/").data}
    assert panel["balance"]["items"][0]["value"] == soles("20.00")
    [shown] = panel["recharges"]["items"]
    assert (shown["label"], shown["state"]) == ("Efectivo", "credited")


def test_an_advisor_approves_up_to_the_limit_and_an_admin_above(desk, rosa, ana, luis, admin):
    made = desk.loads(rosa, desk.unlocked(rosa, ana), amount=soles("500.01")).data

    above = desk.post(luis, f"recharges/{made['id']}/approve/")

    assert (above.status_code, above.data["code"]) == (403, "above_limit")
    assert desk.post(admin, f"recharges/{made['id']}/approve/").status_code == 200


def test_who_sets_the_amount_does_not_approve_it(desk, rosa, ana, luis, carla):
    made = desk.loads(rosa, desk.unlocked(rosa, ana)).data
    desk.patch(luis, f"recharges/{made['id']}/", {"amount": soles("60.00")})

    refused = desk.post(luis, f"recharges/{made['id']}/approve/")

    assert refused.data["code"] == "own_request"
    assert desk.post(carla, f"recharges/{made['id']}/approve/").data["code"] == "forbidden"
    assert desk.post(rosa, f"recharges/{made['id']}/approve/").data["code"] == "forbidden"
    assert desk.post(ana, f"recharges/{made['id']}/approve/").status_code == 200


def test_without_proof_or_number_there_is_nothing_to_approve(desk, rosa, ana, luis):
    made = desk.loads(rosa, desk.unlocked(rosa, ana), method="transfer").data
    approve = f"recharges/{made['id']}/approve/"
    assert desk.post(luis, approve).data["code"] == "proof_required"

    desk.post(rosa, f"recharges/{made['id']}/attach-proof/", {"proof": str(picture(rosa).id)})
    assert desk.post(luis, approve).data["code"] == "operation_number_required"

    desk.patch(luis, f"recharges/{made['id']}/", {"operation_number": "77"})
    assert desk.post(luis, approve).status_code == 200


def test_an_amount_that_changed_since_it_was_looked_at_is_not_approved(desk, rosa, ana, luis):
    made = desk.loads(rosa, desk.unlocked(rosa, ana), operation_number="78").data
    approve = f"recharges/{made['id']}/approve/"
    proof = {"proof": str(picture(rosa).id), "amount": soles("70.00")}
    desk.post(rosa, f"recharges/{made['id']}/attach-proof/", proof)

    refused = desk.post(luis, approve, {"amount": made["amount"]})

    assert (refused.status_code, refused.data["code"]) == (409, "amount_changed")
    assert refused.data["fields"] == {"amount": soles("70.00")}
    assert desk.balance(rosa) == "0.00"
    assert desk.post(luis, approve, {"amount": "70"}).status_code in (400, 422)
    assert desk.post(luis, approve, {"amount": soles("70.00")}).data["state"] == "credited"
    assert desk.balance(rosa) == "70.00"


def test_an_operation_number_and_a_proof_pay_once(desk, rosa, jorge, ana):
    proof = picture(rosa, sha256="a" * 64)
    paid = {"method": "wallet", "operation_number": "AB-1", "proof": str(proof.id)}
    first = desk.loads(rosa, desk.unlocked(rosa, ana), **paid).data
    other = desk.unlocked(jorge, ana)

    number = desk.loads(jorge, other, method="wallet", operation_number="ab 1")
    copy = {"operation_number": "AB2", "proof": str(picture(jorge, sha256="a" * 64).id)}
    same = desk.loads(jorge, other, method="wallet", **copy)

    assert (number.status_code, number.data["code"]) == (409, "operation_number_used")
    assert (same.status_code, same.data["code"]) == (409, "proof_used")
    desk.post(rosa, f"recharges/{first['id']}/cancel/")
    assert desk.loads(jorge, other, method="wallet", operation_number="AB1").status_code == 201


def test_after_the_credit_all_but_the_amount_stays_correctable(desk, rosa, ana, luis):
    made = desk.loads(rosa, desk.unlocked(rosa, ana)).data
    desk.post(luis, f"recharges/{made['id']}/approve/")
    one = f"recharges/{made['id']}/"

    assert desk.patch(ana, one, {"amount": soles("51.00")}).data["code"] == "frozen"
    assert desk.patch(ana, one, {"method": "wallet"}).status_code == 422
    fixed = {"method": "wallet", "operation_number": "X9", "proof": str(picture(ana).id)}
    changed = desk.patch(ana, one, {**fixed, "note": "Yape"})

    assert changed.status_code == 200, changed.data
    assert [row["field"] for row in changed.data["history"]][2:] == [
        "method",
        "operation_number",
        "proof",
        "note",
    ]
    assert Entry.objects.filter(kind="method").count() == 1
    assert desk.balance(rosa) == "50.00"
    assert desk.patch(rosa, one, {"note": "x"}).status_code == 403


def test_a_repeated_key_answers_the_same_and_another_body_is_refused(desk, rosa, ana):
    asked = desk.unlocked(rosa, ana)
    body = {"communication": asked["id"], "amount": soles("10.00"), "method": "cash"}

    first = desk.post(rosa, "recharges/", body, key="k1")
    second = desk.post(rosa, "recharges/", body, key="k1")
    other = desk.post(rosa, "recharges/", {**body, "amount": soles("11.00")}, key="k1")
    without = desk.call(rosa, "POST", "recharges/", body)

    assert first.status_code == second.status_code == 201
    assert first.data == second.data
    assert other.data["code"] == "idempotency_mismatch"
    assert without.status_code == 400
    assert Recharge.objects.count() == 1


def test_a_receipt_that_was_not_posted_is_swept_and_told_once(desk, rosa, ana, luis, monkeypatch):
    made = desk.loads(rosa, desk.unlocked(rosa, ana)).data
    with monkeypatch.context() as dying:
        dying.setattr("hub.kernel.events._tell", lambda event: None)
        desk.post(luis, f"recharges/{made['id']}/approve/")
    receipts = Message.objects.filter(card__type="receipt")
    assert not receipts.exists()

    show_recharges()
    show_recharges()

    assert receipts.count() == 1
    assert Message.objects.get(card__type="recharge").card["state"] == "credited"


def test_who_says_it_was_cash_does_not_approve_it(desk, rosa, ana, luis):
    made = desk.loads(rosa, desk.unlocked(rosa, ana), method="transfer").data
    desk.patch(luis, f"recharges/{made['id']}/", {"method": "cash"})

    refused = desk.post(luis, f"recharges/{made['id']}/approve/")

    assert (refused.status_code, refused.data["code"]) == (403, "own_request")
    assert desk.post(ana, f"recharges/{made['id']}/approve/").status_code == 200
