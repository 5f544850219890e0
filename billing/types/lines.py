"""The one arithmetic of quote, invoice, credit note and their papers: per line, halves up."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import TextChoices

from hub.kernel.errors import Invalid
from hub.kernel.money import EXPONENTS, LARGEST, round_half_up

MOST_LINES = 500
ZERO, WHOLE = Decimal(0), Decimal(100)


class ItemKind(TextChoices):
    """What a line sells."""

    SERVICE = "service"
    PART = "part"


class TaxKind(TextChoices):
    """How the law looks at a line; only what is taxed has a rate."""

    TAXED = "taxed"
    EXEMPT = "exempt"  # exonerado, excluido
    UNAFFECTED = "unaffected"  # inafecto, no gravado
    EXPORT = "export"


@dataclass(frozen=True, kw_only=True)
class LineInput:
    """A line as it is filled in: prices in units with up to 6 decimals, rates in per cent."""

    description: str
    quantity: Decimal
    unit_price: Decimal
    kind: ItemKind = ItemKind.SERVICE
    discount_percent: Decimal = ZERO
    tax_rate: Decimal = ZERO
    tax_kind: TaxKind = TaxKind.TAXED
    unit: str = ""
    item: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class PricedLine:
    """What a line comes to, in minor units; `discount` is its own and its share of the paper's."""

    line: LineInput
    discount: int
    net: int
    tax: int

    @property
    def total(self) -> int:
        return self.net + self.tax


@dataclass(frozen=True, kw_only=True)
class Reduction:
    """What a coupon takes off lines it is for, in the terms their prices are written in.

    `percent` of what they come to or `minor` units; never above `most`, nothing below `least`.
    """

    percent: Decimal | None = None
    minor: int = 0
    most: int | None = None
    least: int = 0
    kinds: frozenset[ItemKind] = frozenset(ItemKind)
    items: frozenset[UUID] | None = None  # of the catalogue; None is whatever it is

    def is_for(self, line: LineInput) -> bool:
        """Whether it takes anything off a line."""
        return line.kind in self.kinds and (self.items is None or line.item in self.items)


@dataclass(frozen=True, kw_only=True)
class TaxSum:
    """What the lines of one rate come to."""

    kind: TaxKind
    rate: Decimal
    base: int
    tax: int


@dataclass(frozen=True, kw_only=True)
class Priced:
    """A whole paper: the sums of its rounded lines."""

    lines: tuple[PricedLine, ...]
    discount: int
    net: int
    tax: int
    taxes: tuple[TaxSum, ...]
    taken: tuple[int, ...] = ()  # by each reduction

    @property
    def total(self) -> int:
        return self.net + self.tax


def priced(
    lines: Sequence[LineInput],
    currency: str,
    *,
    includes_tax: bool = False,
    discount: int = 0,
    reductions: Sequence[Reduction] = (),
) -> Priced:
    """Return what lines come to, `discount` (minor units) and then each of `reductions` taken off.

    Without tax in the prices, net = round(quantity × price − discount) and tax = round(net × rate);
    with it, what people pay is exact and net = round(gross ÷ (1 + rate)). Invalid names the field.
    """
    _check(lines, discount)
    scale = Decimal(10) ** EXPONENTS[currency]
    full = [_asked(line, scale) for line in lines]
    reduced = [_asked(line, scale * (WHOLE - line.discount_percent) / WHOLE) for line in lines]
    if sum(full) > LARGEST:
        raise Invalid(fields={"lines": ["Too large."]})
    left, taken = _taken(lines, reduced, discount, reductions)
    made = [_line(*each, includes_tax) for each in zip(lines, full, left, strict=True)]
    return Priced(
        lines=tuple(made),
        taken=taken,
        discount=sum(each.discount for each in made),
        net=sum(each.net for each in made),
        tax=sum(each.tax for each in made),
        taxes=_taxes(made),
    )


