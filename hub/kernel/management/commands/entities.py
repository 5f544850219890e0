"""`manage.py entities`: the database as a diagram, floor by floor, written from the models."""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db.models import Field, ForeignKey, Model

HEAD = "# Entities\n\nWritten from the models by `make docs`; do not edit.\n"


class Command(BaseCommand):
    """Prints Markdown with one Mermaid entity diagram an app."""

    help = "Print the entity diagram of every app as Markdown."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(HEAD)
        for config in apps.get_app_configs():
            models = [model for model in config.get_models() if _is_ours(model)]
            if models:
                self.stdout.write(f"\n## {config.name}\n\n{_diagram(models)}")


def _is_ours(model: type[Model]) -> bool:
    return not model.__module__.startswith(("django.", "rest_framework.", "axes."))


def _diagram(models: list[type[Model]]) -> str:
    lines = ["```mermaid", "erDiagram"]
    for model in sorted(models, key=lambda each: each.__name__):
        lines.append(f"    {model.__name__} {{")
        lines += [f"        {_type(f)} {f.name}{_mark(f)}" for f in model._meta.concrete_fields]
        lines.append("    }")
    for model in sorted(models, key=lambda each: each.__name__):
        lines += [_line(f) for f in model._meta.concrete_fields if isinstance(f, ForeignKey)]
    return "\n".join([*lines, "```\n"])


def _type(field: Field) -> str:
    return field.get_internal_type().removesuffix("Field").lower() or "value"


def _mark(field: Field) -> str:
    if field.primary_key:
        return " PK"
    if field.is_relation:
        return " FK"
    return " UK" if field.unique else ""


def _line(field: ForeignKey) -> str:
    left = "|o" if field.null else "||"
    right = "o|" if field.unique else "o{"
    target = field.related_model.__name__
    return f"    {target} {left}--{right} {field.model.__name__} : {field.name}"
