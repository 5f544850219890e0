"""What the proofs of payment look like, and which of them look alike."""

from django.db import models
from django.db.models import F, Q

from billing.models.recharges import Recharge


class ProofPrint(models.Model):
    """How the proof of a recharge looks: coarsely by four bands, finely by 4,096 bits.

    Pictures that look alike share a band, or nearly: whoever looks for them asks by the bands.
    """

    recharge = models.OneToOneField(
        Recharge, primary_key=True, on_delete=models.CASCADE, related_name="print"
    )
    band_a = models.PositiveIntegerField(db_index=True)
    band_b = models.PositiveIntegerField(db_index=True)
    band_c = models.PositiveIntegerField(db_index=True)
    band_d = models.PositiveIntegerField(db_index=True)
    fine = models.BinaryField(max_length=512)

    def __str__(self) -> str:
        return str(self.recharge_id)


class ProofLikeness(models.Model):
    """Two recharges whose proofs look alike: the newer one, and the one that was there before."""

    recharge = models.ForeignKey(Recharge, on_delete=models.CASCADE, related_name="likenesses")
    other = models.ForeignKey(Recharge, on_delete=models.CASCADE, related_name="likened_by")
    distance = models.PositiveSmallIntegerField()  # of 4,096 bits

    class Meta:
        verbose_name_plural = "proof likenesses"
        constraints = [
            models.UniqueConstraint(fields=["recharge", "other"], name="likeness_once"),
            models.CheckConstraint(condition=~Q(recharge=F("other")), name="likeness_is_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.recharge_id} ~ {self.other_id}"
