from django.apps import AppConfig


class FieldServiceConfig(AppConfig):
    name = "field_service"
    default_auto_field = "django.db.models.BigAutoField"
