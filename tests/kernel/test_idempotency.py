"""One key, one answer."""

import uuid
from datetime import timedelta
from types import SimpleNamespace

import pytest
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory, force_authenticate
from rest_framework.views import APIView

from hub.accounts.permissions import allow_anyone
from hub.kernel import clock
from hub.kernel.errors import Locked
from hub.kernel.idempotency import forget, idempotent
from hub.kernel.models import IdempotencyKey, Mark

pytestmark = pytest.mark.django_db(transaction=True)
PERSON, OTHER = SimpleNamespace(id=uuid.uuid4()), SimpleNamespace(id=uuid.uuid4())


class Till(APIView):
    """Rings once per call; locked while there is a mark `locked`."""

    permission_classes = [allow_anyone]

    @idempotent
    def post(self, request):
        Mark.objects.create(name=f"rung {uuid.uuid4()}", at=clock.now())
        if Mark.objects.filter(name="locked").exists():
            raise Locked
        if request.data.get("status"):
            return Response({"code": "own"}, status=request.data["status"])
        return Response({"rung": rings()}, status=201)


def rings():
    return Mark.objects.filter(name__startswith="rung").count()


def ring(key="k1", body=None, user=PERSON, path="/till/"):
    headers = {} if key is None else {"HTTP_IDEMPOTENCY_KEY": key}
    request = APIRequestFactory().post(path, body or {"amount": "5"}, format="json", **headers)
    force_authenticate(request, user=user)
    return Till.as_view()(request)


def test_the_same_key_and_body_get_the_first_answer():
    first, again = ring(), ring()
    assert (first.status_code, first.data) == (again.status_code, again.data) == (201, {"rung": 1})
    assert again["Idempotent-Replayed"] == "true"
    assert rings() == 1


def test_another_body_is_refused():
    ring()
    refused = ring(body={"amount": "6"})
    assert (refused.status_code, refused.data["code"]) == (422, "idempotency_mismatch")


def test_keys_belong_to_a_person_and_a_door():
    ring()
    ring(user=OTHER)
    ring(path="/another-till/")
    assert rings() == 3


@pytest.mark.parametrize("key", [None, "", "   ", "x" * 201, "a\tb"])
def test_a_key_is_required(key):
    refused = ring(key=key)
    assert (refused.status_code, refused.data["code"]) == (400, "malformed")
    assert rings() == 0


def test_a_refusal_is_not_kept_and_leaves_nothing():
    locked = Mark.objects.create(name="locked", at=clock.now())
    assert ring().status_code == 403
    assert rings() == 0
    locked.delete()
    assert ring().status_code == 201


def test_a_refusal_given_as_an_answer_is_not_kept_either():
    assert ring(body={"status": 409}).status_code == 409
    assert not IdempotencyKey.objects.exists()


def test_while_the_first_runs_the_second_waits_and_a_dead_one_is_taken_over():
    ring()
    IdempotencyKey.objects.update(status=None)
    running = ring()
    assert (running.status_code, running.data["code"]) == (409, "idempotency_running")
    IdempotencyKey.objects.update(claimed_at=clock.now() - timedelta(seconds=61))
    assert ring().status_code == 201


def test_old_keys_are_forgotten():
    ring()
    assert forget(at=clock.now()) == 0
    assert forget(at=clock.now() + timedelta(days=8)) == 1
