"""Limits, other pollers, lists and facts, as the providers' own protocols tell them."""

import threading
import time

import httpx
import pytest


def ask(simulator, account, method, **fields):
    return httpx.post(
        f"{simulator.base}/bot{account['bot_token']}/{method}",
        data=fields,
        timeout=10,
        trust_env=False,
    )


def graph(simulator, account, path, *, token=None, **params):
    headers = {"Authorization": f"Bearer {token or account['access_token']}"}
    return httpx.get(
        f"{simulator.base}/v26.0/{path}", params=params, headers=headers, trust_env=False
    ).json()


def test_a_newer_poller_ends_the_older_and_a_webhook_ends_both(simulator, telegram, hub):
    ask(simulator, telegram, "deleteWebhook")
    answers = []
    older = threading.Thread(
        target=lambda: answers.append(ask(simulator, telegram, "getUpdates", timeout=8))
    )
    older.start()
    time.sleep(0.3)
    begun = time.monotonic()
    assert ask(simulator, telegram, "getUpdates", timeout=0).json() == {"ok": True, "result": []}
    older.join()
    assert time.monotonic() - begun < 4
    assert answers[0].status_code == 409 and "other getUpdates" in answers[0].json()["description"]

    ask(simulator, telegram, "setWebhook", url=f"{hub.base}/webhooks/telegram/k/")
    refused = ask(simulator, telegram, "getUpdates", timeout=0)
    assert refused.status_code == 409 and "webhook is active" in refused.json()["description"]


def test_an_offset_confirms_and_a_long_poll_ends_with_the_first_update(simulator, telegram):
    ask(simulator, telegram, "deleteWebhook")
    for text in ("uno", "dos"):
        simulator.say(telegram["name"], text=text)
    waiting = ask(simulator, telegram, "getUpdates", limit=1).json()["result"]
    assert [each["message"]["text"] for each in waiting] == ["uno"]
    after = waiting[0]["update_id"] + 1
    left = ask(simulator, telegram, "getUpdates", offset=after).json()["result"]
    assert [each["message"]["text"] for each in left] == ["dos"]
    info = ask(simulator, telegram, "getWebhookInfo").json()["result"]
    assert info["pending_update_count"] == 1

    talking = threading.Timer(0.3, lambda: simulator.say(telegram["name"], text="tres"))
    talking.start()
    later = ask(simulator, telegram, "getUpdates", offset=after + 1, timeout=8).json()["result"]
    talking.join()
    assert [each["message"]["text"] for each in later] == ["tres"]


@pytest.mark.parametrize(
    ("limit", "code"), [({"per_recipient": 1}, 131056), ({"per_second": 1}, 130429)]
)
def test_whoever_is_too_fast_is_told_whom_it_is_about(simulator, cloud, limit, code):
    simulator.say(cloud["name"], text="hola")
    simulator.manners(cloud["name"], burst=1, **limit)
    body = {"messaging_product": "whatsapp", "to": "51987654321", "type": "text"}
    body["text"] = {"body": "hola"}
    answers = [
        httpx.post(
            f"{simulator.base}/v26.0/{cloud['phone_number_id']}/messages",
            json=body,
            headers={"Authorization": f"Bearer {cloud['access_token']}"},
            trust_env=False,
        )
        for _ in range(2)
    ]
    assert answers[0].status_code == 200
    assert answers[1].json()["error"]["code"] == code


def test_telegram_names_the_seconds(simulator, telegram):
    simulator.say(telegram["name"], text="hola")
    simulator.manners(telegram["name"], per_recipient=0.2)
    chat = simulator.add_phone("+51987654321")["accounts"][telegram["name"]]
    answers = [ask(simulator, telegram, "sendMessage", chat_id=chat, text="x") for _ in range(2)]
    assert answers[0].status_code == 200 and answers[1].status_code == 429
    assert 4 <= answers[1].json()["parameters"]["retry_after"] <= 5


def test_meta_tells_of_its_tokens_and_webhooks(simulator, cloud, messenger):
    simulator.manners(cloud["name"], token_expires_at=1_900_000_000, quality="RED")
    told = graph(simulator, cloud, "debug_token", input_token=cloud["access_token"])
    assert told["data"] == told["data"] | {"is_valid": True, "expires_at": 1_900_000_000}
    number = graph(simulator, cloud, cloud["phone_number_id"])
    assert (number["status"], number["quality_rating"]) == ("CONNECTED", "RED")
    assert number["webhook_configuration"]["application"].endswith("/webhooks/whatsapp_cloud/k/")

    application = f"{messenger['app_id']}|{messenger['app_secret']}"
    told = graph(simulator, messenger, f"{messenger['app_id']}/subscriptions", token=application)
    assert told["data"][0]["callback_url"].endswith("/webhooks/messenger/k/")
