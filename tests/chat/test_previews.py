"""What links show: promised with the message, fetched afterwards, told when it is here."""

from datetime import timedelta

import pytest

from chat import live
from chat.models import Preview
from chat.operations import messages, previews
from chat.queries.messages import whole
from hub.kernel import clock
from tests.chat.doors import say
from tests.chat.uploads import fetch as opened
from tests.chat.uploads import picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
PAGE = """<!doctype html><html><head><title>De reserva</title>
<meta property="og:title" content="Selladora &amp; <b>más</b>">
<meta property="og:description" content="  La mejor
 del mundo ">
<meta property="og:site_name" content="Tienda"><meta property="og:image" content="/foto.jpg">
</head><body><meta property="og:title" content="no"></body></html>"""


def fetch_all(after=timedelta()):
    for preview_id in previews.due(at=clock.now() + after):
        previews.fetch(preview_id, now=lambda: clock.now() + after)


def shown(client, sent):
    return client.get(f"/api/v1/messages/{sent['id']}/").json()


def test_a_page_is_shown_when_it_is_here(api, ana, luis, rosa, direct, internet):
    internet.serve("tienda.pe/x?a=1&b=2", PAGE)
    internet.serve("tienda.pe/foto.jpg", picture(size=(900, 600)), Content_Type="image/jpeg")

    sent = say(api(ana), direct, "mira http://tienda.pe/x?a=1&b=2").json()
    assert (sent["previews"], internet.came) == ([], [])
    fetch_all()

    told = shown(api(luis), sent)
    link = told["previews"][0].pop("picture_url")
    assert told["seq"] > sent["seq"]
    assert told["previews"] == [
        {
            "url": "http://tienda.pe/x?a=1&b=2",
            "title": "Selladora & <b>más</b>",
            "description": "La mejor del mundo",
            "site": "Tienda",
        }
    ]
    got, body = opened(api(None), link)
    assert (got.status_code, got["Content-Type"]) == (200, "image/webp")
    assert 0 < len(body) < 65_536
    api(ana).delete(f"/api/v1/messages/{sent['id']}/")
    assert opened(api(None), link)[0].status_code == 404


def test_a_frame_tells_it_without_a_link_of_one_person(ana, direct, says, internet):
    internet.serve("a.pe/", "<title>Hola</title>")
    internet.serve("b.pe/", '<title>b</title><meta property="og:image" content="/f.png">')
    internet.serve("b.pe/f.png", picture("PNG"), Content_Type="image/png")
    message = says(ana, direct, "http://a.pe/ http://b.pe/").message
    fetch_all()

    change = live.message_change(whole(type(message).objects).get(id=message.id), direct)

    said = {"url", "title", "description", "site"}
    for view in change.views:
        without, with_one = view.data["previews"]
        assert (set(without), without["picture_url"]) == (said | {"picture_url"}, None)
        assert set(with_one) == said


def test_three_links_of_a_message_at_most_and_none_of_ours(ana, direct, says, settings):
    own = settings.PUBLIC_URL
    text = f"{own}/inbox/x {own} `http://code.pe` http://a.pe http://a.pe http://b.pe http://c.pe http://d.pe"

    says(ana, direct, text)

    assert list(Preview.objects.order_by("position").values_list("url", flat=True)) == [
        "http://a.pe",
        "http://b.pe",
        "http://c.pe",
    ]


def test_notes_have_previews_and_customers_messages_have_none(ana, rosa, web, says, arrives):
    says(rosa, web, "http://a.pe")
    says(ana, web, "http://b.pe")
    arrives("http://c.pe")
    assert not Preview.objects.exists()

    says(ana, web, "http://d.pe", private=True)

    assert Preview.objects.get().url == "http://d.pe"


def test_an_edit_changes_what_is_shown(api, ana, direct, internet, media):
    for host in ("a", "b"):
        internet.serve(
            f"{host}.pe/", f'<title>{host}</title><meta property="og:image" content="/f.png">'
        )
        internet.serve(f"{host}.pe/f.png", picture("PNG"), Content_Type="image/png")
    sent = say(api(ana), direct, "http://a.pe/").json()
    fetch_all()
    assert len(list(media.rglob("*.webp"))) == 1

    api(ana).patch(f"/api/v1/messages/{sent['id']}/", {"text": "http://b.pe/ y http://c.pe"})
    fetch_all()
    assert [row["title"] for row in shown(api(ana), sent)["previews"]] == ["b"]
    api(ana).patch(f"/api/v1/messages/{sent['id']}/", {"text": "nada"})
    assert shown(api(ana), sent)["previews"] == []
    assert not Preview.objects.exists()


