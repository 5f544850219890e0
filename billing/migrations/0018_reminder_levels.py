from django.db import migrations
from django.utils import timezone

TEXTS = {
    -3: (
        "Hola, {name}. Le recordamos que en tres días vence:\n{invoices}\nTotal: {total}.\n{house}",
        "Hello {name}. A reminder of what falls due in three days:\n{invoices}\nTotal: {total}.\n{house}",
    ),
    0: (
        "Hola, {name}. Hoy vence:\n{invoices}\nTotal: {total}. Si ya pagó, envíenos el comprobante "
        "por aquí.\n{house}",
        "Hello {name}. Due today:\n{invoices}\nTotal: {total}. If you have paid, please send us the "
        "proof here.\n{house}",
    ),
    3: (
        "Hola, {name}. Venció hace unos días y sigue pendiente:\n{invoices}\nTotal: {total}. ¿Nos "
        "confirma cuándo podrá pagar?\n{house}",
        "Hello {name}. This fell due some days ago and is still open:\n{invoices}\nTotal: {total}. "
        "When will you be able to pay?\n{house}",
    ),
    10: (
        "{name}, tenemos pendiente de pago desde hace más de una semana:\n{invoices}\nTotal: {total}. "
        "Le agradeceremos regularizarlo.\n{house}",
        "{name}, this has been open for more than a week:\n{invoices}\nTotal: {total}. Please settle "
        "it.\n{house}",
    ),
    30: (
        "{name}, estas facturas llevan un mes vencidas:\n{invoices}\nTotal: {total}. Comuníquese con "
        "nosotros para acordar el pago.\n{house}",
        "{name}, these invoices are a month overdue:\n{invoices}\nTotal: {total}. Please get in touch "
        "to agree on how to pay.\n{house}",
    ),
}


def lay(apps, schema_editor):
    level = apps.get_model("billing", "ReminderLevel")
    for days, (es, en) in TEXTS.items():
        level.objects.get_or_create(
            days=days, defaults={"text_es": es, "text_en": en, "updated_at": timezone.now()}
        )


class Migration(migrations.Migration):
    dependencies = [("billing", "0017_coupon_uses_are_final")]

    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
