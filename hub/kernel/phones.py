"""Phone numbers: one written form, and every way a country has had people dial the same line.

Mexico dropped the `1` behind 52, Argentina writes mobiles `9` + area abroad and area + `15` at
home, Brazil put a `9` before mobiles of eight digits. Providers and address books keep old forms.
"""

import re
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat

from hub.kernel.home import home

ANYWHERE = "ZZ"  # what begins with + says itself where it is from
LONGEST = 40  # what is longer is no phone, however it is written
_MEXICO = re.compile(r"52(?:1(?=\d{10}$))?(\d{10})")
_ARGENTINA = re.compile(r"549?(\d{10})")
_BRAZIL = re.compile(r"55(\d{2})(?:9(?=\d{8}$))?([6-9]\d{7})")


def e164(raw: str, region: str = "") -> str:
    """Return a phone as people wrote it in E.164 (`+51987654321`), empty when there is no such one.

    `00` and a country's code without `+` are understood; without any it is one of the `region`,
    which is the house's country where none is named.
    """
    text = raw.strip()
    if len(text) > LONGEST or not any(sign.isdigit() for sign in text):
        return ""
    text = f"+{text[2:]}" if text.startswith("00") else text
    return _e164(text, ANYWHERE if text.startswith("+") else region or home().country)


@lru_cache(maxsize=8192)
def _e164(text: str, region: str) -> str:
    # The tables know no `1` behind 52 any more.
    plain = _MEXICO.sub(r"52\1", digits(text)) if text.startswith(("+52", "52")) else digits(text)
    tries = [_parsed(text, region), _parsed(f"+{plain}", region)]
    for number in tries:
        if number is not None and phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, PhoneNumberFormat.E164)
    # Plans change faster than any table of them: what could be a number abroad is taken as it is.
    if tries[0] is not None and text.startswith("+") and phonenumbers.is_possible_number(tries[0]):
        return phonenumbers.format_number(tries[0], PhoneNumberFormat.E164)
    return ""


@lru_cache(maxsize=8192)
def variants(phone: str) -> tuple[str, ...]:
    """Return the digits of every form a phone has, the canonical one first.

    Takes E.164 or a provider's digits; what no country writes in two ways is its only variant.
    """
    plain = digits(phone)
    if found := _MEXICO.fullmatch(plain):
        return f"52{found[1]}", f"521{found[1]}"
    if found := _BRAZIL.fullmatch(plain):
        return f"55{found[1]}9{found[2]}", f"55{found[1]}{found[2]}"
    return _argentine(plain) or ((plain,) if plain else ())


def canonical(phone: str) -> str:
    """Return what every form of one line has in common: the digits of its canonical form."""
    return next(iter(variants(phone)), "")


def digits(text: str) -> str:
    """Return the digits of a text."""
    return "".join(sign for sign in text if "0" <= sign <= "9")


def _argentine(plain: str) -> tuple[str, ...]:
    """Return the forms of an Argentine line; a fixed line never shares its digits with a mobile."""
    if not plain.startswith("54") or len(plain) not in (12, 13, 14):
        return ()
    found = _ARGENTINA.fullmatch(plain) or _ARGENTINA.fullmatch(digits(e164(f"+{plain}")))
    if found is None:
        return ()
    mobile = f"549{found[1]}"
    number = _parsed(f"+{mobile}", "AR")
    at_home = digits(_national(number)).removeprefix("0") if number is not None else ""
    forms = [mobile, f"54{found[1]}"]
    return (*forms, f"54{at_home}") if len(at_home) == 12 else tuple(forms)


def _national(number: PhoneNumber) -> str:
    return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)


def _parsed(text: str, region: str) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
