"""The picture sent by a label is one of its order; nothing else names it."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [('field_service', '0008_after')]

    operations = [migrations.RemoveField(model_name='labelrequest', name='photo')]
