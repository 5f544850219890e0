"""The words of machines."""

from django.db.models import TextChoices


class MachineState(TextChoices):
    """Whether it works; a retired one gets no new orders."""

    UP = "up"
    DOWN = "down"
    RETIRED = "retired"


class ReadingSource(TextChoices):
    """Where a reading of an hour-meter comes from."""

    STAFF = "staff"
    CUSTOMER = "customer"
    ORDER = "order"
    IMPORT = "import"