def spread(total: int, weights: Sequence[int]) -> list[int]:
    """Share minor units out by weight so that they add up: the largest remainders get one more."""
    whole = sum(weights)
    if not whole:
        raise Invalid("Nothing to share out over.")
    exact = [total * weight for weight in weights]
    shares = [value // whole for value in exact]
    by_remainder = sorted(range(len(weights)), key=lambda place: -(exact[place] % whole))
    for place in by_remainder[: total - sum(shares)]:
        shares[place] += 1
    return shares


def _asked(line: LineInput, scale: Decimal) -> int:
    return round_half_up(line.quantity * line.unit_price * scale)


def _taken(
    lines: Sequence[LineInput], full: list[int], discount: int, reductions: Sequence[Reduction]
) -> tuple[list[int], tuple[int, ...]]:
    """Return what is left of each line, and what each reduction took."""
    if discount > sum(full):
        raise Invalid(fields={"discount": ["More than the lines come to."]})
    left, taken = _less(full, spread(discount, full)) if discount else full, []
    for each in reductions:
        off = _off(each, lines, left)
        taken.append(sum(off))
        left = _less(left, off)
    return left, tuple(taken)


def _less(amounts: Sequence[int], off: Sequence[int]) -> list[int]:
    return [amount - share for amount, share in zip(amounts, off, strict=True)]


def _off(reduction: Reduction, lines: Sequence[LineInput], left: Sequence[int]) -> list[int]:
    weights = [
        part if reduction.is_for(line) else 0 for line, part in zip(lines, left, strict=True)
    ]
    base = sum(weights)
    if not base or base < reduction.least:
        return [0] * len(weights)
    wanted = reduction.minor
    if reduction.percent is not None:
        wanted = round_half_up(Decimal(base) * reduction.percent / WHOLE)
    most = base if reduction.most is None else min(base, reduction.most)
    return spread(min(wanted, most), weights)


def _line(line: LineInput, full: int, asked: int, includes_tax: bool) -> PricedLine:
    rate = line.tax_rate / WHOLE
    net = round_half_up(Decimal(asked) / (1 + rate)) if includes_tax else asked
    tax = asked - net if includes_tax else round_half_up(Decimal(net) * rate)
    return PricedLine(line=line, discount=full - asked, net=net, tax=tax)


def _taxes(lines: Sequence[PricedLine]) -> tuple[TaxSum, ...]:
    sums: dict[tuple[TaxKind, Decimal], list[int]] = {}
    for each in lines:
        found = sums.setdefault((each.line.tax_kind, each.line.tax_rate), [0, 0])
        found[0] += each.net
        found[1] += each.tax
    return tuple(
        TaxSum(kind=kind, rate=rate, base=base, tax=tax)
        for (kind, rate), (base, tax) in sums.items()
    )


def _check(lines: Sequence[LineInput], discount: int) -> None:
    if not 0 < len(lines) <= MOST_LINES:
        raise Invalid(fields={"lines": [f"From 1 to {MOST_LINES} lines."]})
    if discount < 0:
        raise Invalid(fields={"discount": ["Not below zero."]})
    for number, line in enumerate(lines, start=1):
        if wrong := _wrong(line):
            raise Invalid(fields={"lines": [f"Line {number}: {wrong}"]})


def _wrong(line: LineInput) -> str:
    untaxed = line.tax_kind != TaxKind.TAXED
    rules = [
        (not line.description.strip(), "it needs a description."),
        (line.quantity <= 0 or _places(line.quantity) > 4, "a quantity above zero, 4 decimals."),
        (line.unit_price < 0 or _places(line.unit_price) > 6, "a price, at most 6 decimals."),
        (not ZERO <= line.discount_percent <= WHOLE, "a discount from 0 to 100 per cent."),
        (not ZERO <= line.tax_rate <= WHOLE, "a tax rate from 0 to 100 per cent."),
        (untaxed and line.tax_rate != 0, "only what is taxed has a rate."),
    ]
    return next((said for broken, said in rules if broken), "")


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 99
