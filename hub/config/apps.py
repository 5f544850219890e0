from django.apps import AppConfig
from django.conf import settings


class HubConfig(AppConfig):
    """Settings, doors and the serving process."""

    name = "hub.config"
    label = "config"

    def ready(self) -> None:
        """Make the Celery application the current one, so that any process can ring tasks.

        Where an address of errors is set, failures are told from here on, in every process.
        """
        from hub.config import celery  # noqa: F401

        if settings.SENTRY_DSN:
            from hub.config import reporting

            reporting.start()
