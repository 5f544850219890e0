from django.apps import AppConfig

from hub.kernel import registry


class KernelConfig(AppConfig):
    """The ground; last in INSTALLED_APPS order of readiness, it fills every shelf."""

    name = "hub.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for module in ("events", "plugins", "subscribers"):
            registry.import_everywhere(module)
