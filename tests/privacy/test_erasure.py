"""Whoever asks to be forgotten is gone from everywhere but where the law wants them kept."""

from io import StringIO
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.management import call_command

from channels_bridge.models import Channel, Delivery, EarlyStatus, Part, RawEvent
from chat.models import Alias, Attachment, Conversation, Draft, Edition, Identity, Message
from chat.operations.indexing import follow
from crm.models import Customer, Import, RefusedLine
from hub.accounts.models import Session, User
from hub.accounts.operations import people
from hub.audit.models import Entry
from hub.kernel import clock
from hub.privacy.models import PrivacyRequest
from hub.privacy.tasks import work_on
from hub.reports.operations.notices import notify
from hub.reports.types import Notice
from tests.desk import picture
from tests.privacy.canaries import WORD, everywhere, files
from tests.privacy.lives import in_papers, in_registration

# Where the law wants it kept: what was paid in, and the file that proves it.
LAWFUL = {
    "billing_claim.value",
    "billing_recharge.note",
    "billing_recharge.operation_number",
    "billing_entry.description",
    "chat_attachment.name",
    "chat_attachment.file",
}
PHONE = f"51{WORD}"


def test_a_person_is_gone_from_every_table_and_file(desk, rosa, ana, luis, admin, media):
    talk, proof = _a_life(desk, rosa, ana, luis)
    in_papers(desk, rosa, ana)
    in_registration(rosa)
    planted = everywhere()
    for place in ("chat_message.text", "crm_customer.name", "accounts_user.email",
                  "channels_bridge_rawevent.body", "reports_notification.title",
                  "crm_note.text", "crm_customer.custom", "crm_contact.role", "crm_inquiry.body",
                  "crm_opportunity.title", "registration_registration.document_number",
                  "registration_provenemail.key", "registration_link.address"):  # fmt: skip
        assert place in planted, place
    assert len(planted) > 25 and files(media)
    balance = desk.balance(rosa)
    row = desk.post(rosa, "privacy-requests/", {"right": "erasure", "note": f"soy {WORD}"}).data

    assert desk.post(admin, f"privacy-requests/{row['id']}/fulfil/").data["state"] == "in_progress"
    with desk._committing(execute=True):
        work_on(row["id"])

    assert set(everywhere()) <= LAWFUL, everywhere()
    kept = Attachment.objects.get(id=proof.id)
    assert kept.file and files(media) == [kept.file.name.rpartition("/")[2]]
    done = PrivacyRequest.objects.get(id=row["id"])
    assert done.state == "fulfilled"
    assert {(each["kind"], each["reason"]) for each in done.kept} == {
        ("recharges", "accounting"), ("ledger", "accounting"),
        ("proofs", "accounting"), ("trail", "security"),
    }  # fmt: skip
    out = StringIO()
    call_command("ledger_audit", stdout=out)
    customer = Customer.objects.get(id=row["customer"])
    assert customer.name.startswith("Persona eliminada") and balance == "50.00"
    assert desk.get(rosa, "me/").status_code == 401
    said = Message.objects.filter(conversation=talk)
    assert said.count() > 3 and not said.filter(deleted_at=None).exists()
    follow([talk.id])
    found = desk.get(ana, f"search/?q={WORD}").data
    assert WORD not in str(found)
    assert Entry.objects.filter(action="erased").exists()


def test_somebody_else_stays_whole(desk, rosa, jorge, ana, admin):
    desk.asks(jorge, "soy jorge")
    before = desk.get(ana, "customers/?q=jorge").data["results"]
    desk.asks(rosa)
    row = desk.post(rosa, "privacy-requests/", {"right": "erasure"}).data
    desk.post(admin, f"privacy-requests/{row['id']}/fulfil/")
    work_on(row["id"])

    assert desk.get(ana, "customers/?q=jorge").data["results"] == before
    assert desk.get(jorge, "me/").data["username"] == "jorge"
    assert Message.objects.filter(text="soy jorge").exists()
    assert User.objects.get(id=rosa.id).username.startswith("erased-")


def test_whoever_writes_again_is_somebody_new(desk, ana, admin):
    desk.writes("hola")
    first = Customer.objects.get()
    row = desk.post(ana, "privacy-requests/", {"right": "erasure", "customer": str(first.id)}).data
    desk.post(admin, f"privacy-requests/{row['id']}/check-identity/", {"how": "llamada"})
    desk.post(admin, f"privacy-requests/{row['id']}/fulfil/")
    work_on(row["id"])

    desk.writes("otra vez")

    assert Customer.objects.count() == 2
    assert Identity.objects.filter(external_id="51987000001").get().customer_id != first.id


