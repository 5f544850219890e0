"""The door of Django's admin: an admin's password and a code, throttled like every sign-in."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from hub.accounts import queries
from hub.accounts.models import User
from hub.accounts.operations import logins, proofs, sessions
from hub.accounts.origin import device_of
from hub.accounts.roles import Role
from hub.kernel import clock, trail
from hub.kernel.errors import DomainError, NotFound

SESSION = "hub_session"  # a sign-in among the others: listed, and ended, with them
SET_UP_FIRST = "Only admins with two-factor sign-in: set it up in the web app, under Security."


class CodeForm(AdminAuthenticationForm):
    """A username, a password and the code of the authenticator."""

    code = forms.CharField(
        label="Code of your authenticator",
        required=False,
        max_length=32,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        try:
            self.user_cache = self._known(said.get("username") or "", said.get("password") or "")
        except DomainError as error:
            raise forms.ValidationError(error.detail) from None
        return said

    def _known(self, username: str, password: str) -> User:
        assert self.request is not None
        at = clock.now()
        user = logins.known_by(username, password, device=device_of(self.request), at=at)
        if not _may_enter(user):
            raise forms.ValidationError(SET_UP_FIRST)
        proofs.demand(user, self.cleaned_data.get("code") or "", at=at)
        return user


class HouseSite(AdminSite):
    """Looking at rows, for admins only."""

    site_header = site_title = "Mostrador"
    index_title = "Rows"
    login_form = CodeForm
    login_template = "accounts/admin_login.html"

    def has_permission(self, request: HttpRequest) -> bool:
        user, session_id = request.user, request.session.get(SESSION)
        if not isinstance(user, User) or session_id is None or not _may_enter(user):
            return False
        if queries.session_behind(UUID(session_id), user.id, at=clock.now()) is None:
            return False
        ip = device_of(request).ip
        trail.is_known(user_id=user.id, role=user.role, session_id=UUID(session_id), ip=ip)
        return True

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        answer = super().login(request, extra_context)
        # Only a form that was right redirects; a refused one must not renew who came before.
        entered = request.method == "POST" and answer.status_code == 302
        if entered and isinstance(request.user, User):
            opened = sessions.open_session(
                request.user, remember=False, device=device_of(request), at=clock.now()
            )
            request.session[SESSION] = str(opened.session.id)
            request.session.set_expiry(0)  # with the browser
        return answer

    def logout(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        session_id = request.session.get(SESSION)
        if session_id is not None and isinstance(request.user, User):
            with suppress(NotFound):  # it was ended elsewhere already
                sessions.end(UUID(session_id), user=request.user, at=clock.now())
        return super().logout(request, extra_context)


def _may_enter(user: User) -> bool:
    return (
        user.is_active
        and user.role == Role.ADMIN
        and (proofs.is_demo(user) or proofs.has_factor(user))
    )
