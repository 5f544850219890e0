"""Somebody who is away gets one mail about all they missed, and none when they were here."""

from datetime import timedelta

import pytest

from hub.kernel import clock
from hub.realtime import roster
from hub.realtime.roster import Seen
from hub.reports.models import Alert
from hub.reports.operations import mailing, notices

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(ana):
    ana.email = "ana@example.com"
    ana.save()
    return ana


@pytest.fixture
def here():
    """Put somebody on the board: `here(ana, "away", ago=60)`."""

    def put(user, state, ago):
        roster.write("test", {str(user.id): Seen(state, (), clock.now().timestamp() - ago)})

    yield put
    roster.take_down("test")


def send(**later):
    mailing.mail_due(at=clock.now() + timedelta(**later))


def text_of(mail):
    return mail.get_body().get_content()


def test_one_mail_tells_all_that_was_missed(ana, post, tells):
    tells(ana, "hola @ana", key="a")
    tells(ana, "<b>¿vienes?</b>", key="b", title="Turno\r\nBcc: evil@example.com")
    send(minutes=9)
    assert post.mails == []

    send(minutes=11)

    [mail] = post.mails
    assert mail["To"] == "ana@example.com" and mail["Bcc"] is None
    assert mail["Subject"].startswith("Tienes 2 avisos")
    assert "hola @ana" in text_of(mail) and "<b>¿vienes?</b>" in text_of(mail)
    assert "/team/7" in text_of(mail)
    send(minutes=60)
    assert len(post.mails) == 1


@pytest.mark.parametrize(
    "address", ["ana\n@example.com", "ana", "ana@" + "x" * 200 + ".pe", "@,;<"]
)
def test_one_whose_address_is_none_spares_the_others(ana, luis, post, tells, address):
    ana.email, luis.email = address, "luis@example.com"
    ana.save(), luis.save()
    tells(ana, "uno"), tells(luis, "dos")

    send(minutes=11)

    assert "luis@example.com" in [mail["To"] for mail in post.mails]


def test_at_most_one_mail_in_ten_minutes(ana, post, tells):
    tells(ana, "uno", key="a")
    send(minutes=11)
    tells(ana, "dos", key="b")
    send(minutes=12)
    assert len(post.mails) == 1

    send(minutes=22)

    assert len(post.mails) == 2 and "dos" in text_of(post.mails[1])


def test_what_was_read_is_not_mailed(ana, post, tells):
    tells(ana)
    notices.read(ana.id, ids=None, at=clock.now())

    send(minutes=11)

    assert post.mails == []
    assert Alert.objects.get().state == "dropped"


def test_who_was_here_a_moment_ago_is_not_away(ana, post, tells, here):
    tells(ana)
    here(ana, "away", ago=-120)  # in use until two minutes from now
    send(minutes=11)
    assert post.mails == []

    send(minutes=13)

    assert len(post.mails) == 1


def test_no_mail_without_a_server_an_address_or_the_wish(api, ana, luis, post, tells, settings):
    tells(luis)
    api(ana).put("/api/v1/me/notification-settings/", {"email_when_away": False})
    tells(ana, key="unwanted")
    api(ana).put("/api/v1/me/notification-settings/", {"email_when_away": True})
    settings.EMAIL = {}
    tells(ana, key="no server")

    send(hours=1)

    assert post.mails == [] and not Alert.objects.exists()


def test_a_server_that_is_busy_is_asked_again(ana, post, tells):
    post.answers.append(b"451 later")
    tells(ana)

    send(minutes=11)
    send(minutes=22)

    assert len(post.mails) == 1


def test_a_server_that_refuses_for_good_is_believed(ana, post, tells):
    post.answers.append(b"552 never")
    tells(ana)

    send(minutes=11)
    send(minutes=60)

    assert post.mails == [] and Alert.objects.get().state == "failed"


def test_the_mail_speaks_the_language_of_its_reader(ana, post, tells):
    ana.language = "en"
    ana.save()
    tells(ana)

    send(minutes=11)

    assert post.mails[0]["Subject"].startswith("You have an unread")
