"""What a template reads: texts only, formatted here, in the language of the document."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from billing.adapters.papers.words import MONTHS, Words, words
from billing.types.printing import (
    AnyPaper,
    BookletPaper,
    Paper,
    PaperKind,
    PaperLine,
    Party,
    ReceiptPaper,
    SlipPaper,
    StatementPaper,
)
from hub.company.types import Issuer
from hub.kernel.money import EXPONENTS, SYMBOLS, WHOLE, Money

Data = dict[str, Any]
NO_RECEIPTS = (PaperKind.QUOTE, PaperKind.PENDING, PaperKind.DEBT)  # nobody takes them for one
_LONG = re.compile(r"(\S{24})(?=\S)")  # what has no place to break runs over the edge


def data_of(paper: AnyPaper) -> tuple[str, Data]:
    """Return the template of a document and what it reads."""
    said = words(paper.language)
    if isinstance(paper, Paper):
        template, own = "lines", _lines(paper, said)
    elif isinstance(paper, ReceiptPaper):
        template, own = "receipt", _receipt(paper, said)
    elif isinstance(paper, SlipPaper):
        template, own = "slip", _slip(paper, said)
    elif isinstance(paper, BookletPaper):
        template, own = "booklet", _booklet(paper, said)
    else:
        assert isinstance(paper, StatementPaper)
        template, own = "statement", _statement(paper, said)
    return template, {**common(paper, said), **own}


def common(paper: AnyPaper, said: Words) -> Data:
    """Return what every document says: who issues it, whom it is for."""
    return {
        "lang": paper.language,
        "words": dict(said),
        "issuer": _issuer(paper.issuer),
        "has_logo": paper.issuer.logo is not None,
        "foot": paper.issuer.foot,
        "party": _party(paper.customer),
    }


def _issuer(issuer: Issuer) -> Data:
    tax = f"{issuer.tax_id_label} {issuer.tax_id}".strip() if issuer.tax_id else ""
    name = issuer.legal_name or issuer.name
    trade = issuer.name if issuer.legal_name and issuer.legal_name != issuer.name else ""
    reach = " · ".join(filter(None, (issuer.phone, issuer.email)))
    return {"name": name, "lines": _told(trade, tax, issuer.address, reach)}


def _party(party: Party) -> Data:
    reach = " · ".join(filter(None, (party.phone, party.email)))
    return {"name": broken(party.name), "lines": _told(party.document, party.address, reach)}


def _lines(paper: Paper, said: Words) -> Data:
    discounted = any(line.discount and line.discount.minor for line in paper.lines)
    columns = ["#", "description", "quantity", "unit_price"]
    columns += ["discount"] if discounted else []
    columns += ["rate", "amount"]
    return {
        "title": said[paper.kind],
        "number": paper.number or said["draft"],
        "facts": _facts(
            (said["issued"], day(paper.issued_on, paper.language)),
            (said[f"{paper.kind}_until"], day(paper.until, paper.language) if paper.until else ""),
            (said[f"{paper.kind}_about"], paper.about),
            (said["contract"], paper.contract),
            (said["authority"], paper.authority_number),
            (said["authorised"], paper.authorised),
        ),
        "columns": [said.get(each, each) for each in columns],
        "rows": [_row(at, line, discounted) for at, line in enumerate(paper.lines, start=1)],
        "totals": _totals(paper, said),
        "no_receipt": paper.kind not in NO_RECEIPTS and not paper.authority_number,
        "reason": said.get(f"reason_{paper.reason}", paper.reason),
        "note": broken(paper.note),
        "terms": broken(paper.terms),
        "link": paper.link,
        "link_shown": broken(paper.link),
    }


def _row(at: int, line: PaperLine, discounted: bool) -> list[str]:
    off = figure(line.discount) if line.discount is not None and line.discount.minor else ""
    return [
        str(at),
        broken(line.description),
        f"{plain(line.quantity)} {line.unit}".rstrip(),
        price(line.unit_price, line.amount.currency),
        *([off] if discounted else []),
        f"{plain(line.tax_rate)} %",
        figure(line.amount),
    ]


def _totals(paper: Paper, said: Words) -> list[tuple[str, str, bool]]:
    sums = paper.totals
    rows = [(said["net"], str(sums.net), False)]
    for each in sums.taxes:
        of = f" ({said['of_base']} {each.base})" if len(sums.taxes) > 1 else ""
        label = said[each.kind].format(name=each.name, rate=plain(each.rate))
        rows.append((f"{label}{of}", str(each.tax), False))
    rows.append((said["total"], str(sums.total), True))
    if sums.discount is not None and sums.discount.minor:
        rows.append((said["discounts"], str(sums.discount), False))
    if sums.settled is not None and sums.settled.minor:
        rows.append((said["settled"], str(sums.settled), False))
    if sums.balance is not None and sums.balance != sums.total:
        rows.append((said["balance"], str(sums.balance), True))
    return rows


def _receipt(paper: ReceiptPaper, said: Words) -> Data:
    left = paper.left is not None and paper.left.minor
    return {
        "title": said["receipt"],
        "number": paper.number,
        "facts": _facts(
            (said["paid_on"], day(paper.paid_on, paper.language)),
            (said["method"], said.get(f"method_{paper.method}", paper.method)),
            (said["operation"], paper.operation_number),
        ),
        "amount": str(paper.amount),
        "rows": [[number, str(amount)] for number, amount in paper.allocations],
        "totals": [(said["left"], str(paper.left), False)] if left else [],
        "note": broken(paper.note),
    }


def _slip(paper: SlipPaper, said: Words) -> Data:
    expires = day(paper.expires_on, paper.language)
    return {
        "title": said["slip"],
        "number": paper.code,
        "facts": _facts((said["issued"], day(paper.issued_on, paper.language))),
        "code": paper.code,
        "slip": _facts(
            (said["to_pay"], str(paper.amount)),
            (said["pays"], broken(paper.invoice)),
            (said["reference"], broken(paper.reference)),
            (said["expires"], expires),
        ),
        "how": broken(paper.how),
        "link": paper.scan,
    }


def _booklet(paper: BookletPaper, said: Words) -> Data:
    return {
        "title": said["booklet"],
        "number": paper.name,
        "facts": _facts((said["issued"], day(paper.issued_on, paper.language))),
        "coupons": [
            {
                "code": each.code,
                "worth": each.worth,
                "terms": broken(each.terms),
                "expires": f"{said['expires']} {day(each.expires_on, paper.language)}",
                "over": said.get(each.over, ""),
            }
            for each in paper.coupons
        ],
        "scans": [each.scan for each in paper.coupons],
    }


def _statement(paper: StatementPaper, said: Words) -> Data:
    columns = ("date", "movement", "number", "charge", "payment", "running")
    since, until = day(paper.since, paper.language), day(paper.until, paper.language)
    return {
        "title": said["movements" if paper.of_balance else "statement"],
        "number": f"{since} – {until}",
        "facts": [],
        "columns": [said[each] for each in columns],
        "opening": str(paper.opening),
        "closing": str(paper.closing),
        "rows": [
            [
                day(line.on, paper.language),
                said.get(f"moved_{line.kind}", line.kind),
                broken(line.number),
                str(line.charge or ""),
                str(line.payment or ""),
                str(line.balance),
            ]
            for line in paper.lines
        ],
        "ageing": [(said[f"age_{at}"], str(each)) for at, each in enumerate(paper.ageing)],
        "held": _some(paper.balance),
        "unapplied": _some(paper.unapplied),
    }


def day(on: date, language: str) -> str:
    """Return a day as people write it: `22/11/2026`, `22 Nov 2026`."""
    if language == "en":
        return f"{on.day} {MONTHS[on.month - 1]} {on.year}"
    return f"{on.day:02}/{on.month:02}/{on.year}"


def plain(number: Decimal) -> str:
    """Return a quantity or a rate without zeros that say nothing: `2`, `1.5`, `1,000`."""
    shown = f"{number:,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def price(unit: Decimal, currency: str) -> str:
    """Return the price of one, with more decimals than its currency where it has them."""
    least = EXPONENTS[currency] if currency not in WHOLE or unit % 1 else 0
    decimals = plain(unit).partition(".")[2]
    return f"{unit:,.{max(least, len(decimals))}f}"


def figure(amount: Money) -> str:
    """Return an amount without its currency's sign, which the sums below name."""
    return str(amount).replace(f"{SYMBOLS[amount.currency]} ", "", 1)


def broken(text: str) -> str:
    """Return a text in which endless words have places to break (zero width)."""
    return _LONG.sub("\\1\u200b", text)


def _facts(*pairs: tuple[str, str]) -> list[tuple[str, str]]:
    return [(label, broken(said)) for label, said in pairs if said]


def _told(*lines: str) -> list[str]:
    return [broken(each) for each in lines if each]


def _some(amount: Money | None) -> str:
    return str(amount) if amount is not None and amount.minor else ""
