"""Every row of the house can be looked at in Django's admin; what is kept for good, only that."""

import json

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import RequestFactory

from hub.config import admin_app

# The key of such a row is what opens somebody's sign-in.
UNSEEN = {"sessions.Session"}
KEPT_FOR_GOOD = ("billing", "reports", "audit")
WORDS = ("ledger", "consent", "audit", "posting", "entry")
MODELS = sorted(apps.get_models(), key=lambda model: model._meta.label)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_model_has_its_page(model):
    assert admin.site.is_registered(model) != (model._meta.label in UNSEEN)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_page_shows_more_than_a_name(model):
    if admin.site.is_registered(model):
        page = admin.site._registry[model]
        assert page.get_list_display(RequestFactory().get("/admin/")) != ("__str__",)


def test_money_and_what_was_agreed_are_only_looked_at():
    request = RequestFactory().get("/admin/")
    for model, page in admin.site._registry.items():
        words = model.__name__.lower()
        if model._meta.app_label in KEPT_FOR_GOOD or any(word in words for word in WORDS):
            assert not page.has_add_permission(request), model
            assert not page.has_change_permission(request), model
            assert not page.has_delete_permission(request), model


def test_every_name_shown_has_its_spanish():
    words = json.loads(admin_app.WORDS.read_text(encoding="utf-8"))
    unnamed = set()
    for model, page in admin.site._registry.items():
        meta = model._meta
        unnamed |= {meta.label} - words["models"].keys()
        shown = {f.name for f in (*meta.fields, *meta.many_to_many)} - set(page.exclude or ())
        unnamed |= {
            f"{meta.label}.{name}"
            for name in shown
            if name not in words["fields"] and f"{meta.label}.{name}" not in words["own"]
        }

    assert unnamed == set()
