"""What a scholar gets back after an import, and after editing on the site."""

import pytest

from publications.exporting import Collection
from publications.models import Appearance, Author, Link, Publication, Topic, Venue
from tests.publications.factories import make_publication
from tests.publications.importing.bringing import notes, outcomes

from .exported import bring, export, exported

pytestmark = pytest.mark.django_db

FILE = r"""% My papers. Not an entry: jane@example.org {x}
@string{jot = "Journal of Tests"}
@comment{jabref-meta: databaseType:bibtex;}
%@misc{old, title = {Commented out}}

@article{doe2020,
  author    = {Doe, Jane and Roe*, John and van der Berg, J{\"o}rg},
  title     = {On the {Shape} of Tests},
  journal   = jot,
  year      = 2020,
  month     = jul,
  volume    = {3},
  pages     = "1--10",
  doi       = {10.1000/abc},
  code      = {https://example.org/code},
  pdf       = {https://example.org/a.pdf},
  keywords  = {ml, {systems}},
  abstract  = {We show {\"u}ber-tests.},
  note      = {Oral},
  mine      = {kept},
}
"""


@pytest.fixture
def work():
    bring(FILE)
    return Publication.objects.get()


def save(record, **values):
    for name, value in values.items():
        setattr(record, name, value)
    record.save()


def change_place(**values):
    return lambda work: save(work.appearances.get(), **values)


def change_work(**values):
    return lambda work: save(work, **values)


def change_link(which, **values):
    return lambda work: save(work.links.get(kind=which), **values)


def unmark(work):
    save(work.authorships.get(position=1), is_equal=False)


def mark_first(work):
    save(work.authorships.get(position=0), is_equal=True)


def add_author(work):
    author = Author.objects.create(given_name="Ann", family_name="Poe")
    work.authorships.create(author=author, position=9)


