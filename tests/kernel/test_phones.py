"""One line, however it is dialled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kernel import phones

pytestmark = pytest.mark.django_db  # what has no country is of the house's


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("987 654 321", "+51987654321"),
        ("+51 987-654-321", "+51987654321"),
        ("0051987654321", "+51987654321"),
        ("51987654321", "+51987654321"),
        ("(01) 421-1234", "+5114211234"),
        ("+52 1 55 1234 5678", "+525512345678"),
        ("+54 11 15 3456-7890", "+5491134567890"),
        ("12", ""),
        ("sin teléfono", ""),
        ("", ""),
        ("9" * 200, ""),
        ("٩٨٧٦٥٤٣٢١", "+51987654321"),
    ],
)
def test_what_people_write_is_one_form(raw, written):
    assert phones.e164(raw) == written


@pytest.mark.parametrize(
    "forms",
    [
        ("525512345678", "5215512345678"),
        ("5491134567890", "541134567890", "54111534567890"),
        ("5493414567890", "543414567890", "54341154567890"),
        ("5511987654321", "551187654321"),
        ("551133334444",),
        ("51987654321",),
    ],
)
def test_every_form_of_a_line_leads_to_all_of_them(forms):
    for form in forms:
        assert phones.variants(form) == forms
        assert phones.variants(f"+{form}") == forms
        assert phones.canonical(form) == forms[0]


@given(st.text(max_size=60))
def test_nothing_people_write_breaks_it(raw):
    written = phones.e164(raw)

    assert not written or phones.variants(written)
    assert phones.canonical(written) == (phones.variants(written) or ("",))[0]
