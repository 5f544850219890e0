"""What the house is called and on which clock it lives is the company's own to say."""

from django.conf import settings
from django.db import migrations, models

USUAL = "America/Lima"


def hand_over(apps, schema_editor):
    rules = apps.get_model("chat", "DeskRules").objects.first()
    if rules is not None and rules.house_name:
        Company = apps.get_model("company", "Company")
        Company.objects.get_or_create(id=1, defaults={"currency": settings.CURRENCY})
        Company.objects.filter(id=1, name="").update(name=rules.house_name)
    apps.get_model("chat", "Hours").objects.filter(zone=USUAL).update(zone="")


def take_back(apps, schema_editor):
    company = apps.get_model("company", "Company").objects.filter(id=1).exclude(name="").first()
    if company is not None:
        apps.get_model("chat", "DeskRules").objects.update_or_create(
            id=1, defaults={"house_name": company.name}
        )
    apps.get_model("chat", "Hours").objects.filter(zone="").update(zone=USUAL)


class Migration(migrations.Migration):

    dependencies = [("chat", "0020_among_us"), ("company", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="hours",
            name="zone",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.RunPython(hand_over, take_back),
        migrations.RemoveField(model_name="deskrules", name="house_name"),
    ]
