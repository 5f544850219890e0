"""Django's admin opens for admins with a second factor, and shows rows to look at."""

import pytest
from django.contrib import admin as django_admin
from django.test import Client
from django.urls import reverse

from hub.accounts.models import Session, User
from hub.accounts.operations import sessions
from hub.audit.models import Entry
from hub.kernel import clock
from tests.accounts.codes import with_phone

pytestmark = pytest.mark.django_db
LOGIN, HOME = "/admin/login/?next=/admin/", "/admin/"
PASSWORD = "correct horse battery"


@pytest.fixture
def boss(admin):
    admin.set_password(PASSWORD)
    admin.save()
    return admin


def enter(client, username="admin", password=PASSWORD, code="", **headers):
    said = {"username": username, "password": password, "code": code, "next": HOME}
    return client.post(LOGIN, said, **headers)


def test_a_password_alone_does_not_open_it(client, boss):
    assert "two-factor" in enter(client).content.decode()
    phone, _ = with_phone(boss)
    assert "authenticator" in enter(client).content.decode()
    assert client.get(HOME).status_code == 302

    assert enter(client, code=phone.code()).status_code == 302
    assert client.get(HOME).status_code == 200


def test_an_advisor_is_refused_with_every_code(client, ana):
    ana.set_password(PASSWORD)
    ana.save()
    phone, _ = with_phone(ana)

    assert enter(client, "ana", code=phone.code()).status_code == 200
    assert client.get(HOME).status_code == 302


def test_guessing_is_slowed_down_like_at_every_door(client, boss):
    for _ in range(5):
        assert "wrong" in enter(client, password="guess").content.decode()

    assert "Too many requests" in enter(client).content.decode()


def test_it_is_a_sign_in_among_the_others(client, boss):
    phone, _ = with_phone(boss)
    enter(client, code=phone.code())
    opened = Session.objects.get()

    sessions.end(opened.id, user=boss, at=clock.now())

    assert client.get(HOME).status_code == 302
    assert enter(client, password="guess").status_code == 200
    assert client.get(HOME).status_code == 302, "a refused form renews nobody"
    assert enter(client, code=phone.code()).status_code == 302
    client.post("/admin/logout/")
    assert not Session.objects.filter(ended_at=None).exists()


def test_every_list_opens_and_offers_neither_adding_nor_deleting(boss):
    client = Client()
    phone, _ = with_phone(boss)
    enter(client, code=phone.code())

    for model, page in django_admin.site._registry.items():
        place = f"{model._meta.app_label}_{model._meta.model_name}"
        listed = client.get(reverse(f"admin:{place}_changelist"), {"q": "x"})
        assert listed.status_code == 200, place
        if model.__module__.partition(".")[0] in ("hub", "billing", "crm"):
            assert not page.has_add_permission(listed.wsgi_request), place
            assert not page.has_delete_permission(listed.wsgi_request), place


def test_what_is_changed_there_has_its_doer(boss, ana):
    client = Client()
    phone, _ = with_phone(boss)
    enter(client, code=phone.code())
    page = reverse("admin:accounts_user_change", args=[ana.id])
    form = client.get(page).context["adminform"].form
    said = {name: value for name, value in form.initial.items() if value not in (None, [])}

    answer = client.post(page, {**said, "last_name": "Torres Vda. de Ríos"})

    assert answer.status_code == 302, answer.context["adminform"].form.errors
    told = Entry.objects.filter(action="changed", object_id=str(ana.id)).latest("at")
    assert told.user_id == boss.id and told.session_id is not None


def test_it_speaks_the_language_of_who_looks(boss):
    client = Client()
    phone, _ = with_phone(boss)
    spanish = client.get(LOGIN, headers={"accept-language": "es-PE"}).content.decode()
    assert "Código de la aplicación" in spanish and "Iniciar sesión" in spanish
    enter(client, code=phone.code())
    User.objects.filter(id=boss.id).update(language="es")

    people = reverse("admin:accounts_user_changelist")
    listed = client.get(people).content.decode()

    assert "Personas" in listed and "Usuario" in listed
    User.objects.filter(id=boss.id).update(language="en")
    assert "Username" in client.get(people).content.decode()


def test_a_password_is_changed_where_it_ends_the_other_sign_ins(client, boss):
    phone, _ = with_phone(boss)
    enter(client, code=phone.code())
    said = {"old_password": PASSWORD, "new_password1": "a" * 20, "new_password2": "a" * 20}

    answer = client.post("/admin/password_change/", said)

    assert answer.status_code == 302 and answer.url == "/account"
    boss.refresh_from_db()
    assert boss.check_password(PASSWORD)
