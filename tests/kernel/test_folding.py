"""Words are found however they were written, and where they stand is told to the letter."""

import timeit

import pytest

from hub.kernel.folding import fold, indexed, marks, terms_of


def finds(words: str, *texts: str) -> bool:
    held = indexed(*texts)
    return all(term in held for term in terms_of(words))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("ANO", "Feliz año"),
        ("camión", "Los CAMIONES"),
        ("presora", "La impresora de agujas"),
        ("987000103", "Llama al +51 987-000 103, por favor"),
        ("987-000 10", "mi número: 987000103"),
        ("0042", "factura F001-00042"),
        ("f001-00042", "factura F001 00042"),
        ("1250", "S/ 1,250.00"),
        ("impresora la", "la Impresora"),
        ('"no enciende"', "¡No  enciende!"),
        ("strasse", "Straße"),
        ("officina", "ｏﬃcina"),
        ("hola", "ho\u200bl\u0301a"),
        ("٣٤٥", "son 345"),
        ("👍👍", "todo bien 👍🏽👍"),
        ("re", "quiero recargar"),
    ],
)
def test_found(words, text):
    assert finds(words, text)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ('"la impresora"', "impresora la"),
        ("impresora azul", "la impresora"),
        ("re", "comprar"),  # two letters begin a word
        ("987000104", "987 000 103"),
        ("1250", "12 soles y 50"),
    ],
)
def test_not_found(words, text):
    assert not finds(words, text)


@pytest.mark.parametrize("words", ["", "  ", "\u0301", "%_", '""', "...", "\u202e\u200f"])
def test_nothing_is_looked_for(words):
    assert terms_of(words) == ()


def test_what_is_looked_for_has_an_end():
    assert len(terms_of(" ".join(f"palabra{n}" for n in range(20)))) == 8


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("La impresora, otra IMPRESORA", "impresora", ["impresora", "IMPRESORA"]),
        ("Está en el camión", "esta CAMION", ["Está", "camión"]),
        ("Ca\u0301mara nueva", "camara", ["Ca\u0301mara"]),
        ("Tel. 987-000 103.", "987000103", ["987-000 103"]),
        ("pero re-cargo", "re", ["re"]),
        ("ﬁn de ﬁesta", "fiesta", ["ﬁesta"]),
        ("👍 😀 hola 😀", "hola", ["hola"]),
        ("nada", "zzz", []),
    ],
)
def test_the_words_are_marked_as_javascript_counts(text, words, shown):
    units = text.encode("utf-16-le")

    found = [
        units[2 * start : 2 * end].decode("utf-16-le")
        for start, end in marks(text, terms_of(words))
    ]

    assert found == shown


@pytest.mark.parametrize(
    "sign", ["漢字", "한국", "\ufdfa", "a" + "\u0301" * 9, "👍🏽", "1 ", "ﬃ", "a a "]
)
def test_the_longest_text_costs_in_proportion(sign):
    def seconds(text: str) -> float:
        words = terms_of("fin 111111111 " + '"a a a b"')
        return min(timeit.repeat(lambda: (indexed(text), marks(text, words)), number=1, repeat=25))

    short, long = [(sign * length)[:length] + " fin" for length in (2_000, 16_000)]
    longest = sign * 65_000

    assert seconds(long) < 24 * seconds(short)  # eight times in proportion, 64 if squared
    assert seconds(longest[:65_000]) < 0.5 and len(indexed(longest[:65_000])) < 4 * 65_010


def test_marks_are_not_looked_for_behind_a_long_beginning():
    assert marks("漢" * 16_000 + " fin", terms_of("fin")) == [(16_001, 16_004)]
    assert marks("漢" * 17_000 + " fin", terms_of("fin")) == []


def test_hostile_text_is_folded_in_no_time():
    text = "\u202e" + "a\u0301" * 2_000 + " 1" * 3_000 + "😀" * 5_000

    assert fold(text).startswith("aaa")
    assert (
        marks(text + " fin", terms_of("fin"))[0][1] == len((text + " fin").encode("utf-16-le")) // 2
    )
