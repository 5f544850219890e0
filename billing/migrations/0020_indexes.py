from django.db import migrations, models


class Migration(migrations.Migration):
    """What is looked for by state or number is found by whole indexes, on SQLite too."""

    dependencies = [("billing", "0020_coupons_more")]

    operations = [
        migrations.RemoveIndex(model_name="invoice", name="invoice_by_label"),
        migrations.RemoveIndex(model_name="payment", name="payment_by_operation"),
        migrations.AddIndex(
            model_name="invoice",
            index=models.Index(fields=["state", "-created_at", "-id"], name="invoice_by_state"),
        ),
        migrations.AddIndex(
            model_name="invoice",
            index=models.Index(fields=["label"], name="invoice_by_label"),
        ),
        migrations.AddIndex(
            model_name="invoice",
            index=models.Index(fields=["authority_label"], name="invoice_by_authority"),
        ),
        migrations.AddIndex(
            model_name="payment",
            index=models.Index(fields=["operation_number"], name="payment_by_operation"),
        ),
    ]