def _a_life(desk, rosa, ana, luis):
    """Plant the word wherever a person's own words may stand."""
    User.objects.filter(id=rosa.id).update(
        first_name=f"Rosa {WORD}", last_name=WORD, email=f"{WORD}@x.test", phone=WORD[:20]
    )
    rosa.refresh_from_db()
    asked = desk.asks(rosa, f"pido {WORD}")
    talk = Conversation.objects.get(id=asked["conversation"])
    desk.says(ana, talk.id, f"hola {WORD} https://x.test/{WORD}")
    desk.says(ana, talk.id, f"nota {WORD}", private=True)
    proof = picture(rosa)
    proof.name, proof.file = f"{WORD}.png", _file(f"{WORD}-proof")
    proof.save()
    form = {"method": "transfer", "operation_number": WORD.upper(), "proof": str(proof.id)}
    made = desk.loads(rosa, asked, **form, note=f"de {WORD}")
    assert made.status_code == 201, made.data
    assert desk.post(luis, f"recharges/{made.data['id']}/approve/").status_code == 200
    _in_chat(talk, rosa, ana)
    _outside(talk)
    _in_records(rosa, ana)
    follow([talk.id])
    return talk, proof


def _in_chat(talk, rosa, ana):
    at, said = clock.now(), Message.objects.filter(conversation=talk).order_by("number")
    Edition.objects.create(message=said[0], text=WORD, by=rosa, at=at)
    Draft.objects.create(conversation=talk, user=ana, text=WORD, updated_at=at)
    sent = Attachment(message=said[0], kind="image", name=f"{WORD}.png", created_at=at)
    sent.file, sent.sha256 = _file(WORD), "0" * 64
    sent.save()
    Message.objects.filter(id=said[0].id).update(card={"type": WORD}, around={"by": WORD})
    Identity.objects.filter(id=talk.identity_id).update(name=WORD, phone=WORD, external_id=PHONE)
    Alias.objects.create(channel_id=talk.channel_id, external_id=WORD, identity=talk.identity)
    notice = {"kind": "mention", "key": "k", "title": WORD, "text": WORD, "link": ""}
    for user in (ana, rosa):
        notify(user.id, Notice(**notice, topic=f"c:{talk.id}"), at=at)


def _outside(talk):
    at, channel = clock.now(), Channel.objects.get(id=talk.channel_id)
    said = Message.objects.filter(conversation=talk).first()
    delivery = Delivery.objects.create(
        message=said, channel=channel, conversation_id=talk.id, number=1, recipient=PHONE,
        state="sent", next_try_at=at, created_at=at,
    )  # fmt: skip
    Part.objects.create(delivery=delivery, channel=channel, ordinal=1, recipient=PHONE,
                        kind="text", text=WORD, card={"x": WORD})  # fmt: skip
    EarlyStatus.objects.create(channel=channel, recipient=PHONE, status="sent", at=at,
                               created_at=at)  # fmt: skip
    body = f'{{"from": "{PHONE}", "text": "x"}}'.encode()
    RawEvent.objects.create(channel=channel, key=uuid4().hex, body=body, received_at=at)


def _in_records(rosa, ana):
    at = clock.now()
    customer = Customer.objects.get(portal_user=rosa)
    customer.document_number, customer.email = WORD.upper(), f"{WORD}@x.test"
    customer.phone = WORD
    customer.save()
    run = Import.objects.create(name="x.csv", sha256="", by=ana, created_at=at)
    RefusedLine.objects.create(run=run, line=2, cells=["a", WORD.upper()])
    Session.objects.filter(user=rosa).update(user_agent=WORD)


def _file(words):
    from django.core.files.storage import default_storage

    return default_storage.save(f"files/{words}.bin", ContentFile(words.encode()))


def test_what_came_after_the_wish_goes_too_and_no_name_stays_in_the_trail(desk, admin):
    nina = people.add(username="nina-mamani", role="customer", first_name="Nina")
    row = desk.post(nina, "privacy-requests/", {"right": "erasure"}).data
    asked = desk.post(nina, "queries/", {"subject": WORD, "body": WORD})
    assert asked.status_code == 201, "she had no record as a customer before"

    desk.post(admin, f"privacy-requests/{row['id']}/fulfil/")
    with desk._committing(execute=True):
        work_on(row["id"])

    assert not everywhere()
    told = str([(each.changes, each.searched) for each in Entry.objects.all()])
    assert "mamani" not in told
