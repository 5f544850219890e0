"""Who a person is on WhatsApp, whoever carries the messages."""

import re
from functools import lru_cache
from urllib.parse import quote

import phonenumbers

from chat.types import Sender
from hub.kernel import phones as dialled

# Country, dot, then what Meta made up; a parent business adds `ENT.` (business-scoped user id).
BUSINESS_SCOPED = re.compile(r"[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}")
DIGITS = re.compile(r"[1-9][0-9]{5,16}")


def sender_of(ids: list[str], name: str) -> Sender | None:
    """Return the person behind phone digits and business-scoped ids, or None without any.

    The phone leads where it is known, since both providers can always be answered to it; the other
    forms of the same line (Mexico, Argentina, Brazil) are ids of the same person.
    """
    phones = [each for each in ids if DIGITS.fullmatch(each)]
    scoped = [each for each in ids if BUSINESS_SCOPED.fullmatch(each)]
    forms = [form for each in phones for form in dialled.variants(each)]
    known = list(dict.fromkeys(phones + scoped + forms))
    if not known:
        return None
    phone = e164(phones[0]) if phones else ""
    return Sender(external_id=known[0], name=name, phone=phone, aliases=tuple(known[1:]))


def opening(number: str, words: str) -> str:
    """Return the address that opens a chat with a number of ours, words written already."""
    digits = "".join(sign for sign in number if sign.isdecimal())
    return f"https://wa.me/{digits}?text={quote(words)}" if digits else ""


@lru_cache(maxsize=4096)
def e164(digits: str) -> str:
    """Return the phone in E.164, empty when no such number can exist.

    Old and new prefixes of Mexico, Argentina and Brazil stay as the provider wrote them: what it
    wrote is what can be dialled.
    """
    try:
        number = phonenumbers.parse(f"+{digits}")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
