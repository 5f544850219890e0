import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_status_and_scopes")]

    operations = [
        migrations.AlterField(
            model_name="ticket",
            name="session",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tickets",
                to="accounts.session",
            ),
        ),
        migrations.AddField(
            model_name="ticket",
            name="bot_token",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tickets",
                to="accounts.bottoken",
            ),
        ),
        migrations.AddConstraint(
            model_name="ticket",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("bot_token__isnull", False), ("session", None)),
                    models.Q(("bot_token", None), ("session__isnull", False)),
                    _connector="OR",
                ),
                name="ticket_is_of_one",
            ),
        ),
    ]
