"""What the Send API's refusals ask of us (Messenger Platform: error codes)."""

from channels_bridge.adapters.meta.graph import by_status
from channels_bridge.types import Fault

# (code, subcode); 0 stands for any subcode that is not named.
_CLASSES: dict[Fault, tuple[tuple[int, int], ...]] = {
    Fault.WINDOW: ((10, 2018278), (10, 2534022), (10, 2018065)),
    Fault.BLOCKED: (
        (10, 2018108), (200, 1545041), (551, 0), (551, 1545041), (100, 2018001), (100, 2534014),
    ),
    Fault.CONFIGURATION: (
        (10, 0), (10, 1893063), (10, 2022), (100, 2534029), (104, 0), (190, 0), (200, 0),
        (200, 2018028), (200, 2534041), (368, 0), (2500, 0), (2635, 0),
    ),
    Fault.LIMIT: ((4, 0), (613, 0), (613, 2534040), (613, 2018338)),
    # Another application owns the thread for now.
    Fault.RETRY: (
        (1, 0), (2, 0), (10, 2018300), (10, 2018321), (100, 2018300), (100, 2018321),
        (100, 2534037),
    ),
    Fault.PERMANENT: (
        (100, 0), (100, 2018008), (100, 2018047), (100, 2018074), (100, 2018109), (100, 2018294),
        (100, 2018014), (100, 2018218), (100, 2018247), (100, 2534015), (100, 2534038), (100, 33),
    ),
}  # fmt: skip
FAULTS = {pair: fault for fault, pairs in _CLASSES.items() for pair in pairs}
# These tell enough whatever code stands before them.
_SUBCODES = {subcode: fault for (_, subcode), fault in FAULTS.items() if subcode > 1_000_000}


def fault_of(code: int, subcode: int, status: int) -> Fault:
    """Return the class of a refusal: code with subcode, subcode, code, and only then the status."""
    return (
        FAULTS.get((code, subcode))
        or _SUBCODES.get(subcode)
        or FAULTS.get((code, 0))
        or by_status(status)
    )
