"""What money measures: what the last audit of the ledger found."""

from collections.abc import Iterable

from prometheus_client.core import Metric

from hub.kernel import clock
from hub.kernel.measures import gauge
from hub.kernel.models import Mark

LEDGER_AUDITED = "ledger_audited"


def measure() -> Iterable[Metric]:
    """Tell how many differences there were, and how long ago it was looked at: never anew."""
    last = Mark.objects.filter(name=LEDGER_AUDITED).first()
    age = (clock.now() - last.at).total_seconds() if last else float("inf")
    words = "Seconds since the ledger was last worked out again."
    yield gauge("mostrador_ledger_audit_age_seconds", words, max(0.0, age))
    if last is not None:
        words = "Sums that differed then; anything but none is wrong."
        yield gauge("mostrador_ledger_discrepancies", words, last.figure)
