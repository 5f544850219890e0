"""Templates: read from the provider, and judged anew."""

from datetime import timedelta

from channels_bridge import tasks
from channels_bridge.models import Template, TemplateSync
from channels_bridge.operations.templates import syncing
from hub.kernel import clock
from tests.bridge.templates import FILLED, cloud, named, sends, silent

__all__ = ["cloud", "silent"]


def test_templates_are_read_page_by_page_and_taken_apart(bridge, silent):
    row = named("pedido_listo")
    assert (row.status, row.category) == ("approved", "utility")
    assert [blank["key"] for blank in row.form["blanks"]] == ["1", "2", "3"]
    assert row.form["blanks"][0]["example"] == "Rosa"
    assert [button["text"] for button in row.form["buttons"]] == ["Voy hoy", "Prefiero envío"]
    assert named("visita_tecnica").form["header"]["text"].startswith("Visita del {{")
    assert named("gana_ya").status == "rejected" and named("gana_ya").reason == "PROMOTIONAL"
    assert TemplateSync.objects.get().error == ""


def test_what_the_provider_has_no_more_is_gone_here_too(bridge, cloud):
    Template.objects.create(
        channel=cloud, provider_id="9", name="vieja", language="es", synced_at=clock.now()
    )
    before = named("pedido_listo").id
    syncing.sync(cloud.id, at=clock.now())
    assert not Template.objects.filter(name="vieja").exists()
    assert named("pedido_listo").id == before


def test_what_hinders_the_reading_is_told_and_it_is_tried_again(bridge, api, admin, cloud):
    bridge.simulator.ctl(operation="message_templates", status=500)
    url = f"/api/v1/channels/{cloud.id}/templates/"
    told = api(admin).post(f"{url}sync/").json()
    assert told["error"] and told["synced_at"]
    assert api(admin).get(url).json()["sync"] == told
    assert named("pedido_listo")
    assert api(admin).post(f"{url}sync/").json()["error"] == ""
    later = clock.now() + timedelta(minutes=59)
    assert cloud.id not in syncing.due(at=later)
    assert cloud.id in syncing.due(at=later + timedelta(minutes=2))
    assert cloud.id not in syncing.due(at=later + timedelta(minutes=2))


def test_a_new_channel_is_read_by_the_sweep(bridge, monkeypatch):
    rung = []
    channel = bridge.channel("whatsapp_twilio")
    monkeypatch.setattr("hub.kernel.jobs.ring", lambda *bell: rung.append(bell))
    tasks.sync_templates_due()
    assert rung == [("channels_bridge.tasks.sync_templates", str(channel.id))]


def test_a_paused_template_shows_at_once_and_is_not_sent(bridge, api, ana, cloud):
    name = bridge.names[cloud.id]
    judged = {"account": name, "name": "pedido_listo", "language": "es"}
    bridge.simulator.judge(**judged, status="PAUSED", category="MARKETING")
    bridge.absorb(cloud)
    row = named("pedido_listo")
    assert (row.status, row.category) == ("paused", "marketing")
    told = sends(api(ana), {"id": str(row.id), "variables": FILLED})
    assert told.json()["fields"] == {"template": ["It is paused."]}
    bridge.simulator.judge(**judged, status="APPROVED")
    bridge.absorb(cloud)
    assert sends(api(ana), {"id": str(row.id), "variables": FILLED}).status_code == 201


def test_word_of_a_template_we_do_not_know_has_the_list_read(bridge, cloud):
    TemplateSync.objects.update(due_at=clock.now() + timedelta(hours=1))
    Template.objects.filter(name="pedido_listo").delete()
    bridge.simulator.judge(
        account=bridge.names[cloud.id], name="pedido_listo", language="es", status="PAUSED"
    )
    bridge.absorb(cloud)
    assert cloud.id in syncing.due(at=clock.now())
