"""What the Cloud API's refusals ask of us (WhatsApp: error codes)."""

from channels_bridge.adapters.meta.graph import by_status
from channels_bridge.types import Fault

_CLASSES: dict[Fault, tuple[int, ...]] = {
    Fault.CONFIGURATION: (
        3, 10, 104, 190, 368, 2500, 2635, 130497, 131005, 131030, 131031, 131037, 131042, 131045,
        131048, 131064, 133010,
    ),
    Fault.LIMIT: (4, 80007, 130429, 131056, 133016),
    Fault.RETRY: (1, 2, 131000, 131016, 131057),
    Fault.WINDOW: (131047,),
    Fault.BLOCKED: (130403, 131026, 131050),
    Fault.PERMANENT: (
        33, 100, 130472, 131008, 131009, 131021, 131049, 131051, 131052, 131053, 131062, 131063,
        132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016, 132018, 132068, 132069,
        134011, 135000,
    ),
}  # fmt: skip
FAULTS = {code: fault for fault, codes in _CLASSES.items() for code in codes}


def fault_of(code: int, subcode: int, status: int) -> Fault:
    """Return the class of a refusal: the code decides, the HTTP status where it is unknown."""
    if 200 <= code <= 299:
        return Fault.CONFIGURATION
    return FAULTS.get(code) or by_status(status)


def meaning(code: str) -> Fault | None:
    """Return the class of the code a status told, None for one nobody knows."""
    if not code.isascii() or not code.isdigit():
        return None
    known = 200 <= int(code) <= 299 or int(code) in FAULTS
    return fault_of(int(code), 0, 400) if known else None
