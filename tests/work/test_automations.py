"""Rules: set off by customers, people and time; once each, in order, logged, not by themselves."""

from uuid import uuid4

import pytest

from chat.models import Conversation, Message, Rule, RuleRun
from chat.operations import conversations, work
from hub.accounts.queries import house_bot
from hub.kernel import clock
from hub.reports.models import Notification
from tests.chat.doors import door, say
from tests.work.house import MACROS, RULES, later, made, works

pytestmark = pytest.mark.django_db


@pytest.fixture
def rule(api, admin):
    def make(event="message_received", actions=(), **more):
        body = {"name": "Regla", "event": event, "actions": list(actions), **more}
        return made(api(admin).post(RULES, body))

    return make


@pytest.fixture
def writes(api, rosa, web):
    """Rosa writes on the web."""

    def write(text="hola"):
        return made(say(api(rosa), web, text))

    return write


def hang(*names):
    return {"kind": "labels", "add": list(names), "remove": []}


def log(**wanted):
    return list(RuleRun.objects.filter(**wanted).order_by("id").values_list("state", "reason"))


def test_a_word_labels_and_answers_once(api, ana, web, rule, writes):
    words = {"kind": "words", "any": ["garantía"]}
    says = {"kind": "say", "text": "Hola, {{nombre}}: ya lo vemos."}
    rule(conditions=[words], actions=[hang("garantia"), says])

    writes("¿cuánto cuesta?")
    writes("¿Y la GARANTIA del equipo?")
    writes("garantías")  # another word
    works()
    works()

    web.refresh_from_db()
    said = Message.objects.filter(conversation=web, author=house_bot(), direction="out")
    assert web.label_names == ["garantia"]
    assert [each.text for each in said] == ["Hola, Rosa: ya lo vemos."]
    assert said.get().card["why"] == "automation"
    assert log() == [("unmatched", "words"), ("done", ""), ("unmatched", "words")]
    assert web.needs_reply_since is not None, "a bot answers nobody"


def test_what_happened_before_concerns_no_rule(web, rule, writes):
    writes()
    rule(actions=[hang("tarde")])
    works()

    assert log() == []


def test_rules_run_in_order_and_one_may_stop_the_rest(api, admin, web, rule, writes):
    first = rule(name="A", actions=[hang("a")])
    second = rule(name="B", actions=[hang("b")], stops=True)
    made(api(admin).post(f"{RULES}order/", {"ids": [second["id"], first["id"]]}), 200)
    writes()
    works()

    web.refresh_from_db()
    assert web.label_names == ["b"]
    assert log() == [("done", ""), ("stopped", "stopped")]


def test_one_that_fails_is_logged_and_the_others_go_on(api, admin, ana, web, rule, writes):
    given = rule(actions=[{"kind": "assign", "to": str(ana.id)}, hang("vista")])
    ana.is_active = False
    ana.save()
    writes()
    works()

    web.refresh_from_db()
    told = api(admin).get(f"{RULES}{given['id']}/runs/").json()["results"][0]
    assert web.label_names == ["vista"]
    assert [each["error"] for each in told["outcome"]] == ["not_found", None]
    assert (told["state"], told["title"]) == ("failed", "Rosa Quispe")
    assert api(admin).get(f"{RULES}{given['id']}/").json()["failures"] == 1


def test_the_house_sets_nothing_off(ana, web, rule, writes, says):
    rule(event="labels_changed", actions=[hang("c")])
    rule(event="state_changed", actions=[hang("d")])
    rule(actions=[hang("a"), {"kind": "state", "to": "pending"}])
    writes()
    works()
    works()
    assert len(log()) == 1, "labels and state were the house's own deed"

    told = {"conversation": web, "by": ana, "at": clock.now()}
    conversations.set_labels(add=["b"], remove=[], **told)
    works()
    web.refresh_from_db()
    assert web.label_names == ["a", "b", "c"]


def test_echoes_spam_and_what_others_have_in_hand_set_nothing_off(rule, arrives, at):
    rule(actions=[hang("a")])
    Rule.objects.update(active_since=at)
    arrives("eco", sender="51987000011", from_us=True)
    arrives("en otra app", sender="51987000012", standby=True)
    row = Conversation.objects.get(id=arrives("oferta", sender="51987000013").conversation_id)
    row.identity.spam_at = at
    row.identity.save()
    works()

    assert log() == []


