from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.test import TestCase

from publications.models import Alias, Author
from tests.publications.factories import make_author, make_publication

NO_ADDRESS = "This is no web address, such as https://example.org/paper."
PERSON_OR_TEAM = (
    "Give either a family name (with the other parts, if any) or the name of a team."
)
OTHER_OWNER = (
    "Another author is already marked as you. Untick “this is me” there first."
)


class AuthorTests(TestCase):
    def assert_refused(self, author, messages):
        with self.assertRaises(ValidationError) as refused:
            author.full_clean()
        self.assertEqual(refused.exception.messages, messages)
        with self.assertRaises(IntegrityError), transaction.atomic():
            author.save()

    def test_name_in_reading_order(self):
        author = Author(
            given_name="Jan", particle="van der", family_name="Berg", suffix="Jr."
        )
        self.assertEqual(str(author), "Jan van der Berg Jr.")

    def test_team_is_called_as_it_stands(self):
        team = Author(literal="Singularity Team, Microsoft")
        team.full_clean()
        self.assertEqual(str(team), "Singularity Team, Microsoft")

    def test_nobody_is_refused(self):
        self.assert_refused(Author(), [PERSON_OR_TEAM])

    def test_given_name_alone_is_refused(self):
        self.assert_refused(Author(given_name="Jane"), [PERSON_OR_TEAM])

    def test_person_and_team_at_once_is_refused(self):
        both = Author(family_name="Doe", literal="Team")
        self.assert_refused(both, [PERSON_OR_TEAM])

    def test_second_owner_is_refused(self):
        make_author("Jane Doe", is_owner=True)
        other = Author(family_name="Roe", is_owner=True)
        self.assert_refused(other, [OTHER_OWNER])

    def test_orcid_is_kept_bare(self):
        author = Author(
            family_name="Doe", orcid="https://orcid.org/0000-0002-1694-233x"
        )
        author.full_clean()
        self.assertEqual(author.orcid, "0000-0002-1694-233X")

    def test_wrong_orcid_is_refused(self):
        author = Author(family_name="Doe", orcid="0000-0002-1694-2330")
        with self.assertRaises(ValidationError) as refused:
            author.full_clean()
        said = "This is no ORCID iD: a digit is wrong or missing."
        self.assertEqual(refused.exception.message_dict, {"orcid": [said]})

    def test_address_that_could_run_is_refused(self):
        author = Author(family_name="Doe", url="javascript:alert(1)")
        with self.assertRaises(ValidationError) as refused:
            author.full_clean()
        self.assertEqual(refused.exception.message_dict, {"url": [NO_ADDRESS]})

    def test_author_of_a_work_cannot_be_deleted(self):
        author = make_author()
        make_publication(authors=[author])
        with self.assertRaises(ProtectedError):
            author.delete()

    def test_authors_stand_by_family_name(self):
        for name in ("Zoe Able", "Ann Zorn", "Ann Able"):
            make_author(name)
        names = [str(author) for author in Author.objects.all()]
        self.assertEqual(names, ["Ann Able", "Zoe Able", "Ann Zorn"])


class AliasTests(TestCase):
    def test_spelling_belongs_to_one_author(self):
        make_author("Jane Doe").aliases.create(name="J. Doe")
        alias = Alias(author=make_author("John Doe"), name="J. Doe")
        with self.assertRaises(ValidationError) as refused:
            alias.full_clean()
        said = ["This spelling already belongs to an author."]
        self.assertEqual(refused.exception.messages, said)
        self.assertEqual(str(alias), "J. Doe")
