"""What Twilio's refusals ask of us (Twilio error dictionary)."""

from channels_bridge.types import Fault

_CLASSES: dict[Fault, tuple[int, ...]] = {
    Fault.CONFIGURATION: (
        20003, 20404, 21212, 21603, 21606, 21609, 63001, 63002, 63007, 63008, 401, 403, 404,
    ),
    Fault.LIMIT: (20429, 63017, 63018, 21611, 30001, 429),
    Fault.BLOCKED: (21211, 21610, 21614, 63003, 63015, 63024),
    Fault.WINDOW: (63016,),
    Fault.RETRY: (63010, 63012, 63023, 20500, 20503, 408),
    Fault.PERMANENT: (
        14103, 21604, 21617, 21619, 21620, 21655, 21656, 63005, 63006, 63013, 63019, 63021,
        63027, 63028, 63029, 63030, 63032, 63049,
    ),
}  # fmt: skip
FAULTS = {code: fault for fault, codes in _CLASSES.items() for code in codes}


def fault_of(code: int | None, status: int) -> Fault:
    """Return the class of a refusal: the code decides, the HTTP status where it is unknown."""
    known = FAULTS.get(code or 0)
    if known is not None:
        return known
    if status >= 500:
        return Fault.RETRY
    return FAULTS.get(status, Fault.PERMANENT)
