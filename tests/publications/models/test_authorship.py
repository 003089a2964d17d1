from django.test import TestCase

from publications.models import Authorship
from tests.publications.factories import make_author, make_publication


class AuthorshipTests(TestCase):
    def test_name_is_as_printed_where_that_differs(self):
        author = make_author("Alexey Tumanov")
        self.assertEqual(str(Authorship(author=author)), "Alexey Tumanov")
        printed = Authorship(author=author, name="Prof. A. Tumanov")
        self.assertEqual(str(printed), "Prof. A. Tumanov")

    def test_names_stand_in_the_order_of_print(self):
        work = make_publication(authors=["Zoe Zorn", "Ann Able"])
        work.authorships.create(author=make_author("Bob Bell"), position=0)
        names = [str(person) for person in work.authors()]
        self.assertEqual(names, ["Zoe Zorn", "Bob Bell", "Ann Able"])
