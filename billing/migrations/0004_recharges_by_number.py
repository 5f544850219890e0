
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('billing', '0003_joined_balances'),
        ('chat', '0001_squashed_0018_desk'),
        ('crm', '0001_squashed_0003_keys_of_customers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='recharge',
            index=models.Index(condition=models.Q(('operation_number', ''), _negated=True), fields=['operation_number', '-created_at'], name='recharge_by_number'),
        ),
    ]
