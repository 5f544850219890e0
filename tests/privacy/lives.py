"""What else the house writes down about somebody, each place with the word in it."""

from crm.models import Contact, Customer, CustomerFile, CustomField
from crm.types import CustomerKind
from hub.accounts.models import User
from hub.kernel import clock
from hub.registration.models import Link, ProvenEmail, Registration
from hub.registration.types import LinkPurpose
from tests.desk import picture
from tests.privacy.canaries import WORD


def in_papers(desk, rosa: User, ana: User) -> None:
    """Notes, files, fields of the house, a place in a company, a deal, a query, a link."""
    at, customer = clock.now(), Customer.objects.get(portal_user=rosa)
    own = f"customers/{customer.id}/"
    desk.post(ana, f"{own}notes/", {"text": f"dice {WORD}"})
    field = CustomField.objects.create(name="Apodo", kind="text", created_at=at)
    Customer.objects.filter(id=customer.id).update(custom={str(field.id): WORD})
    file = picture(ana)
    file.name = f"{WORD}-carta.png"
    file.save()
    CustomerFile.objects.create(customer=customer, attachment=file, by=ana, created_at=at)
    company = Customer.objects.create(
        name="Sol SAC", kind=CustomerKind.COMPANY, created_at=at, updated_at=at
    )
    Contact.objects.create(
        company=company, person=customer, role=WORD[:20], added_by=ana, created_at=at
    )
    deal = {"customer": str(customer.id), "title": f"Kit de {WORD}", "note": WORD}
    assert desk.post(ana, "opportunities/", deal).status_code == 201
    asked = desk.post(rosa, "queries/", {"subject": f"Por {WORD}", "body": WORD}).data
    desk.post(ana, f"queries/{asked['id']}/resolve/", {"text": f"Así: {WORD}"})
    desk.post(rosa, "channel-links/", {"channel": "telegram"})


def in_registration(rosa: User) -> None:
    """What somebody registered with and proved."""
    at = clock.now()
    Registration.objects.create(
        user=rosa, document_type="DNI", document_number=WORD.upper(), outcome="unavailable",
        checked_at=at, created_at=at,
    )  # fmt: skip
    ProvenEmail.objects.create(user=rosa, key=f"{WORD}@x.test", proven_at=at)
    Link.objects.create(
        user=rosa, purpose=LinkPurpose.EMAIL, address=f"{WORD}@x.test", made_at=at,
        expires_at=at, due_at=at,
    )  # fmt: skip
