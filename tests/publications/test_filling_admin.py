"""Paste to fill, as a browser without script meets it."""

from publications.models import Author, Publication

from .desk import DeskTestCase, filled
from .test_admin import ADD

ENTRY = """@inproceedings{agrawal2024taming,
  title     = {Taming {Throughput-Latency} Tradeoff},
  author    = {Amey Agrawal* and Kedia, Nitin* and Panwar, Ashish},
  booktitle = {18th USENIX Symposium on Operating Systems Design (OSDI 24)},
  year      = {2024},
  pages     = {117--134},
  url       = {https://www.usenix.org/conference/osdi24/presentation/agrawal},
  code      = {https://github.com/microsoft/sarathi-serve},
  doi       = {10.5555/12.34},
  keywords  = {Systems, Machine learning},
  abstract  = {We serve.},
  biburl    = {dblp},
}"""


class FillingTests(DeskTestCase):
    def fill(self, text, url=ADD, **typed):
        data = filled(self.client.get(url)) | typed
        return self.client.post(url, data | {"_paste": text, "_fill": "1"})

    def save(self, response, url=ADD, **changes):
        return self.post(url, filled(response) | changes, button="_save")

    def test_an_entry_fills_the_form_and_is_saved_by_a_second_step(self):
        response = self.fill(ENTRY)
        self.assertFalse(Publication.objects.exists() or Author.objects.exists())
        self.assertNotContains(response, "errornote")
        self.save(response)
        work = Publication.objects.get()
        self.assertEqual(work.title, "Taming Throughput-Latency Tradeoff")
        people = [(str(p), p.is_equal) for p in work.authors()]
        self.assertEqual(
            people,
            [("Amey Agrawal", True), ("Nitin Kedia", True), ("Ashish Panwar", False)],
        )
        place = work.appearances.get()
        self.assertEqual((place.year, place.pages), (2024, "117–134"))
        self.assertEqual(place.citation_key, "agrawal2024taming")
        self.assertEqual(place.bibtex, ENTRY)
        self.assertEqual(work.abstract, "We serve.")
        self.assertEqual(
            [topic.name for topic in work.topics.all()], ["Machine learning", "Systems"]
        )
        self.assertIn("code", [link.kind for link in work.links.all()])
