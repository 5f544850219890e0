"""Answers that are ready: filled in, shared, with files, found again by use."""

import pytest

from chat.models import Attachment, Canned
from chat.operations import files
from hub.accounts.models import Team
from hub.company.operations import house
from tests.chat.uploads import picture, upload

pytestmark = pytest.mark.django_db
DOOR = "/api/v1/canned-answers/"


def make(client, **more):
    body = {"shortcut": "saludo", "text": "Hola {{cliente.nombre}}, soy {{asesor.nombre}}."} | more
    return client.post(DOOR, body)


def used(client, made, conversation):
    body = {"conversation": str(conversation.id)}
    return client.post(f"{DOOR}{made.json()['id']}/use/", body)


def test_variables_are_filled_in_and_the_unknown_ones_named(api, ana, waiting):
    text = "{{ cliente.nombre }} · {{asesor.nombre}} · {{conversacion.canal}} · {{empresa}} {{x.y}}"
    made = make(api(ana), text=text)

    said = used(api(ana), made, waiting).json()

    assert said["text"] == "Rosa Quispe · Ana Torres · Ventas · {{empresa}} {{x.y}}"
    assert said["missing"] == ["empresa", "x.y"]
    house.change(fields={"name": "Mostrador SAC"})
    assert used(api(ana), made, waiting).json()["missing"] == ["x.y"]


def test_what_is_used_most_comes_first(api, ana, waiting):
    make(api(ana), shortcut="uno")
    second = make(api(ana), shortcut="dos")
    used(api(ana), second, waiting)

    found = api(ana).get(DOOR).json()["results"]

    assert [(each["shortcut"], each["uses"]) for each in found] == [("dos", 1), ("uno", 0)]


@pytest.mark.usefixtures("media")
def test_files_go_along_as_copies_of_the_writers_own(api, ana, luis, admin, waiting, at):
    kept = upload(api(admin), picture()).json()["id"]
    made = make(api(admin), scope="all", attachments=[kept], text="")
    files.forget_unsent(at=at.replace(year=2030))

    said = used(api(luis), made, waiting).json()
    sent = api(luis).post(
        f"/api/v1/conversations/{waiting.id}/messages/",
        {
            "client_id": "0190e3f2-0000-7000-8000-000000000001",
            "private": True,
            "attachments": [said["attachments"][0]["id"]],
        },
    )

    assert made.json()["files"][0]["id"] == kept
    assert sent.status_code == 201
    assert Attachment.objects.filter(message=None, canned__isnull=False).count() == 1
    again = used(api(luis), made, waiting).json()["attachments"]
    assert again[0]["id"] not in (kept, said["attachments"][0]["id"])


def test_who_may_use_and_change_what(api, ana, luis, admin, carla):
    team = Team.objects.create(name="Ventas")
    team.members.add(ana)
    own = make(api(ana)).json()
    ours = make(api(ana), shortcut="equipo", scope="team", team=str(team.id)).json()

    assert make(api(ana), shortcut="todos", scope="all").status_code == 403
    assert make(api(luis), shortcut="a", scope="team", team=str(team.id)).status_code == 403
    assert make(api(luis), shortcut="b", scope="team").status_code == 422
    everyones = make(api(admin), shortcut="todos", scope="all").json()
    assert [row["id"] for row in api(luis).get(DOOR).json()["results"]] == [everyones["id"]]
    assert {row["id"] for row in api(ana).get(DOOR).json()["results"]} == {
        own["id"],
        ours["id"],
        everyones["id"],
    }
    assert api(luis).get(f"{DOOR}{own['id']}/").status_code == 404
    assert api(luis).patch(f"{DOOR}{everyones['id']}/", {"text": "no"}).status_code == 403
    assert api(ana).patch(f"{DOOR}{ours['id']}/", {"text": "sí"}).json()["text"] == "sí"
    assert api(ana).delete(f"{DOOR}{own['id']}/").status_code == 204


def test_one_shortcut_means_one_answer_of_the_same_people(api, ana, luis):
    make(api(ana))

    assert make(api(ana), shortcut="SALUDO").json()["code"] == "shortcut_taken"
    assert make(api(luis)).status_code == 201
    assert Canned.objects.count() == 2


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"shortcut": "dos palabras"}, 422),
        ({"shortcut": ""}, 422),
        ({"text": "  "}, 422),
        ({"language": "fr"}, 422),
        ({"attachments": ["0190e3f2-0000-7000-8000-000000000001"]}, 422),
        ({"more": 1}, 400),
    ],
)
def test_nonsense_is_refused(api, ana, body, status):
    assert make(api(ana), **body).status_code == status


def test_customers_and_technicians_have_none(api, rosa, tomas):
    assert api(rosa).get(DOOR).status_code == api(tomas).get(DOOR).status_code == 403
