"""Where customers can pay the house."""

from django.db import models
from django.db.models import Q

from billing.types import PlaceKind
from hub.kernel.ids import new_id


class PayPlace(models.Model):
    """A wallet or a bank account of the house, as customers are shown it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=10, choices=PlaceKind.choices)
    name = models.CharField(max_length=60)  # of the wallet or the bank
    holder = models.CharField(max_length=120)
    number = models.CharField(max_length=40)  # of the telephone or the account
    interbank_number = models.CharField(max_length=40, blank=True)  # CCI
    currency = models.CharField(max_length=3)
    position = models.PositiveIntegerField(default=0)
    active = models.BooleanField(default=True)
    picture_version = models.CharField(max_length=16, blank=True, editable=False)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=PlaceKind.values), name="pay_place_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(kind=PlaceKind.BANK) | Q(interbank_number=""),
                name="only_banks_have_interbank_numbers",
            ),
            models.CheckConstraint(
                condition=Q(kind=PlaceKind.WALLET) | Q(picture_version=""),
                name="only_wallets_have_pictures",
            ),
            models.UniqueConstraint(
                fields=["kind", "name", "number", "currency"], name="pay_place_once"
            ),
        ]
        indexes = [models.Index(fields=["position", "id"], name="pay_place_in_order")]

    def __str__(self) -> str:
        return f"{self.name} {self.number}"


class PayPicture(models.Model):
    """The picture a wallet is paid by, as we drew it (WebP)."""

    place = models.OneToOneField(
        PayPlace, primary_key=True, on_delete=models.CASCADE, related_name="picture"
    )
    image = models.BinaryField()
    version = models.CharField(max_length=16)

    def __str__(self) -> str:
        return self.version
