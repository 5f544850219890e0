"""P13, strangers at the door: 200 names that are somebody's beside 200 that are nobody's.

How far the medians of the two lie apart: nobody may learn by the clock who has an account.
"""

import json
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from tests.bench.engines import engines, store, told_by
from tests.bench.rows import Row

DONE, SAMPLES, GOAL = "bench.strangers", 200, 10.0
API = "/api/v1/"
Ask = Callable[[Any, str, str], Any]


def measure() -> Iterator[Row]:
    """Measure each engine at hand in a process of its own; the house is kept between runs."""
    for engine, url in engines("strangers"):
        for what, told in told_by("tests.bench.p13_strangers", url).items():
            yield Row(
                key="P13",
                work=f"{what} ({engine}; median {told['median']:.1f} ms)",
                unit="% apart",
                ours=told["apart"],
                goal=GOAL,
                at_least=False,
            )


def _ready() -> None:
    from django.contrib.auth.hashers import make_password
    from django.core.management import call_command

    from hub.accounts.models import User
    from hub.kernel import clock
    from hub.kernel.models import Mark

    call_command("migrate", verbosity=0)
    if Mark.objects.filter(name=DONE).exists():
        return
    password = make_password("una clave que nadie escribe")
    store(
        User(username=f"somebody{number}", role="customer", password=password)
        for number in range(SAMPLES)
    )
    Mark.put(DONE, clock.now())


def _login(page: Any, name: str, ip: str) -> Any:
    body = {"username": name, "password": "no es esta clave"}
    return page.post(f"{API}auth/login/", body, REMOTE_ADDR=ip, format="json")


def _forgotten(page: Any, name: str, ip: str) -> Any:
    return page.post(
        f"{API}auth/password-reset/", {"username": name}, REMOTE_ADDR=ip, format="json"
    )


def _apart(ask: Ask, status: int) -> dict[str, float]:
    """Ask for known and unknown names by turns, everyone from an address of their own."""
    from rest_framework.test import APIClient

    page, taken = APIClient(), ([], [])
    begun = int(time.time()) % 200
    for number in range(SAMPLES):
        for known, name in enumerate((f"nobody{number}", f"somebody{number}")):
            ip = f"10.{begun}.{number}.{known + 1}"
            before = time.perf_counter()
            answer = ask(page, name, ip)
            taken[known].append((time.perf_counter() - before) * 1000)
            assert answer.status_code == status, answer.content
    unknown, somebody = median(taken[0]), median(taken[1])
    return {"apart": abs(somebody - unknown) / unknown * 100, "median": somebody}


def main() -> None:
    """Print what was found as JSON."""
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    _ready()
    _apart(_forgotten, 204)  # the first answers of a process cost more
    told = {"signing in": _apart(_login, 401), "a lost password": _apart(_forgotten, 204)}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