def test_first_words_reopening_and_people_are_told_apart(api, ana, luis, web, rule, writes):
    events = ["opened", "reopened", "state_changed", "assignee_changed"]
    rules = {event: rule(event=event, actions=[hang(event)])["id"] for event in events}
    writes()
    works()
    api(ana).post(door(web, "claim/"), {})
    api(ana).post(door(web, "state/"), {"state": "resolved"})
    works()
    writes("otra cosa")
    works()

    ran = {event: RuleRun.objects.filter(rule=key).count() for event, key in rules.items()}
    assert ran == {"opened": 1, "reopened": 1, "state_changed": 1, "assignee_changed": 1}


def test_waiting_sets_off_once_a_wait(web, rule, writes, ana, says):
    rule(event="waiting", minutes=30, actions=[{"kind": "priority", "to": 4}])
    writes()
    works(29)
    assert log() == []
    works(31)
    works(40)

    web.refresh_from_db()
    assert (web.priority, log()) == (4, [("done", "")])


def test_one_that_runs_wild_is_paused_and_admins_are_told(api, admin, web, rule, writes):
    given = rule(actions=[hang("a")])
    for _ in range(22):
        writes()
    works()

    states = [state for state, _ in log()]
    assert states.count("done") == 20
    assert states[20:] == ["stopped", "unmatched"]
    paused = api(admin).get(f"{RULES}{given['id']}/").json()
    assert paused["paused_at"] is not None
    assert Notification.objects.get(user=admin).kind == "rule"
    again = api(admin).patch(f"{RULES}{given['id']}/", {"active": True}).json()
    assert again["paused_at"] is None


def test_a_lost_bell_and_a_dead_worker_lose_and_double_nothing(web, rule, writes, monkeypatch):
    rule(actions=[{"kind": "note", "text": "mirar"}])
    writes()
    work.follow(at=later())  # and the worker dies before it runs anything
    works()
    works()

    assert Message.objects.filter(conversation=web, kind="note").count() == 1


def test_conditions_hold_of_what_they_name(api, admin, ana, web, rule, writes):
    writes("quiero factura")
    where = {"conversation": str(web.id)}

    def holds(**condition):
        told = api(admin).post(f"{RULES}try/", {**where, "conditions": [condition]})
        return made(told, 200)["matches"]

    assert holds(kind="channel", any=["web"]) and not holds(kind="channel", any=["telegram"])
    assert holds(kind="assignee", who="none") and not holds(kind="assignee", who="someone")
    assert holds(kind="label", has="none", names=["vip"])
    assert holds(kind="words", any=["una factura", "FACTURA"])
    assert holds(kind="first_time", first=True) and holds(kind="hours", when="open")
    assert holds(kind="team", any=[None]) and not holds(kind="team", any=[str(uuid4())])
    assert holds(kind="language", any=["es"]) and holds(kind="state", any=["open"])
    assert not holds(kind="priority", at_least=1)
    assert not holds(kind="category", any=["vip"]), "nobody is linked yet"


@pytest.mark.parametrize(
    "wrong",
    [
        {"event": "full_moon"},
        {"actions": []},
        {"actions": [{"kind": "explode"}]},
        {"actions": [{"kind": "say"}]},
        {"actions": [{"kind": "say", "text": "  "}]},
        {"actions": [{"kind": "assign", "to": str(uuid4())}]},
        {"actions": [{"kind": "macro", "id": str(uuid4())}]},
        {"actions": ["say"]},
        {"conditions": [{"kind": "words", "any": []}]},
        {"conditions": [{"kind": "category", "any": ["gold"]}]},
        {"event": "waiting"},
        {"minutes": 5},
    ],
)
def test_nonsense_is_refused(api, admin, wrong):
    body = {"name": "R", "event": "message_received", "actions": [hang("a")], **wrong}
    answer = api(admin).post(RULES, body)

    assert answer.status_code == 422, answer.json()
    assert set(answer.json()["fields"]) <= {*wrong, "minutes"}


def test_only_admins_keep_rules(api, ana, carla, rosa):
    for stranger in (ana, carla, rosa):
        assert api(stranger).get(RULES).status_code == 403
        assert api(stranger).post(RULES, {}).status_code == 403


def test_a_macro_may_be_an_action(api, admin, web, rule, writes):
    body = {"name": "M", "actions": [hang("m")], "personal": False}
    macro = made(api(admin).post(MACROS, body))
    rule(actions=[{"kind": "macro", "id": macro["id"]}])
    writes()
    works()

    web.refresh_from_db()
    assert web.label_names == ["m"]
