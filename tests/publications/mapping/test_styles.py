"""Files as the users of other sites have them come over with all that they say."""

from publications.mapping import read_drafts

AL_FOLIO = r"""---
---

@string{aps = {American Physical Society,}}

@inproceedings{doe2024fast,
  abbr={OSDI},
  bibtex_show={true},
  title={{Fast}: Taming the Throughput},
  author={Doe*, Jane and Roe*, John and {Singularity Team, Microsoft}},
  booktitle={18th USENIX Symposium on Operating Systems Design},
  location={Santa Clara},
  abstract={We make it fast.},
  year={2024},
  month={July},
  html={https://example.org/fast},
  pdf={fast.pdf},
  supp={supp.pdf},
  video={https://video.example.org/1},
  blog={https://blog.example.org/fast},
  code={https://github.com/jane/fast},
  slides={fast-slides.pdf},
  arxiv={2403.02310},
  preview={fast.png},
  annotation={* Equal contribution},
  award={The award of the year.},
  award_name={Best Paper},
  selected={true},
  google_scholar_id={qjMakFHDy7sC}
}
"""

HUGO_BLOX = r"""@article{Doe_2023,
  title = {Slow {Reading}},
  author = {Doe, Jane and van der Berg, Jan},
  date = {2023-05-04},
  journaltitle = {Journal of Tests},
  volume = {3},
  number = {2},
  pages = {1--9},
  doi = {10.1234/jot.2023},
  keywords = {Reading, Slowness},
  url_pdf = {https://example.org/slow.pdf},
  url_code = {https://github.com/jane/slow},
  url_dataset = {https://example.org/slow.csv},
  url_project = {https://example.org/slow},
  featured = {true},
  image = {featured.jpg}
}
"""

ACADEMICPAGES = r"""@inproceedings{doe2010,
  author = "Jane Doe and J. Roe",
  title = "Paper Title Number Two",
  booktitle = "Workshop on Old Things",
  year = 2010,
  month = oct,
  day = 1,
  note = "This paper is about the number 2.",
  url_slug = "paper-two",
  paperurl = "http://example.org/files/paper2.pdf",
  slides_url = "http://example.org/slides2.pdf",
  url = "https://example.org/paper2"
}
"""

BIBBASE = r"""@article{doe_unread_2022,
  title = {Unread},
  type = {invited},
  author = {Doe, J. and others},
  journal = {Letters (LTR)},
  year = {2022},
  keywords = {topic one, topic two},
  url_Paper = {https://example.org/unread.pdf},
  url_Slides = {https://example.org/unread-slides},
  url_Link_to_Errata = {https://example.org/errata},
  abstract = {Nobody has.}
}
"""


def only_draft(text):
    reading = read_drafts(text.encode(), "papers.bib")
    assert reading.problems == []
    [draft] = reading.drafts
    assert draft.problems == ()
    return draft


def links(draft):
    return [(link.kind, link.label, link.target) for link in draft.links]


def people(draft):
    return [(person.name, person.is_equal) for person in draft.people]


def test_al_folio():
    draft = only_draft(AL_FOLIO)
    assert draft.title == "Fast: Taming the Throughput"
    assert people(draft) == [
        ("Jane Doe", True),
        ("John Roe", True),
        ("Singularity Team, Microsoft", False),
    ]
    assert (draft.venue_short, draft.kind) == ("OSDI", "conference")
    assert draft.name == "18th USENIX Symposium on Operating Systems Design"
    assert (draft.place, draft.year, draft.month) == ("Santa Clara", 2024, 7)
    assert links(draft) == [
        ("website", "", "https://example.org/fast"),
        ("pdf", "", "fast.pdf"),
        ("supplement", "", "supp.pdf"),
        ("video", "", "https://video.example.org/1"),
        ("blog", "", "https://blog.example.org/fast"),
        ("code", "", "https://github.com/jane/fast"),
        ("slides", "", "fast-slides.pdf"),
    ]
    assert (draft.arxiv, draft.picture) == ("2403.02310", "fast.png")
    assert (draft.award, draft.is_selected, draft.note) == ("Best Paper", True, "")
    assert draft.abstract == "We make it fast."


def test_hugo_blox():
    draft = only_draft(HUGO_BLOX)
    assert draft.title == "Slow Reading"
    assert people(draft) == [("Jane Doe", False), ("Jan van der Berg", False)]
    assert (draft.kind, draft.name) == ("journal", "Journal of Tests")
    assert (draft.volume, draft.number, draft.pages) == ("3", "2", "1–9")
    assert (draft.year, draft.month, draft.day) == (2023, 5, 4)
    assert (draft.doi, draft.topics) == ("10.1234/jot.2023", ("Reading", "Slowness"))
    assert links(draft) == [
        ("pdf", "", "https://example.org/slow.pdf"),
        ("code", "", "https://github.com/jane/slow"),
        ("data", "", "https://example.org/slow.csv"),
        ("website", "", "https://example.org/slow"),
    ]
    assert (draft.is_selected, draft.picture) == (True, "featured.jpg")


def test_academicpages():
    draft = only_draft(ACADEMICPAGES)
    assert people(draft) == [("Jane Doe", False), ("J. Roe", False)]
    assert (draft.kind, draft.name) == ("workshop", "Workshop on Old Things")
    assert (draft.year, draft.month, draft.day) == (2010, 10, 1)
    assert draft.note == "This paper is about the number 2."
    assert draft.slug == "paper-two"
    assert links(draft) == [
        ("pdf", "", "http://example.org/files/paper2.pdf"),
        ("slides", "", "http://example.org/slides2.pdf"),
        ("website", "", "https://example.org/paper2"),
    ]


def test_bibbase():
    draft = only_draft(BIBBASE)
    assert (people(draft), draft.and_others) == ([("J. Doe", False)], True)
    assert (draft.name, draft.venue_short) == ("Letters (LTR)", "LTR")
    assert draft.topics == ("topic one", "topic two")
    assert links(draft) == [
        ("pdf", "", "https://example.org/unread.pdf"),
        ("slides", "", "https://example.org/unread-slides"),
        ("other", "Link to Errata", "https://example.org/errata"),
    ]