def test_what_fails_is_tried_again_and_given_up(ana, direct, says, internet):
    says(ana, direct, "http://a.pe/ http://b.pe/")
    internet.pages["a.pe/"] = (503, {}, b"")

    fetch_all()
    later = dict(Preview.objects.values_list("url", "state"))
    assert later == {"http://a.pe/": "pending", "http://b.pe/": "failed"}
    fetch_all()
    assert internet.came.count("a.pe/") == 1
    for pauses in range(1, 1 + len(previews.PAUSES)):
        fetch_all(timedelta(seconds=sum(previews.PAUSES[:pauses]) + 60 * pauses))
    assert set(Preview.objects.values_list("state", flat=True)) == {"failed"}
    assert internet.came.count("a.pe/") == 1 + len(previews.PAUSES)


def test_a_page_that_ends_its_worker_is_not_asked_for_ever(ana, direct, says, internet):
    """Each claim counts, whether or not anybody lived to note how it went."""

    internet.serve("a.pe/", "<title>a</title>")
    says(ana, direct, "http://a.pe/")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(previews, "_fetch", lambda *_: None)  # killed before it could say anything
        for minutes in range(0, 20, 2):
            fetch_all(timedelta(minutes=minutes))

    assert Preview.objects.get().state == "failed"


def test_a_second_try_brings_it(api, ana, direct, internet):
    internet.names["a.pe"] = []
    sent = say(api(ana), direct, "http://a.pe/").json()
    fetch_all()
    internet.names.clear()
    internet.serve("a.pe/", "<title>Hola</title>")

    fetch_all(timedelta(minutes=2))

    assert [row["title"] for row in shown(api(ana), sent)["previews"]] == ["Hola"]


def test_nothing_inside_is_reached(ana, direct, says, internet):
    internet.names["inside.pe"] = ["127.0.0.1"]
    internet.serve(
        "a.pe/", '<title>a</title><meta property="og:image" content="http://inside.pe/x">'
    )
    internet.redirect("b.pe/", "http://inside.pe/")
    says(ana, direct, "http://inside.pe/ http://a.pe/ http://b.pe/")

    fetch_all()

    assert {address for address, _ in internet.reached} == {"93.184.216.34"}
    assert dict(Preview.objects.values_list("url", "state")) == {
        "http://inside.pe/": "failed",
        "http://a.pe/": "ready",
        "http://b.pe/": "failed",
    }
    assert not Preview.objects.get(state="ready").picture


@pytest.mark.parametrize(
    "body", [b"", b"\x00\xff" * 1_000, "<title></title>", "<title>   \u202e  </title>"]
)
def test_pages_that_say_nothing_show_nothing(api, ana, direct, internet, body):
    internet.serve("a.pe/", body)
    sent = say(api(ana), direct, "http://a.pe/").json()

    fetch_all()

    assert shown(api(ana), sent)["previews"] == []
    assert Preview.objects.get().state == "failed"


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (b"<title>a\n b\x00</title>", "a b"),
        (b"<title>" + b"x" * 5_000 + b"</title>", "x" * 300),
        (b"<title>hola</title>" + b" " * 3_000_000, "hola"),
        ("<title>\u202eadiós</title>".encode(), "adiós"),
    ],
)
def test_titles_are_one_line_of_a_length(api, ana, direct, internet, body, title):
    internet.serve("a.pe/", body)
    sent = say(api(ana), direct, "http://a.pe/").json()

    fetch_all()

    assert [row["title"] for row in shown(api(ana), sent)["previews"]] == [title]


@pytest.mark.parametrize(
    "data", [b"<svg onload=alert(1)>", b"", b"GIF89a", picture()[:-300], b"\x00" * 6_000_000]
)
def test_a_picture_that_is_none_is_left_out(api, ana, direct, internet, media, data):
    internet.serve("a.pe/", '<title>a</title><meta property="og:image" content="f.png">')
    internet.serve("a.pe/f.png", data, Content_Type="image/png")
    sent = say(api(ana), direct, "http://a.pe/").json()

    fetch_all()

    assert [row["picture_url"] for row in shown(api(ana), sent)["previews"]] == [None]
    assert not [path for path in media.rglob("*") if path.is_file()]


def test_what_is_taken_back_meanwhile_leaves_nothing(
    ana, direct, says, internet, media, monkeypatch
):
    internet.serve("a.pe/", '<title>a</title><meta property="og:image" content="/f.png">')
    message = says(ana, direct, "http://a.pe/").message

    def gone(answer):
        answer.send_response(200)
        answer.send_header("Content-Type", "image/png")
        answer.end_headers()
        answer.wfile.write(picture("PNG"))

    internet.pages["a.pe/f.png"] = gone
    look = previews._look
    monkeypatch.setattr(previews, "_look", lambda url: (look(url), _delete(message, ana))[0])
    fetch_all()

    assert not Preview.objects.exists()
    assert not [path for path in media.rglob("*") if path.is_file()]


def _delete(message, by):
    messages.delete(message=message, by=by, at=clock.now())
