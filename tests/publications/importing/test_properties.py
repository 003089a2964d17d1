"""What holds for any mix of entries."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from publications.models import Appearance, Publication
from tests.publications.drafts import make_entry

from .bringing import bring, outcomes

TITLES = ["On the Shape of Many Tests", "On the shape of many {Tests}", "Editorial", ""]
PEOPLE = ["Jane Doe", "J. Doe", "Jane Doe and John Roe", "{A Team, Inc.}", ""]
LINKS = ["https://example.org/a", "https://example.org/b", "javascript:x"]


def maybe(values):
    return st.none() | st.sampled_from(values)


entries = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["misc", "article", "inproceedings", "zine"]),
        "key": st.sampled_from(["a", "b", "c"]),
        "title": st.sampled_from(TITLES),
        "author": st.sampled_from(PEOPLE),
        "doi": maybe(["10.1000/1", "10.1000/2", "10.48550/arXiv.2101.00001"]),
        "eprint": maybe(["2101.00001", "2101.00002"]),
        "year": maybe(["2020", "2021", "in press", "99999"]),
        "code": maybe(LINKS),
        "url": maybe(LINKS),
        "keywords": maybe(["ml", "ml, ML, systems", "systems, selected"]),
        "journal": maybe(["Nature", "nature", "CoRR"]),
        "abstract": maybe(["One.", "Two."]),
        "slug": maybe(["a", "b"]),
    }
).map(
    lambda fields: make_entry(
        **{name: value for name, value in fields.items() if value is not None}
    )
)
files = st.lists(entries, max_size=6).map("".join)


class ImportTests(TestCase):
    @settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
    @given(st.lists(files, min_size=1, max_size=2))
    def test_second_import_changes_nothing(self, texts):
        first = bring(*texts)
        rows = self.rows()
        second = bring(*texts)
        self.assertLessEqual(set(outcomes(second)), {"unchanged"})
        self.assertEqual(len(outcomes(first)), len(outcomes(second)))
        self.assertEqual(self.rows(), rows)

    @settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
    @given(files, files)
    def test_third_import_is_quiet_whatever_the_second_changed(self, before, after):
        bring(before)
        bring(after)
        self.assertLessEqual(set(outcomes(bring(after))), {"unchanged"})

    def rows(self):
        works = Publication.objects.order_by("pk")
        return [
            *works.values(),
            *Appearance.objects.order_by("pk").values(),
            *works.values_list("pk", "authorships", "links", "topics"),
        ]
