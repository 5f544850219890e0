"""A label's picture is one of its order; who leaves may say when they arrive.

SQLite adds a column that may be empty without rebuilding its table: the triggers stay.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('field_service', '0009_steps_whole')]

    operations = [
        migrations.RemoveField(model_name='labelrequest', name='photo'),
        migrations.AddField(
            model_name='orderstep', name='eta_at', field=models.DateTimeField(null=True)
        ),
    ]
