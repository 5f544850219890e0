"""A template filled in: refused field by field before any call, sent, failed and sent again."""

import uuid

from channels_bridge.operations.templates import syncing
from chat.models import Identity, Message
from chat.types import Kind
from hub.kernel import clock
from tests.bridge.templates import FILLED, READ, cloud, line, named, sends, silent, uploaded
from tests.desk import picture as attachment

__all__ = ["cloud", "silent"]


def state():
    return Message.objects.get(kind=Kind.TEMPLATE).state


def test_a_customer_two_days_silent_is_written_to(bridge, api, ana, silent):
    answer = sends(api(ana), {"id": str(named("pedido_listo").id), "variables": FILLED})
    assert answer.status_code == 201, answer.json()
    told = answer.json()
    assert told["text"].startswith(READ) and told["card"]["category"] == "utility"
    assert bridge.deliver(silent) == 1
    bubble = bridge.phone(silent)[-1]
    assert bubble["kind"] == "template" and bubble["text"].startswith(READ)
    assert [button["title"] for button in bubble["buttons"]] == ["Voy hoy", "Prefiero envío"]
    bridge.until(silent, lambda: state() == "delivered")


def test_named_blanks_and_a_header_with_a_blank_travel_by_name(bridge, api, ana, cloud):
    row = named("visita_tecnica")
    keys = [blank["key"] for blank in row.form["blanks"]]
    assert keys == ["header.fecha", "nombre", "tecnico", "direccion", "horas"]
    values = {key: f"<{key}>" for key in keys}
    assert sends(api(ana), {"id": str(row.id), "variables": values}).status_code == 201
    bridge.deliver(cloud)
    shown = bridge.phone(cloud)[-1]["text"]
    assert shown.startswith("Visita del <header.fecha>\n\nBuenos días, <nombre>. <tecnico> irá a")


def test_a_picture_above_and_an_address_below(bridge, api, ana, cloud):
    file = uploaded(api(ana))
    row = named("oferta_del_mes")
    values = {"1": "Rosa", "2": "licuadora", "3": "20 %", "button.0": "licuadora-roja"}
    answer = sends(api(ana), {"id": str(row.id), "variables": values, "header": file})
    assert answer.status_code == 201, answer.json()
    bridge.deliver(cloud)
    bubble = bridge.phone(cloud)[-1]
    assert bubble["files"][0]["mime"] == "image/png"
    assert bubble["buttons"][0]["url"] == "https://mostrador.example/ofertas/licuadora-roja"


def test_a_code_is_said_once_and_stands_in_the_button_too(bridge, api, ana, cloud):
    row = named("codigo_de_acceso")
    assert [blank["key"] for blank in row.form["blanks"]] == ["1"]
    assert sends(api(ana), {"id": str(row.id), "variables": {"1": "482913"}}).status_code == 201
    bridge.deliver(cloud)
    assert bridge.phone(cloud)[-1]["buttons"][0]["url"].endswith("code=otp482913")


WRONG = [
    ({"1": "Rosa", "2": "P-1"}, {"variables.3"}),
    ({**FILLED, "4": "más"}, {"variables.4"}),
    ({**FILLED, "1": "  "}, {"variables.1"}),
    ({**FILLED, "1": "Ro\nsa"}, {"variables.1"}),
    ({**FILLED, "1": "Ro\tsa"}, {"variables.1"}),
    ({**FILLED, "1": "Ro    sa"}, {"variables.1"}),
    ({**FILLED, "2": "x" * 1000}, {"variables.2"}),
    ({}, {"variables.1", "variables.2", "variables.3"}),
]


def test_wrong_blanks_are_refused_before_any_call(bridge, api, ana, silent):
    asked = len(bridge.simulator.log(direction="api"))
    client, row = api(ana), named("pedido_listo")
    for variables, wrong in WRONG:
        answer = sends(client, {"id": str(row.id), "variables": variables})
        assert (answer.status_code, set(answer.json()["fields"])) == (422, wrong)
    assert not Message.objects.filter(kind=Kind.TEMPLATE).exists()
    assert bridge.deliver(silent) == 0
    assert len(bridge.simulator.log(direction="api")) == asked


