"""Everybody who is a customer already is given the keys they are known again by."""

from django.db import migrations

from crm.types import document_key, name_key
from hub.kernel import phones

KEYS = ["phone_key", "document_key", "email_key", "name_key"]


def fill(apps, schema_editor):
    customers = apps.get_model("crm", "Customer").objects
    piece = []
    for row in customers.only("name", "phone", "email", "document_number").iterator(500):
        row.phone_key = phones.canonical(phones.e164(row.phone, "PE"))
        row.document_key = document_key(row.document_number)
        row.email_key = row.email.strip().lower()
        row.name_key = name_key(row.name)
        piece.append(row)
        if len(piece) == 500:
            customers.bulk_update(piece, KEYS)
            piece = []
    customers.bulk_update(piece, KEYS)


class Migration(migrations.Migration):
    dependencies = [("crm", "0002_joining_and_imports")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
