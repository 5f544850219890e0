from django.db import migrations


class Migration(migrations.Migration):
    """Whoever has written before is not greeted as if they were new."""

    dependencies = [("chat", "0015_counter_by_itself")]

    operations = [
        migrations.RunSQL(
            "UPDATE chat_conversation SET episode_at = created_at", migrations.RunSQL.noop
        )
    ]
