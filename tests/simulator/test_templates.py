"""Templates at the stand-ins: listed, checked and judged as the providers do it."""

import json

import pytest


@pytest.fixture
def account(simulator, cloud):
    return next(
        found["name"]
        for found in simulator.world()["accounts"]
        if found["external_id"] == cloud["phone_number_id"]
    )


@pytest.fixture
def graph(simulator, http, cloud):
    def call(method, path, **content):
        bearer = {"Authorization": f"Bearer {cloud['access_token']}"}
        url = f"{simulator.base}/v26.0/{cloud[path[0]]}/{path[1]}"
        return http.request(method, url, headers=bearer, **content)

    return call


def sent(graph, name, *components, language="es"):
    template = {"name": name, "language": {"code": language}, "components": list(components)}
    body = {"messaging_product": "whatsapp", "to": "51987654321", "type": "template"}
    answer = graph("POST", ("phone_number_id", "messages"), json={**body, "template": template})
    return answer.json().get("error", {}).get("code")


def body(*texts):
    return {"type": "body", "parameters": [{"type": "text", "text": text} for text in texts]}


def test_graph_lists_templates_page_by_page(graph):
    names, after = [], "0"
    while after:
        query = {"limit": 5, "after": after}
        page = graph("GET", ("waba_id", "message_templates"), params=query).json()
        names += [(row["name"], row["language"]) for row in page["data"]]
        after = page["paging"]["cursors"]["after"] if "next" in page["paging"] else None
    assert len(names) == len(set(names)) == 12


def test_graph_refuses_what_does_not_fit_the_template(graph):
    right = body("Rosa", "P-1", "viernes")
    assert sent(graph, "pedido_listo", right) is None
    assert sent(graph, "pedido_listo", body("Rosa")) == 132000
    assert sent(graph, "pedido_listo") == 132000
    assert sent(graph, "pedido_listo", right, {"type": "header", "parameters": []}) == 132000
    assert sent(graph, "pedido_listo", body("Ro\nsa", "P-1", "viernes")) == 132018
    assert sent(graph, "pedido_listo", right, language="es_PE") == 132001
    assert sent(graph, "gana_ya", body("x")) == 132001
    assert sent(graph, "recordatorio_de_pago", body("x", "y")) == 132015
    assert sent(graph, "visita_tecnica", body("a", "b", "c", "d")) == 132000
    assert sent(graph, "comprobante_emitido", body("a", "b")) == 132012


def test_a_judgement_is_kept_and_told_as_a_signed_webhook(simulator, hub, account, graph):
    answer = simulator.judge(account, "pedido_listo", language="es", status="PAUSED")
    assert answer["template"]["status"] == "PAUSED"
    told = json.loads(hub.heard[-1].body)["entry"][0]["changes"][0]
    assert told["field"] == "message_template_status_update"
    assert (told["value"]["event"], told["value"]["message_template_language"]) == ("PAUSED", "es")
    assert sent(graph, "pedido_listo", body("Rosa", "P-1", "viernes")) == 132015
    simulator.reset(chats=True)
    assert sent(graph, "pedido_listo", body("Rosa", "P-1", "viernes")) is None
