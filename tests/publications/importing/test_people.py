import pytest

from publications.importing.people import AuthorRegistry, person_key, same_spelling
from publications.mapping import PersonDraft
from publications.models import Author
from tests.publications.factories import make_author


def person(given="", family="", **fields):
    name = fields.pop("name", f"{given} {family}".strip())
    return PersonDraft(name, given_name=given, family_name=family, **fields)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Doe", "JANE DOE"),
        ("José Núñez", "Jose Nunez"),
        ("J. P. Doe", "J.P. Doe"),
        ("J.-P. Doe", "J -P Doe"),
        ("Søren Łukasz", "Soren Lukasz"),
        ("Weiß", "Weiss"),
        (" Jane   Doe ", "Jane Doe"),
    ],
)
def test_same_spelling(one, other):
    assert same_spelling(one) == same_spelling(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jane Doe", "John Doe"), ("王小明", "王小红"), ("J Doe", "Jane Doe")],
)
def test_other_spelling(one, other):
    assert same_spelling(one) != same_spelling(other)


@pytest.mark.parametrize(
    ("person", "key"),
    [
        (person("Jane", "Doe"), "doe j"),
        (person("J.", "Doe"), "doe j"),
        (person("Jan", "Berg", particle="van der"), "van der berg j"),
        (person("Jan", "van der Berg"), "van der berg j"),
        (person(literal="NASA"), "nasa"),
        (person("", "Plato"), "plato "),
    ],
)
def test_family_name_and_initial_tell_who_it_is(person, key):
    assert person_key(person) == key


@pytest.mark.django_db
class TestAuthorRegistry:
    def test_author_is_found_by_name_and_by_alias(self):
        author = make_author("Jane Doe")
        author.aliases.create(name="Jane Roe")
        registry = AuthorRegistry()
        assert registry.author(person("JANE", "Dóe")) == author
        assert registry.author(person("Jane", "Roe")) == author
        assert registry.new == []

    def test_name_of_an_author_goes_before_an_alias_of_another(self):
        make_author("Jane Doe").aliases.create(name="John Roe")
        other = make_author("John Roe")
        assert AuthorRegistry().author(person("John", "Roe")) == other

    def test_of_two_namesakes_the_older_is_meant(self):
        first, _ = make_author("Jane Doe"), make_author("Jane Doe")
        assert AuthorRegistry().author(person("Jane", "Doe")) == first

    def test_new_author_is_made_once(self):
        registry = AuthorRegistry()
        doe = registry.author(person("Jane", "Doe"))
        assert registry.author(person("Jane", "DOE")) is doe
        registry.save()
        assert list(Author.objects.all()) == [doe]
        assert (doe.given_name, doe.family_name) == ("Jane", "Doe")

    def test_name_without_end_is_cut_to_its_column(self):
        registry = AuthorRegistry()
        author = registry.author(person("J" * 300, "D" * 300, suffix="S" * 300))
        registry.save()
        author.full_clean()
        assert len(author.family_name) == 200
