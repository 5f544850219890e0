import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("chat", "0004_search")]

    operations = [
        migrations.CreateModel(
            name="HookMark",
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
                ("number", models.BigIntegerField(default=0)),
                ("meta_seq", models.BigIntegerField(default=0)),
                ("standing", models.CharField(blank=True, max_length=64)),
            ],
        ),
    ]
