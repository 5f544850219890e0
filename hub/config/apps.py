from django.apps import AppConfig


class HubConfig(AppConfig):
    """Settings, doors and the serving process."""

    name = "hub.config"
    label = "config"

    def ready(self) -> None:
        """Make the Celery application the current one, so that any process can ring tasks."""
        from hub.config import celery  # noqa: F401
