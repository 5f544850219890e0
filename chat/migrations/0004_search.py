import django.db.models.deletion
from django.db import migrations, models

from chat.adapters import trigrams


def lay(apps, schema_editor):
    trigrams.lay(schema_editor.execute, schema_editor.connection.vendor)


def lift(apps, schema_editor):
    trigrams.lift(schema_editor.execute, schema_editor.connection.vendor)


class Migration(migrations.Migration):
    dependencies = [("chat", "0003_staff_chat")]

    operations = [
        migrations.CreateModel(
            name="SearchName",
            fields=[
                (
                    "conversation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="chat.conversation",
                    ),
                ),
                ("folded", models.TextField()),
            ],
        ),
        migrations.RunPython(lay, lift),
    ]
