"""The door of Django's admin: an admin's password and a code, throttled like every sign-in."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.functional import lazystr

from hub.accounts import queries
from hub.accounts.models import User
from hub.accounts.operations import logins, proofs, sessions
from hub.accounts.origin import device_of
from hub.accounts.roles import Role
from hub.kernel import clock, trail
from hub.kernel.errors import DomainError, NotFound
from hub.kernel.saying import Said

SESSION = "hub_session"  # a sign-in among the others: listed, and ended, with them
SPANISH = {
    "code": "Código de la aplicación de verificación",
    "index": "Registros",
    "set_up_first": "Solo entran administradores con verificación en dos pasos: actívala en la "
    "aplicación web, en Seguridad.",
    "wrong_credentials": "El usuario o la contraseña no son correctos.",
    "rate_limited": "Demasiados intentos. Espera un momento y vuelve a probar.",
    "code_needed": "Escribe el código de tu aplicación de verificación.",
    "wrong_code": "Ese código no es correcto.",
}
SET_UP_FIRST = "Only admins with two-factor sign-in: set it up in the web app, under Security."


def _said(key: str, english: str) -> Said:
    """Return a sentence of this door; what has no Spanish is said in English."""
    return Said(english, SPANISH.get(key, english))


class CodeForm(AdminAuthenticationForm):
    """A username, a password and the code of the authenticator."""

    code = forms.CharField(
        label=lazystr(_said("code", "Code of your authenticator")),
        required=False,
        max_length=32,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        try:
            self.user_cache = self._known(said.get("username") or "", said.get("password") or "")
        except DomainError as error:
            raise forms.ValidationError(str(_said(error.code, error.detail))) from None
        return said

    def _known(self, username: str, password: str) -> User:
        assert self.request is not None
        at = clock.now()
        user = logins.known_by(username, password, device=device_of(self.request), at=at)
        if not _may_enter(user):
            raise forms.ValidationError(str(_said("set_up_first", SET_UP_FIRST)))
        proofs.demand(user, self.cleaned_data.get("code") or "", at=at)
        return user


class HouseSite(AdminSite):
    """Looking at rows, for admins only."""

    site_header = site_title = "Mostrador"
    index_title = lazystr(_said("index", "Rows"))
    login_form = CodeForm
    login_template = "accounts/admin_login.html"

    def has_permission(self, request: HttpRequest) -> bool:
        user, session_id = request.user, request.session.get(SESSION)
        if not isinstance(user, User) or session_id is None:
            return False
        # Django asks for every model of a page, four times each: once a request is enough.
        known: tuple[object, bool] | None = getattr(request, "_hub_door", None)
        if known is None or known[0] != (user.id, session_id):
            known = (user.id, session_id), self._enters(request, user, session_id)
            request._hub_door = known  # type: ignore[attr-defined]
        return known[1]

    def _enters(self, request: HttpRequest, user: User, session_id: str) -> bool:
        if not _may_enter(user):
            return False
        if queries.session_behind(UUID(session_id), user.id, at=clock.now()) is None:
            return False
        ip = device_of(request).ip
        trail.is_known(user_id=user.id, role=user.role, session_id=UUID(session_id), ip=ip)
        return True

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        return super().admin_view(_spoken(view), cacheable)

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        answer: HttpResponse = _spoken(super().login)(request, extra_context)
        # Only a form that was right redirects; a refused one must not renew who came before.
        entered = request.method == "POST" and answer.status_code == 302
        if entered and isinstance(request.user, User):
            opened = sessions.open_session(
                request.user, remember=False, device=device_of(request), at=clock.now()
            )
            request.session[SESSION] = str(opened.session.id)
            request.session.set_expiry(0)  # with the browser
        return answer

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        # Django's own form would leave the other sign-ins open and tell nobody.
        return HttpResponseRedirect("/account")

    def logout(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        session_id = request.session.get(SESSION)
        if session_id is not None and isinstance(request.user, User):
            with suppress(NotFound):  # it was ended elsewhere already
                sessions.end(UUID(session_id), user=request.user, at=clock.now())
        return super().logout(request, extra_context)


def _spoken(view: Callable[..., Any]) -> Callable[..., Any]:
    """The view in the language of its person, else of their browser; drawn before it ends."""

    def speaking(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        known = request.user.language if isinstance(request.user, User) else ""
        with translation.override(known or translation.get_language_from_request(request)):
            answer = view(request, *args, **kwargs)
            render = getattr(answer, "render", None)
            return render() if callable(render) else answer

    return speaking


def _may_enter(user: User) -> bool:
    return (
        user.is_active
        and user.role == Role.ADMIN
        and (proofs.is_demo(user) or proofs.has_factor(user))
    )
