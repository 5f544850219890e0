from django.apps import AppConfig


class ChannelsBridgeConfig(AppConfig):
    name = "channels_bridge"
    default_auto_field = "django.db.models.BigAutoField"
