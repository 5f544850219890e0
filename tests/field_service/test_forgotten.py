"""Whoever is forgotten is asked nothing more; what they showed is gone, the rest opens."""

import io
import zipfile
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from chat.models import Attachment, Conversation
from chat.operations import erasing, files
from crm.operations import customers
from field_service.models import AfterSettings, LabelRequest, OrderSurvey, Photo, SupplierMail
from field_service.operations.machines import labels
from field_service.queries import surveys
from field_service.tasks import ask_about_orders
from hub.accounts.ports.personal import Subject, keepers
from hub.accounts.queries import house_bot
from hub.kernel import clock
from tests.field_service.buying import Buying
from tests.field_service.phone import jpeg
from tests.field_service.shop import Shop

pytestmark = pytest.mark.django_db


@pytest.fixture
def hers(carla, tomas, rosa):
    return Shop(carla, tomas, customers.of_user(rosa, at=clock.now()))


def picture():
    return SimpleUploadedFile("fuga.jpg", jpeg(), "image/jpeg")


def forget(subject, committing):
    with committing(execute=True):
        erasing.forget(subject, at=clock.now())
        for _, keeper in keepers:
            keeper.forget(subject)


def test_nobody_is_asked_who_is_forgotten(hers, desk, rosa):
    AfterSettings.objects.create(delay_minutes=0)
    desk.asks(rosa)
    row = hers.order()
    hers.assign(row)
    hers.move(row, "start")
    hers.move(row, "finish")
    ask_about_orders()
    link = surveys.link_of(OrderSurvey.objects.get()).partition("/p/")[2].strip("/")
    assert desk.get(None, f"p/{link}/").status_code == 200

    forget(Subject(user_id=rosa.id, customer_id=row.customer_id), desk._committing)

    assert OrderSurvey.objects.get().state == "skipped"
    assert desk.get(None, f"p/{link}/").status_code in (404, 410)


def test_what_they_showed_is_gone_and_the_archive_opens(hers, desk, api, rosa):
    row = hers.order(by=rosa)
    body = {"file": picture(), "tag": "other", "act_id": str(uuid4())}
    path = f"/api/v1/service-orders/{row.id}/photos/"
    assert api(rosa).post(path, body, format="multipart").status_code == 201

    forget(Subject(user_id=rosa.id, customer_id=row.customer_id), desk._committing)

    assert not Photo.objects.get().file.file
    answer = desk.get(hers.clerk, f"service-orders/{row.id}/history.zip")
    whole = b"".join(answer.streaming_content)
    assert zipfile.ZipFile(io.BytesIO(whole)).testzip() is None


def test_the_picture_of_who_stood_before_the_label_goes_too(hers, desk, rosa):
    machine = hers.machine()
    label = labels.put_on(machine_id=machine.id, by=hers.clerk, at=clock.now())
    row = hers.order(by=rosa)
    kept = files.upload(owner=house_bot(), upload=picture(), at=clock.now())
    LabelRequest.objects.create(
        order=row, label=label, name="Ana", phone="+51999111222", created_at=clock.now()
    )
    Photo.objects.create(
        order=row, file=kept, tag="other", act_id=uuid4(), author=house_bot(),
        taken_at=clock.now(), created_at=clock.now(),
    )  # fmt: skip

    forget(Subject(user_id=rosa.id, customer_id=row.customer_id), desk._committing)

    assert LabelRequest.objects.get().phone == ""
    assert not Attachment.objects.get(id=kept.id).file


def test_who_speaks_for_a_supplier_is_told_what_is_kept_and_forgotten(hers, desk):
    got = desk.writes("Vendo filtros", sender="51987111222", name="Raúl")
    identity = Conversation.objects.get(id=got.conversation_id).identity
    buying = Buying(hers)
    supplier = buying.supplier(email="raul@andinos.test")
    supplier.contacts.update(name="Raúl", phone="+51987111222", identity=identity)
    buying.quoting(buying.ask_for((buying.part(), 1)), supplier)
    subject = Subject(customer_id=identity.customer_id)

    kept = list(keepers.get("supplier_contacts").rows(subject))
    assert [row.get("email", row.get("to")) for row in kept] == ["raul@andinos.test"] * 2

    forget(subject, desk._committing)

    contact = supplier.contacts.get()
    assert (contact.name, contact.phone, contact.email, contact.identity) == ("—", "", "", None)
    assert SupplierMail.objects.get().to == ""