REFUSED = [
    ({"name": "gana_ya", "language": "es", "variables": {"1": "x"}}, "template_not_sendable"),
    ({"name": "saldo_por_vencer", "language": "es"}, "template_not_sendable"),
    ({"name": "catalogo_de_cocinas", "language": "es"}, "template_not_sendable"),
    ({"name": "pedido_listo", "language": "pt_BR", "variables": FILLED}, "template_unknown"),
    ({"name": "no_hay", "language": "es"}, "template_unknown"),
    ({"id": str(uuid.uuid4())}, "template_unknown"),
    ({"name": "oferta_del_mes", "language": "es"}, "template_incomplete"),
    ({"name": "pedido_listo"}, "invalid"),
]


def test_a_template_that_cannot_be_sent_is_refused_by_name(bridge, api, ana, cloud):
    client = api(ana)
    for template, code in REFUSED:
        answer = sends(client, template)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
        assert answer.json()["fields"]


def test_a_header_file_of_another_kind_is_refused(bridge, api, ana, luis, cloud):
    row = named("comprobante_emitido")
    values = {"1": "Rosa", "2": "F001-1"}
    told = sends(api(ana), {"id": str(row.id), "variables": values, "header": uploaded(api(ana))})
    assert (told.status_code, set(told.json()["fields"])) == (422, {"header"})
    stray = {"id": str(named("pedido_listo").id), "variables": FILLED, "header": uploaded(api(ana))}
    assert set(sends(api(ana), stray).json()["fields"]) == {"header"}
    foreign = {"id": str(row.id), "variables": values, "header": str(attachment(luis).id)}
    assert sends(api(ana), foreign).status_code == 422


def test_one_the_provider_refuses_after_all_fails_is_read_again_and_retried(
    bridge, api, ana, cloud
):
    name = bridge.names[cloud.id]
    judged = {"account": name, "name": "pedido_listo", "language": "es", "tell": False}
    bridge.simulator.judge(**judged, status="PAUSED")
    told = sends(api(ana), {"id": str(named("pedido_listo").id), "variables": FILLED}).json()
    bridge.deliver(cloud)
    failed = Message.objects.get(id=told["id"])
    assert (failed.state, failed.error["code"]) == ("failed", "132015")
    syncing.sync(cloud.id, at=clock.now())
    again = api(ana).post(f"/api/v1/messages/{failed.id}/retry/")
    assert (again.status_code, again.json()["code"]) == (422, "template_not_sendable")
    bridge.simulator.judge(**judged, status="APPROVED")
    syncing.sync(cloud.id, at=clock.now())
    assert api(ana).post(f"/api/v1/messages/{failed.id}/retry/").status_code == 200
    bridge.deliver(cloud)
    assert bridge.phone(cloud)[-1]["text"].startswith(READ)


def test_twilio_tells_a_refused_template_by_its_callback(bridge, api, ana):
    channel = line(bridge, "whatsapp_twilio")
    judged = {"account": bridge.names[channel.id], "name": "pedido_listo"}
    bridge.simulator.judge(**judged, status="paused")
    sends(api(ana), {"id": str(named("pedido_listo").id), "variables": FILLED})
    bridge.deliver(channel)
    bridge.until(channel, lambda: state() == "failed")
    assert Message.objects.get(kind=Kind.TEMPLATE).error["code"] == "63027"


def test_the_same_words_again_are_one_message(bridge, api, ana, cloud):
    body = {"id": str(named("pedido_listo").id), "variables": FILLED}
    client_id = str(uuid.uuid4())
    first = sends(api(ana), body, client_id=client_id)
    assert sends(api(ana), body, client_id=client_id).status_code == 200
    other = {**body, "variables": {**FILLED, "1": "Jorge"}}
    assert sends(api(ana), other, client_id=client_id).status_code == 409
    assert first.status_code == 201 and bridge.deliver(cloud) == 1


def test_advertising_spares_who_has_opted_out(bridge, api, ana, cloud):
    Identity.objects.update(opted_out_at=clock.now())
    values = {"1": "Rosa", "2": "licuadora", "3": "20 %", "button.0": "x"}
    row = named("oferta_del_mes")
    body = {"id": str(row.id), "variables": values, "header": uploaded(api(ana))}
    assert sends(api(ana), body).json()["code"] == "opted_out"
    useful = {"id": str(named("pedido_listo").id), "variables": FILLED}
    assert sends(api(ana), useful).status_code == 201
