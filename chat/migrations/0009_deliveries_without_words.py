from django.db import migrations, transaction

AT_ONCE = 500


def take_words(apps, schema_editor):
    """Leave no words in what was kept to be told: they are read when the call is made.

    In short transactions, so that calls go on meanwhile; again from the start does no harm.
    """
    rows = apps.get_model("chat", "HookDelivery").objects.order_by("id")
    rows = rows.filter(event_id__regex="^(message|conversation):")
    found = list(rows[:AT_ONCE])
    while found:
        with transaction.atomic():
            for row in rows.filter(id__in=[each.id for each in found]).select_for_update():
                row.payload.pop("message", None)
                if "conversation" in row.payload:
                    row.payload["conversation"]["last_message"] = None
                row.error = ""  # it held the beginning of the other end's answer
                row.save(update_fields=["payload", "error"])
        found = list(rows.filter(id__gt=found[-1].id)[:AT_ONCE])


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("chat", "0008_deliveries_by_age")]

    operations = [migrations.RunPython(take_words, migrations.RunPython.noop, elidable=True)]
