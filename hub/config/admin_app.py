"""Django's admin behind the house's own door, with the house's words."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.admin.apps import AdminConfig
from django.utils.functional import lazystr

from hub.kernel.saying import Said

WORDS = Path(__file__).with_name("admin_es.json")


class HouseAdmin(AdminConfig):
    """The admin, with a site that asks for a second factor and speaks Spanish too."""

    default_site = "hub.accounts.admin_site.HouseSite"

    def ready(self) -> None:
        super().ready()
        name_everything(json.loads(WORDS.read_text(encoding="utf-8")))


def name_everything(words: Mapping[str, Any]) -> None:
    """Give every model and field its Spanish name beside its own; migrations know neither."""
    for config in apps.get_app_configs():
        if spanish := words["apps"].get(config.label):
            config.verbose_name = lazystr(Said(config.verbose_name, spanish))
    for model in apps.get_models():
        meta = model._meta
        if names := words["models"].get(meta.label):
            meta.verbose_name = lazystr(Said(meta.verbose_name, names[0]))
            meta.verbose_name_plural = lazystr(Said(meta.verbose_name_plural, names[1]))
        for field in (*meta.fields, *meta.many_to_many):
            own = words["own"].get(f"{meta.label}.{field.name}")
            if spanish := own or words["fields"].get(field.name):
                field.verbose_name = lazystr(Said(field.verbose_name, spanish))
