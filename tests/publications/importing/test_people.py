import pytest

from publications.importing.people import AuthorRegistry
from publications.models import Author
from tests.publications.factories import make_author

from .people import person


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

    @pytest.mark.parametrize(
        "printed",
        [
            person("A.", "Tumanov"),
            person("Alexey V.", "Tumanov"),
            person("AV", "Tumanov"),
            person("A. V.", "Túmanov"),
            person("ALEXEY", "TUMANOV"),
        ],
    )
    def test_name_is_found_by_its_parts(self, printed):
        author = make_author("Alexey Tumanov")
        assert AuthorRegistry().author(printed) == author

    @pytest.mark.parametrize(
        "printed",
        [
            person("B.", "Tumanov"),
            person("Alexander", "Tumanov"),
            person("A.", "Tumanov", suffix="Jr."),
            person("A.", "Tumanov", particle="van"),
            person("", "Tumanov"),
        ],
    )
    def test_other_name_is_another_author(self, printed):
        author = make_author("Alexey Tumanov")
        assert AuthorRegistry().author(printed) != author

    def test_initial_is_nobody_in_particular_where_two_fit(self):
        make_author("Jane Smith")
        registry = AuthorRegistry()
        registry.learn([person("John", "Smith"), person("J.", "Smith")])
        author = registry.author(person("J.", "Smith"))
        assert author.given_name == "J."
        assert registry.new == [author]

    @pytest.mark.parametrize("way", [1, -1])
    def test_new_author_has_the_fullest_name_in_any_order(self, way):
        people = [person(given, "Doe") for given in ("J.", "Jane A.", "Jane")][::way]
        registry = AuthorRegistry()
        registry.learn(people)
        first, *others = map(registry.author, people)
        assert all(author is first for author in others)
        assert first.given_name == "Jane A."

    def test_families_of_few_letters_are_not_thrown_together(self):
        people = [
            person(given, "Wang") for given in ("Y.", "Yu", "Yi", "Yan", "Yu-Ting")
        ]
        registry = AuthorRegistry()
        registry.learn(people)
        authors = list(map(registry.author, people))
        assert len({id(author) for author in authors}) == 5

    def test_name_spelt_out_is_the_one_with_the_umlaut(self):
        people = [person(given, "Müller") for given in ("Florian", "Peter")]
        spelt = [person(given, "Mueller") for given in ("Florian", "P.")]
        registry = AuthorRegistry()
        registry.learn(people + spelt)
        assert list(map(registry.author, people)) == list(map(registry.author, spelt))

    def test_name_spelt_out_with_more_or_other_names_is_nobody_with_an_umlaut(self):
        people = [
            person("Florian", "Müller"),
            person("Florian ‘Floyd’", "Mueller"),
            person("F.", "Mueller"),
        ]
        registry = AuthorRegistry()
        registry.learn(people)
        first, floyd, initial = map(registry.author, people)
        assert first is not floyd
        assert initial is not first

    def test_record_keeps_its_name_as_nothing_tells_an_import_from_a_person_there(self):
        # The works are printed by the record, and remembered so: a fuller name would
        # change old works, and perhaps what somebody chose to be called.
        author = make_author("A. Tumanov")
        registry = AuthorRegistry()
        assert registry.author(person("Alexey", "Tumanov")) == author
        registry.save()
        author.refresh_from_db()
        assert str(author) == "A. Tumanov"

    def test_alias_lends_its_initial(self):
        author = make_author("Jane Doe")
        author.aliases.create(name="Jane Roe")
        registry = AuthorRegistry()
        assert registry.author(person("J.", "Roe")) == author
        assert registry.key(person("J.", "Roe")) == registry.key_of(author.pk)

    def test_registry_with_two_spellings_keeps_to_the_one_in_full(self):
        make_author("J. Doe")
        author = make_author("Jane Doe")
        assert AuthorRegistry().author(person("Jane A.", "Doe")) == author


ORCID, OTHER_ORCID = "0000-0002-1825-0097", "0000-0001-5109-3700"


@pytest.mark.django_db
class TestOrcid:
    def test_goes_before_the_name(self):
        make_author("Jane Roe")
        author = make_author("Jane Doe", orcid=ORCID)
        found = AuthorRegistry().author(person("Jane", "Roe", orcid=ORCID))
        assert found == author

    def test_of_somebody_else_altogether_is_a_slip(self):
        make_author("Jane Doe", orcid=ORCID)
        registry = AuthorRegistry()
        author = registry.author(person("Richard", "Miles", orcid=ORCID))
        assert str(author) == "Richard Miles"

    def test_is_kept_with_an_author_that_has_none(self):
        author = make_author("Jane Doe")
        registry = AuthorRegistry()
        registry.author(person("J.", "Doe", orcid=f"https://orcid.org/{ORCID}"))
        registry.save()
        author.refresh_from_db()
        assert author.orcid == ORCID

    def test_with_a_wrong_digit_is_nothing(self):
        author = make_author("Jane Doe")
        registry = AuthorRegistry()
        registry.author(person("Jane", "Doe", orcid="0000-0002-1825-0098"))
        registry.save()
        author.refresh_from_db()
        assert author.orcid == ""

    def test_another_means_another_person_of_the_name(self):
        author = make_author("Jane Doe", orcid=ORCID)
        registry = AuthorRegistry()
        other = registry.author(person("Jane", "Doe", orcid=OTHER_ORCID))
        assert other != author
        assert registry.author(person("Jane", "Doe", orcid=OTHER_ORCID)) is other
        assert registry.author(person("Jane", "Doe")) == author


@pytest.mark.django_db
class TestOwner:
    @pytest.mark.parametrize(
        "printed",
        [
            person("Jürgen", "Müller"),
            person("Jürgen", "Mueller"),
            person("Juergen", "Mueller"),
            person("J.", "Muller"),
            person("Müller", "J"),
            person("Müller", "Jürgen"),
        ],
    )
    def test_is_recognised_in_every_spelling(self, printed):
        owner = make_author("Jürgen Müller", is_owner=True)
        registry = AuthorRegistry()
        registry.learn([printed])
        assert registry.author(printed) == owner
        assert registry.key(printed) == registry.key_of(owner.pk)

    def test_is_meant_by_initials_that_fit_others_in_initials_only(self):
        owner = make_author("Jane Smith", is_owner=True)
        registry = AuthorRegistry()
        registry.learn([person("J. B.", "Smith"), person("J. C.", "Smith")])
        assert registry.author(person("J.", "Smith")) == owner
        assert registry.author(person("J. B.", "Smith")) != owner

    def test_is_not_meant_where_another_is_known_in_full(self):
        owner = make_author("Jane Smith", is_owner=True)
        registry = AuthorRegistry()
        registry.learn([person("John", "Smith")])
        assert registry.author(person("J.", "Smith")) != owner

    def test_is_not_found_in_a_name_that_reads_well_as_it_stands(self):
        owner = make_author("Zhang Wei", is_owner=True)
        make_author("W. Zhang")
        registry = AuthorRegistry()
        assert registry.author(person("Wei", "Zhang")) != owner
