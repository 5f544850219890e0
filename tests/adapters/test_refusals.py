"""What each provider's code asks of the bridge (the whole table)."""

import pytest

from channels_bridge.adapters.base import adapters
from channels_bridge.adapters.messenger import errors as messenger
from channels_bridge.adapters.whatsapp_cloud import errors as cloud
from channels_bridge.adapters.whatsapp_twilio import errors as twilio
from channels_bridge.types import Fault, SendRefused
from tests.adapters.line import Line, part
from tests.live import ROOT

C, L, R, W, B, P = (
    Fault.CONFIGURATION,
    Fault.LIMIT,
    Fault.RETRY,
    Fault.WINDOW,
    Fault.BLOCKED,
    Fault.PERMANENT,
)

TWILIO = {
    C: [20003, 401, 63007, 63002, 63008, 63001, 21606],
    L: [20429, 429, 63017, 63018, 21611, 30001],
    B: [21211, 63003, 63024, 21610, 63015],
    W: [63016],
    P: [21617, 14103, 21619, 63005, 63006, 63013, 63021, 63019, 63032, 63049, 21655, 21656,
        63027, 63028, 63029, 63030],
    R: [63012, 63010, 63023],
}  # fmt: skip
CLOUD = {
    C: [3, 10, 190, 200, 250, 299, 131005, 131030, 131031, 131037, 131042, 131045, 133010, 368,
        130497, 131048, 131064],
    L: [4, 80007, 130429, 133016, 131056],
    R: [1, 2, 131000, 131016, 131057],
    W: [131047],
    B: [131026, 130403, 131050],
    P: [131049, 130472, 33, 100, 131008, 131009, 131021, 131051, 131062, 131052, 131053, 132000,
        132001, 132005, 132007, 132012, 132015, 132016, 131063],
}  # fmt: skip
MESSENGER = {
    R: [(2, 0), (1, 0), (10, 2018300), (100, 2018321), (100, 2534037)],
    L: [(4, 0), (613, 2534040), (613, 2018338)],
    W: [(10, 2018278), (10, 2534022), (10, 2018065)],
    C: [(10, 1893063), (10, 2022), (100, 2534029), (368, 0), (190, 0), (190, 463), (200, 2018028),
        (10, 0), (200, 2534041)],
    B: [(10, 2018108), (200, 1545041), (551, 0), (551, 1545041), (100, 2018001), (100, 2534014)],
    P: [(100, 2018008), (100, 2018047), (100, 2018074), (100, 2018109), (100, 2018294), (100, 0),
        (100, 2018014), (100, 2534015)],
}  # fmt: skip


@pytest.mark.parametrize("fault", Fault)
def test_twilios_codes(fault: Fault):
    assert {code: twilio.fault_of(code, 400) for code in TWILIO[fault]} == dict.fromkeys(
        TWILIO[fault], fault
    )


@pytest.mark.parametrize("fault", Fault)
def test_codes_of_the_cloud_api(fault: Fault):
    # The HTTP status misleads, so it must not matter.
    for status in (400, 500):
        found = {code: cloud.fault_of(code, 0, status) for code in CLOUD[fault]}
        assert found == dict.fromkeys(CLOUD[fault], fault)


@pytest.mark.parametrize("fault", Fault)
def test_codes_of_messenger(fault: Fault):
    found = {pair: messenger.fault_of(*pair, 400) for pair in MESSENGER[fault]}
    assert found == dict.fromkeys(MESSENGER[fault], fault)


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_code_has_plain_words_on_the_screen(language: str):
    told = (ROOT / f"frontend/src/features/chat/texts/failures.{language}.ts").read_text()
    codes = {str(code) for table in (TWILIO, CLOUD) for found in table.values() for code in found}
    pairs = [pair for found in MESSENGER.values() for pair in found]
    codes |= {"/".join(str(each) for each in pair if each) for pair in pairs}
    unnamed = {"250", "299", "100/2018321", "190/463"}  # of a range, or told by their first half
    assert {code for code in codes - unnamed if f"'{code}':" not in told} == set()


@pytest.mark.parametrize("fault", Fault)
def test_a_status_means_what_the_same_refusal_does(fault: Fault):
    for table, kind in ((TWILIO, "whatsapp_twilio"), (CLOUD, "whatsapp_cloud")):
        adapter = adapters.get(kind)
        assert adapter is not None
        found = {code: adapter.meaning(str(code)) for code in table[fault]}
        assert found == dict.fromkeys(table[fault], fault)
        assert adapter.meaning("nonsense") is None and adapter.meaning("999999") is None


@pytest.mark.parametrize(
    ("status", "fault"), [(500, R), (503, R), (429, L), (401, C), (400, P), (404, None)]
)
def test_a_code_nobody_knows_goes_by_the_status(status: int, fault: Fault | None):
    found = {
        twilio.fault_of(77777, status),
        cloud.fault_of(77777, 0, status),
        messenger.fault_of(77777, 0, status),
    }
    assert found == {fault} if fault else R not in found


def test_a_refusal_carries_code_and_words(twilio: Line, cloud: Line, messenger: Line):
    for line, fault, code in (
        (twilio, {"code": 63021, "status": 400}, "63021"),
        (cloud, {"code": 131051, "status": 400}, "131051"),
        (messenger, {"code": 100, "subcode": 2018109, "status": 400}, "100/2018109"),
    ):
        who = line.greeted()
        line.simulator.ctl(account=line.name, **fault)

        with pytest.raises(SendRefused) as refused:
            line.adapter.send(part(who, "hola"), line.account)

        assert (refused.value.fault, refused.value.code) == (P, code)
        assert refused.value.detail


def test_metas_words_on_a_bad_token_do_not_tell_the_token(cloud: Line, messenger: Line):
    for line, name in ((cloud, "access_token"), (messenger, "page_access_token")):
        secret = line.account.credentials[name]
        words = f"Malformed access token {secret}"
        error = {"message": words, "code": 190, "error_data": {"details": words}}
        line.simulator.ctl(account=line.name, status=401, body={"error": error}, times=2)

        state = line.adapter.test(line.account)
        with pytest.raises(SendRefused) as refused:
            line.adapter.send(part("1", "hola"), line.account)

        assert state.detail.startswith("Malformed") and secret not in state.detail
        assert secret not in str(refused.value) + refused.value.detail


@pytest.mark.parametrize("body", ["[]", '"x"', {"error": 5}, {"error": {"code": "x"}}, {}])
def test_an_error_of_no_known_shape_goes_by_the_status(cloud: Line, twilio: Line, body: object):
    for line in (cloud, twilio):
        who = line.greeted()
        line.simulator.ctl(account=line.name, status=500, body=body)

        with pytest.raises(SendRefused) as refused:
            line.adapter.send(part(who, "hola"), line.account)

        assert refused.value.fault is R
