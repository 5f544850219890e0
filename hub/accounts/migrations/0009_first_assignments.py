"""Whoever works here already has been what they are since they came, and has a code."""

from django.db import migrations
from django.utils import timezone

STAFF = ("admin", "advisor", "clerk", "technician")


def begin(apps, schema_editor):
    User = apps.get_model("accounts", "User")
    Assignment = apps.get_model("accounts", "Assignment")
    staff = User.objects.filter(role__in=STAFF).order_by("created_at", "id")
    for number, user in enumerate(staff, start=1):
        User.objects.filter(id=user.id).update(code=f"P{number:03d}")
        day = timezone.localdate(user.created_at)
        Assignment.objects.create(
            user=user,
            role=user.role,
            starts_on=day,
            ends_on=None if user.is_active else day,
            created_at=user.created_at,
        )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0008_staff")]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
