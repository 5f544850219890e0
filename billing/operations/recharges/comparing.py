"""Compares the picture of a proof with those that were shown before: a warning, no refusal."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from billing.adapters import likeness
from billing.models import ProofLikeness, ProofPrint, Recharge
from billing.types import TAKEN

BANDS = ("band_a", "band_b", "band_c", "band_d")
AT_ONCE = 2_000
MOST = 20  # that are kept of one: whoever looks needs no more


def compare(*, recharge_id: UUID) -> None:
    """Keep how the proof of a recharge looks, and which taken ones it looks like."""
    recharge = Recharge.objects.select_related("proof").get(id=recharge_id)
    seen = _look_at(recharge)
    with transaction.atomic():
        current = Recharge.objects.select_for_update().get(id=recharge_id)
        if current.proof_sha256 != recharge.proof_sha256:
            return  # another proof meanwhile: it is compared next time
        _forget(current)
        if seen is not None:
            ProofPrint.objects.create(
                recharge=current, fine=seen.fine, **dict(zip(BANDS, seen.bands, strict=True))
            )
            ProofLikeness.objects.bulk_create(_likenesses(current, seen))
        Recharge.objects.filter(id=recharge_id).update(compared_sha256=current.proof_sha256)


def _look_at(recharge: Recharge) -> likeness.Print | None:
    proof = recharge.proof
    if proof is None or not proof.content_type.startswith("image/") or not proof.file:
        return None
    try:
        with proof.file.open("rb") as file:
            return likeness.of(file)
    except FileNotFoundError:
        return None


def _forget(recharge: Recharge) -> None:
    ProofPrint.objects.filter(recharge=recharge).delete()
    ProofLikeness.objects.filter(Q(recharge=recharge) | Q(other=recharge)).delete()


def _likenesses(recharge: Recharge, seen: likeness.Print) -> list[ProofLikeness]:
    asked = Q()
    for name, band in zip(BANDS, seen.bands, strict=True):
        asked |= Q(**{f"{name}__in": likeness.near(band)})
    rows = ProofPrint.objects.filter(asked, recharge__state__in=TAKEN).exclude(recharge=recharge)
    near = [
        (distance, other)
        for other, fine in rows.values_list("recharge_id", "fine").iterator(AT_ONCE)
        if (distance := seen.distance(bytes(fine))) <= likeness.NEAR
    ]
    return [
        ProofLikeness(recharge=recharge, other_id=other, distance=distance)
        for distance, other in sorted(near)[:MOST]
    ]
