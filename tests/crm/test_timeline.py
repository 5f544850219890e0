"""One timeline of a customer: all that happened, newest first, no page loses or doubles."""

import pytest

from crm.models import Customer
from crm.ports.timeline import sources
from hub.accounts.models import User
from hub.kernel.registry import Registry


def customer_of(asked) -> str:
    return asked["customer"]["id"]


def pages(desk, who, path: str, limit: int) -> list[dict]:
    found, cursor = [], ""
    while cursor is not None:
        sign = "&" if "?" in path else "?"
        more = f"&cursor={cursor}" if cursor else ""
        answer = desk.get(who, f"{path}{sign}limit={limit}{more}")
        assert answer.status_code == 200, answer.data
        found += answer.data["results"]
        cursor = answer.data["next"]
    return found


@pytest.fixture
def eventful(desk, rosa, ana, admin):
    """A customer who asked, was answered, wrote, paid and was credited."""
    asked = desk.unlocked(rosa, ana)
    loaded = desk.loads(ana, asked).data
    desk.post(admin, f"recharges/{loaded['id']}/approve/")
    talk = asked["conversation"]
    desk.says(ana, talk, "Listo, acreditado", private=False)
    desk.says(ana, talk, "Paga siempre a tiempo", private=True)
    desk.says(rosa, talk, "Gracias")
    return asked


def test_everything_of_a_customer_stands_on_one_timeline(desk, ana, eventful):
    path = f"customers/{customer_of(eventful)}/timeline/"

    page = desk.get(ana, path).data

    told = [(row["kind"], row["summary"]) for row in page["results"]]
    assert ("requests", "Quiero recargar") in told
    assert ("messages", "Quiero recargar") not in told, "what opened the request is told once"
    assert ("messages", "Paga siempre a tiempo") in told
    kinds = {row["kind"] for row in page["results"]}
    assert {"messages", "requests", "recharges", "movements"} <= kinds
    instants = [row["at"] for row in page["results"]]
    assert instants == sorted(instants, reverse=True)
    recharge = next(row for row in page["results"] if row["kind"] == "recharges")
    assert (recharge["state"], recharge["amount"]["amount"]) == ("credited", "50.00")
    assert {each["key"] for each in page["kinds"]} == {key for key, _ in sources}


def test_who_reads_english_meets_no_spanish_in_a_title(desk, rosa, ana):
    asked = desk.asks(rosa, channel="web")
    User.objects.filter(id=ana.id).update(language="en")
    ana.refresh_from_db()

    page = desk.get(ana, f"customers/{customer_of(asked)}/timeline/?kind=requests").data

    assert [row["title"] for row in page["results"]] == ["Request on the web"]


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_pages_lose_and_double_nothing(desk, ana, rosa, eventful, limit):
    desk.writes("de otro teléfono")
    other = Customer.objects.exclude(id=customer_of(eventful)).get()
    kept = customer_of(eventful)
    merged = desk.post(ana, f"customers/{kept}/merge/", {"customer": str(other.id), "take": []})
    assert merged.status_code == 201, merged.data
    path = f"customers/{kept}/timeline/"
    whole = desk.get(ana, f"{path}?limit=200").data["results"]

    paged = pages(desk, ana, path, limit)

    assert paged == whole
    assert len({(row["kind"], row["id"]) for row in paged}) == len(paged)


def test_what_happens_meanwhile_does_not_come_up_below(desk, ana, rosa, eventful):
    path = f"customers/{customer_of(eventful)}/timeline/?limit=1"
    first = desk.get(ana, path).data
    desk.loads(ana, desk.unlocked(rosa, ana))

    second = desk.get(ana, f"{path}&cursor={first['next']}").data

    assert second["results"][0]["at"] <= first["results"][0]["at"]


def test_it_can_be_narrowed_to_kinds(desk, ana, eventful):
    path = f"customers/{customer_of(eventful)}/timeline/"

    only = desk.get(ana, f"{path}?kind=requests,recharges").data["results"]

    assert {row["kind"] for row in only} == {"requests", "recharges"}
    assert desk.get(ana, f"{path}?kind=nothing").status_code == 422


def test_it_is_for_the_counter(desk, ana, rosa, tomas, eventful):
    path = f"customers/{customer_of(eventful)}/timeline/"

    assert [desk.get(who, path).status_code for who in (rosa, tomas, None)] == [403, 403, 401]
    nobody = "customers/6ba7b810-9dad-41d1-80b4-00c04fd430c8/timeline/"
    assert desk.get(ana, nobody).status_code == 404
    cursor = desk.get(ana, f"{path}?limit=1").data["next"]
    assert desk.get(ana, f"customers/?cursor={cursor}").status_code == 400
    assert desk.get(ana, f"{path}?kind=requests&cursor={cursor}").status_code == 400


def test_a_source_says_its_label_in_both_languages():
    class Mute:
        label = {"es": "Mudo"}
        order = 1

        def events(self, about, *, mark, most):
            return []

    check = sources._check
    with pytest.raises(TypeError):
        Registry("another", check=check).add("mute", Mute())