# What is edited: the lines that are not as they were, old and new.
EDITS = {
    "title": (
        change_work(title="Öl & Wasser"),
        ["  title     = {On the {Shape} of Tests},"],
        [r"  title     = {{\"O}l \& Wasser},"],
    ),
    "abstract": (
        change_work(abstract="One.\n\nTwo."),
        [r"  abstract  = {We show {\"u}ber-tests.},"],
        [r"  abstract  = {One.\par Two.},"],
    ),
    "volume": (
        change_place(volume="4"),
        ["  volume    = {3},"],
        ["  volume    = {4},"],
    ),
    "pages": (
        change_place(pages="2–11"),
        ['  pages     = "1--10",'],
        ['  pages     = "2--11",'],
    ),
    "no pages": (change_place(pages=""), ['  pages     = "1--10",'], []),
    "year": (
        change_place(year=2021),
        ["  year      = 2020,"],
        ["  year      = {2021},"],
    ),
    "no month": (change_place(month=None), ["  month     = jul,"], []),
    "day": (change_place(day=3), [], ["  day       = {3},"]),
    "in press": (
        change_place(year=None, month=None, date_text="in press"),
        ["  year      = 2020,", "  month     = jul,"],
        ["  year      = {in press},"],
    ),
    "DOI": (
        change_place(doi="10.1000/def"),
        ["  doi       = {10.1000/abc},"],
        ["  doi       = {10.1000/def},"],
    ),
    "note": (change_place(note=""), ["  note      = {Oral},"], []),
    "language": (change_work(language="fr"), [], ["  langid    = {french},"]),
    "city": (change_place(place="Köln"), [], [r"  location  = {K{\"o}ln},"]),
    "selected": (change_work(is_selected=True), [], ["  selected  = {true},"]),
    "award": (change_work(award="Best Paper"), [], ["  award_name = {Best Paper},"]),
    "address of a link": (
        change_link("code", url="https://example.org/a_b%20"),
        ["  code      = {https://example.org/code},"],
        ["  code      = {https://example.org/a_b%20},"],
    ),
    "kind of a link": (
        change_link("code", kind="data"),
        ["  code      = {https://example.org/code},"],
        ["  data      = {https://example.org/code},"],
    ),
    "label of a link": (
        change_link("code", label="Try it"),
        ["  code      = {https://example.org/code},"],
        ["  offprint-link-1 = {code; Try it; https://example.org/code},"],
    ),
    "removed link": (
        lambda work: work.links.get(kind="code").delete(),
        ["  code      = {https://example.org/code},"],
        [],
    ),
    "new link": (
        lambda work: work.links.create(kind="video", url="https://v.example.org"),
        [],
        ["  video     = {https://v.example.org},"],
    ),
    "removed topic": (
        lambda work: work.topics.remove(Topic.objects.get(name="ml")),
        ["  keywords  = {ml, {systems}},"],
        ["  keywords  = {{systems}},"],
    ),
    "new topic": (
        lambda work: work.topics.create(name="R & D"),
        ["  keywords  = {ml, {systems}},"],
        [r"  keywords  = {ml, {systems}, R \& D},"],
    ),
    "no mark": (
        unmark,
        [r"  author    = {Doe, Jane and Roe*, John and van der Berg, J{\"o}rg},"],
        [r"  author    = {Doe, Jane and Roe, John and van der Berg, J{\"o}rg},"],
    ),
    "one more mark": (
        mark_first,
        [r"  author    = {Doe, Jane and Roe*, John and van der Berg, J{\"o}rg},"],
        [r"  author    = {Doe*, Jane and Roe*, John and van der Berg, J{\"o}rg},"],
    ),
    "one more author": (
        add_author,
        [r"  author    = {Doe, Jane and Roe*, John and van der Berg, J{\"o}rg},"],
        [
            r"  author    = {Doe, Jane and Roe*, John and van der Berg, J{\"o}rg and "
            "Poe, Ann},"
        ],
    ),
    "and others": (
        change_work(and_others=True),
        [r"  author    = {Doe, Jane and Roe*, John and van der Berg, J{\"o}rg},"],
        [
            r"  author    = {Doe, Jane and Roe*, John and van der Berg, J{\"o}rg and "
            "others},"
        ],
    ),
    "key": (
        change_place(citation_key="doe-shape"),
        ["@article{doe2020,"],
        ["@article{doe-shape,"],
    ),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_edited_field_is_replaced_in_its_place(work, edit):
    change, gone, new = edit
    change(work)
    back = export()
    lines = back.data.decode().splitlines()
    old = FILE.splitlines()
    assert [line for line in old if line not in lines] == gone
    assert [line for line in lines if line not in old] == new
    assert back.remarks == []


def assert_nothing_changes(data):
    """But for the entry's text, which is new to the site."""
    before = records()
    report = bring(data)
    assert set(outcomes(report)) <= {"unchanged", "updated"}
    said = [note for note in notes(report) if not note.startswith("info: ")]
    assert set(said) <= {"changed its BibTeX"}
    assert records() == before


def records():
    memory = ("bibtex", "fields", "imported", "imported_at", "content_hash")
    places = list(Appearance.objects.order_by("pk").values())
    return [
        *[{k: v for k, v in place.items() if k not in memory} for place in places],
        *Publication.objects.order_by("pk").values_list("pk", "title", "kind"),
        *Publication.objects.values_list("pk", "topics__name", "links__url"),
        *Link.objects.values(),
    ]


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_exported_file_changes_nothing_when_imported_again(work, edit):
    edit[0](work)
    data = export().data
    assert_nothing_changes(data)
    assert export().data == data
    assert bring(data).counts() == {"unchanged": 1}


def test_name_goes_into_the_field_that_it_came_from(work):
    save(work.appearances.get(), name="Nature")
    Venue.objects.update(name="Nature")
    assert "  journal   = {Nature},\n" in exported()


def test_kind_is_said_by_a_field_of_our_own_and_the_type_stays(work):
    save(work, kind="report")
    assert "@article{doe2020," in exported()
    assert "offprint-work-kind = {report}" in exported()


def test_author_renamed_in_the_registry_is_renamed_in_the_file(work):
    save(Author.objects.get(family_name="Roe"), given_name="Johnny")
    assert r"{Doe, Jane and Roe*, Johnny and van der Berg, J{\"o}rg}" in exported()


def test_marks_are_written_as_the_entry_writes_them():
    bring("@misc{a, title={T}, author={Jane Doe and John Roe}, author+an={1=equal}}")
    save(Publication.objects.get().authorships.get(position=1), is_equal=True)
    assert "author={Jane Doe and John Roe}, author+an={1=equal; 2=equal}" in exported()


def test_uploaded_file_is_said_by_its_name(work, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    link = work.links.get(kind="pdf")
    save(link, url="", file="papers/shape/shape.pdf")
    assert "  pdf       = {shape.pdf},\n" in exported()


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_are_kept(ends):
    bring(FILE.replace("\n", ends).encode())
    save(Publication.objects.get(), award="Best Paper")
    text = exported()
    assert text.replace(ends, "").count("\n") == 0
    assert f"  award_name = {{Best Paper}},{ends}}}{ends}" in text


def test_file_in_windows_1252_gets_latex_in_ascii():
    data = "@misc{a,\n  title = {über},\n  note = {é},\n}\n".encode("cp1252")
    bring(data)
    save(Publication.objects.get().appearances.get(), note="Ó")
    assert export().data == data.replace(b"\xe9", rb"{\'O}")


def test_what_its_encoding_lacks_makes_the_file_utf8_and_is_said():
    bring("@misc{a,\n  title = {über},\n  note = {é},\n}\n".encode("cp1252"))
    save(Publication.objects.get().appearances.get(), note="张")
    back = export()
    assert back.data.decode() == "@misc{a,\n  title = {über},\n  note = {张},\n}\n"
    assert "written as UTF-8" in back.remarks[0]


def test_deleted_work_is_left_out_and_said():
    bring(FILE + "\n@misc{b,\n  title = {Another},\n}\n% end\n")
    Publication.objects.get(title="Another").delete()
    back = export()
    assert back.data.decode() == FILE + "\n% end\n"
    assert back.remarks == ["works.bib:23: b: was deleted on the site: left out"]


def test_deleted_parent_stays_for_its_children():
    text = """@inproceedings{a, title = {A}, crossref = {p}}
@proceedings{p, title = {Proceedings of Tests}, year = 2020}
"""
    bring(text)
    Publication.objects.get(title="Proceedings of Tests").delete()
    back = export()
    assert back.data.decode() == text
    assert "stays, as others inherit from it" in back.remarks[0]


def test_edited_parent_leaves_its_children_as_they_were():
    text = """@inproceedings{a, title = {A}, crossref = {p}}
@proceedings{p, title = {Proceedings of Tests}, year = 2020}
"""
    bring(text)
    save(Publication.objects.get(title="Proceedings of Tests"), title="Other Tests")
    data = export().data
    assert b"@proceedings{p, title = {Other Tests}, year = 2020}" in data
    assert_nothing_changes(data)
    assert Appearance.objects.filter(name="Proceedings of Tests").count() == 1


def test_deleted_entry_takes_the_empty_line_behind_it_along():
    kept = ["@misc{a,\n  title = {A},\n}\n", "@misc{c,\n  title = {C},\n}\n"]
    bring("\n".join([kept[0], "@misc{b,\n  title = {B},\n}\n", kept[1]]))
    Publication.objects.get(title="B").delete()
    assert export().data.decode() == "\n".join(kept)


def test_renamed_shared_data_is_named_so_by_its_users():
    bring("""@xdata{q, note = {Q}}
@xdata{p, publisher = {ACM}}
@book{a, title = {A}, xdata = {q,P}}
""")
    save(Appearance.objects.get(citation_key="p"), citation_key="acm")
    data = export().data
    assert b"xdata = {q, acm}" in data
    assert_nothing_changes(data)


def test_renamed_parent_is_named_so_by_its_children():
    bring("""@inproceedings{a, title = {A}, crossref = {P}}
@proceedings{p, title = {Proceedings of Tests}, year = 2020}
""")
    save(Appearance.objects.get(citation_key="p"), citation_key="tests2020")
    data = export().data
    assert b"crossref = {tests2020}" in data
    assert_nothing_changes(data)


def test_entry_that_stands_twice_is_edited_twice():
    bring(FILE + FILE)
    save(Publication.objects.get(), title="New")
    assert exported().count("title     = {New}") == 2


def test_number_given_to_a_repeated_key_is_not_written():
    text = "@misc{a, title = {One of a kind}}\n@misc{a, title = {Two}}\n"
    bring(text)
    assert Appearance.objects.filter(citation_key="a-2").exists()
    assert exported() == text


def test_edit_goes_into_the_entry_that_the_value_came_from():
    bring(r"""@misc{a, title = {A Long Title of Ours}, author={Jane Doe},
  eprint = {2101.00001}, archiveprefix = {arXiv}}
@article{b, title = {A long title of ours}, author={Jane Doe}, journal = {Nature}}
""")
    work = Publication.objects.get()
    save(work, title="A New Title")
    text = exported()
    assert text.count("A New Title") == 1
    assert "{A long title of ours}" in text


def test_work_entered_by_hand_follows_at_the_end(work):
    make_publication("By hand", authors=["Ann Poe"], year=2022)
    text = exported()
    assert text.startswith(FILE + "\n@")
    assert "title" in text and "{By hand}" in text
    draft = make_publication("Unfinished", status="draft", year=2022)
    assert draft.title not in exported()


@pytest.mark.parametrize("end", ["", "\n"])
def test_an_empty_line_goes_before_what_follows_at_the_end(end):
    text = "@misc{a, title = {A}}"
    bring(text + end)
    make_publication("By hand", authors=["Ann Poe"], year=2022)
    assert exported().startswith(text + "\n\n@inproceedings{")


def test_key_of_an_entry_that_left_its_file_is_not_given_twice():
    bring("@misc{a, title = {One thing}}\n")
    bring("@misc{a, title = {Another}}\n")
    first, second = exported().split("\n\n")
    assert first == "@misc{a, title = {Another}}"
    assert "One thing" in second and "@misc{a," not in second


def test_links_and_topics_of_a_work_entered_by_hand_are_written(work):
    other = make_publication("By hand", links=["https://example.org/x.pdf"], year=2022)
    other.topics.create(name="paper")
    assert "https://example.org/x.pdf" in exported()
    assert "keywords" in exported().partition("By hand")[2]


def test_entry_that_left_its_file_follows_at_the_end_without_macros():
    bring('@string{jot = "Journal of Tests"}\n@article{a, title={A}, journal=jot}\n')
    bring("@misc{b, title={B}}\n")
    text = exported()
    assert text.startswith("@misc{b, title={B}}\n\n@article{a,\n")
    assert "{Journal of Tests}" in text


def test_entry_that_left_its_file_follows_as_it_was():
    bring("@misc{a, title = {A}}\n@misc{b, title={B}}\n")
    bring("@misc{b, title={B}}\n")
    assert exported() == "@misc{b, title={B}}\n\n@misc{a, title = {A}}\n"


def test_older_file_whose_entries_newer_ones_hold_is_superseded():
    bring("@misc{a, title={A}}\n", "old.bib")
    bring("@misc{b, title={B}}\n", "other.bib")
    bring("@misc{a, title={A changed}}\n@misc{c, title={C}}\n", "new.bib")
    collection = Collection()
    assert [file.name for file in collection.current()] == ["new.bib", "other.bib"]
    old = collection.files[-1]
    assert collection.export(old).data == b"@misc{a, title={A}}\n"


def test_newest_import_of_a_path_counts():
    bring("@misc{a, title={A}}\n", "works.bib", "/home/a/works.bib")
    bring("@misc{b, title={B}}\n", "works.bib", "/home/b/works.bib")
    bring("@misc{a, title={A}, year=2020}\n", "works.bib", "/home/a/works.bib")
    collection = Collection()
    paths = [file.run.path for file in collection.files]
    assert paths == ["/home/a/works.bib", "/home/b/works.bib"]


def test_nothing_is_written_to_the_database(work):
    save(work, title="New")
    before = list(Appearance.objects.values()), list(Link.objects.values())
    export()
    assert (list(Appearance.objects.values()), list(Link.objects.values())) == before


def test_entities_of_html_come_back_as_they_were():
    text = (
        "@article{a,\n  title = {On V&#228;ster&#229;s},\n"
        "  author = {M&uuml;ller, J&ouml;rg},\n  journal = {R&amp;D &amp; Tests},\n"
        "  url = {https://example.org/?a=1&amp;b=2},\n  year = 2020\n}\n"
    )
    bring(text)
    work = Publication.objects.get()
    assert work.title == "On Västerås"
    assert [str(person) for person in work.authors()] == ["Jörg Müller"]
    assert exported() == text
