import pytest

from publications.models import Appearance, Venue
from publications.slugs import citation_key, first_free, free_key, free_slug, slug_of

from .factories import make_publication


def slug(*texts, taken=()):
    return first_free(slug_of(*texts), set(taken).__contains__)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Taming the Throughput", "taming-the-throughput"),
        ("Études: “Façade” & Co.", "etudes-facade-co"),
        ("A.B/C\\D", "abcd"),
        ("Größere Sträßchen in Łódź", "grossere-strasschen-in-lodz"),
        ("測試", "work"),
        ("測試 of X", "of-x"),
        ("--- $$$", "work"),
        ("", "work"),
        ("all.bib", "allbib"),
        (r"CO$_2$ in $\mathcal{O}(n^2)$, $\alpha$", "co2-in-on2-alpha"),
        ("Of snake_case for $5", "of-snake_case-for-5"),
    ],
)
def test_slug_from_title(title, expected):
    assert slug(title) == expected


def test_first_text_with_latin_letters_is_taken():
    assert slug("測試", "", "Wang2020") == "wang2020"


def test_long_title_is_cut_between_words():
    found = slug("word " * 50)
    assert found == "-".join(["word"] * 12)
    assert len(found) <= 60


def test_endless_word_is_cut_anywhere():
    assert slug("w" * 5000) == "w" * 60


def test_taken_slug_gets_the_first_free_number():
    assert slug("Paper", taken=["paper"]) == "paper-2"
    assert slug("Paper", taken=["paper", "paper-2", "paper-4"]) == "paper-3"


def test_the_hundredth_number_takes_two_questions(db, django_assert_num_queries):
    taken = ["a", *(f"a-{n}" for n in range(2, 100)), "a-101", "ab"]
    Venue.objects.bulk_create(Venue(name=slug, slug=slug) for slug in taken)
    work = make_publication()
    Appearance.objects.bulk_create(
        Appearance(publication=work, citation_key=key.upper()) for key in taken
    )
    with django_assert_num_queries(2):
        assert free_slug(Venue.objects, "a") == "a-100"
    with django_assert_num_queries(2):
        assert free_key(Appearance.objects, "a") == "a-100"


def test_numbered_slug_fits_its_column():
    taken = {"w" * 60, *(f"{'w' * 60}-{n}" for n in range(2, 1000))}
    assert len(slug("w" * 100, taken=taken)) <= 80


@pytest.mark.parametrize(
    ("name", "year", "title", "expected"),
    [
        ("Karlupia", 2025, "Vidur: A Large Simulator", "karlupia2025vidur"),
        ("Müller-Łukasz", 2020, "On the “Größe” of 3D", "mullerlukasz2020grosse"),
        ("Singularity Team, Microsoft", None, "AI", "singularityteammicrosoftai"),
        ("", 2020, "The of", "2020the"),
        ("Doe", 2020, "<i>Escherichia</i> coli", "doe2020escherichia"),
        ("王", None, "測試", "work"),
        ("w" * 900, 2020, "x" * 900, "w" * 40 + "2020" + "x" * 40),
    ],
)
def test_citation_key_tells_who_when_and_what(name, year, title, expected):
    assert citation_key(name, year, title) == expected
