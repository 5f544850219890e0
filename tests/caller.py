"""One person at the HTTP API; every refusal must have the contract's shape."""

import time
from collections.abc import Generator
from typing import Any
from uuid import uuid4

import httpx

PASSWORD = "correct-horse-battery-27"
FRESH = 240.0  # seconds; an access token lives five minutes


class SignedIn(httpx.Auth):
    """Logs in when the token is no longer fresh, and carries it."""

    requires_response_body = True

    def __init__(self, base: str, username: str, password: str) -> None:
        self.base, self.username, self.password = base, username, password
        self.token, self.until = "", 0.0

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if time.monotonic() > self.until:
            known = {"username": self.username, "password": self.password, "remember": False}
            answer = yield httpx.Request("POST", f"{self.base}/auth/login/", json=known)
            assert answer.status_code == 200, answer.text
            self.token, self.until = answer.json()["access"], time.monotonic() + FRESH
        request.headers["Authorization"] = f"Bearer {self.token}"
        yield request


class Caller:
    """Speaks the HTTP API as one person; every refusal must have the contract's shape."""

    def __init__(self, base: str, username: str = "", password: str = PASSWORD) -> None:
        self.username = username
        self.auth = SignedIn(f"{base}/api/v1", username, password) if username else None
        self.http = httpx.Client(base_url=f"{base}/api/v1", timeout=30, auth=self.auth)

    def __call__(
        self,
        verb: str,
        path: str,
        body: Any = None,
        *,
        status: int | None = None,
        key: str | None = "new",
        **more: Any,
    ) -> Any:
        """Call and return the answer; with `status` it must be that, and its JSON is returned."""
        headers = {**more.pop("headers", {})}
        if key is not None and verb == "POST":
            headers["Idempotency-Key"] = uuid4().hex if key == "new" else key
        if body is not None:
            more["json"] = body
        answer = self.http.request(verb, path, headers=headers, **more)
        self.http.cookies.clear()
        if answer.status_code >= 400:
            refused(answer)
        if status is None:
            return answer
        assert answer.status_code == status, (verb, path, answer.status_code, answer.text[:600])
        return answer.json() if answer.content else None

    def get(self, path: str, **params: Any) -> Any:
        """Return what is there."""
        return self("GET", path, status=200, params=params)

    def post(self, path: str, body: Any = None, *, status: int = 200, **more: Any) -> Any:
        """Post and return the answer's JSON."""
        return self("POST", path, {} if body is None else body, status=status, **more)

    def ticket(self) -> str:
        return str(self.post("/ws-tickets/", status=201)["ticket"])

    @property
    def id(self) -> str:
        return str(self.get("/me/")["id"])


def refused(answer: httpx.Response) -> dict[str, Any]:
    """Return a refusal, which has one shape and is never our fault."""
    assert answer.status_code < 500 or answer.status_code == 503, answer.text[:600]
    problem: dict[str, Any] = answer.json()
    assert set(problem) == {"code", "detail", "fields"}, problem
    assert isinstance(problem["code"], str) and problem["code"]
    assert isinstance(problem["detail"], str) and isinstance(problem["fields"], dict)
    if answer.status_code == 429:
        assert int(answer.headers["Retry-After"]) >= 1
    return problem
