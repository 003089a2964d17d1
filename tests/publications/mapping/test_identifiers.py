import pytest

from tests.publications.drafts import make_draft


@pytest.mark.parametrize(
    "fields",
    [
        {"arxiv": "2101.00001"},
        {"arxiv": "arXiv:2101.00001v3"},
        {"arxiv": "https://arxiv.org/abs/2101.00001"},
        {"arxivid": "2101.00001"},
        {"eprint": "2101.00001", "archiveprefix": "arXiv"},
        {"eprint": "2101.00001", "eprinttype": "arxiv"},
        {"eprint": "2101.00001"},
        {"eprint": "https://arxiv.org/pdf/2101.00001.pdf"},
        {"doi": "10.48550/arXiv.2101.00001"},
        {"url": "https://doi.org/10.48550/ARXIV.2101.00001"},
        {"journal": "arXiv preprint arXiv:2101.00001"},
        {"journal": "arXiv:2101.00001 [cs.LG]"},
        {"journal": "ArXiv e-prints, arXiv: 2101.00001"},
        {"journal": "CoRR", "volume": "abs/2101.00001"},
        {"howpublished": "arXiv:2101.00001"},
        {"url": "http://arxiv.org/abs/2101.00001v2"},
        {"url": "https://arxiv.org/pdf/2101.00001.pdf"},
        {"doi": "arXiv:2101.00001"},
        {"html": "https://arxiv.org/abs/2101.00001", "journal": "Nature"},
        {"pdf": "https://arxiv.org/pdf/2101.00001v3"},
        {"publisher": "arXiv", "number": "arXiv:2101.00001"},
        {"note": "arXiv: 2101.00001 [cs]"},
        {"journal": "arXiv", "volume": "2101.00001"},
    ],
)
def test_arxiv_number_is_found_in(fields):
    assert make_draft("article", **fields).arxiv == "2101.00001"


def test_arxiv_number_of_the_old_scheme():
    draft = make_draft(eprint="math.GT/0309136", archiveprefix="arXiv")
    assert draft.arxiv == "math.GT/0309136"


@pytest.mark.parametrize(
    "fields",
    [
        {"eprint": "2101.00001", "archiveprefix": "HAL"},
        {"eprint": "https://academic.oup.com/a/article-pdf/x/1234567/b.pdf"},
        {"url": "https://example.org/2101.00001"},
        {"journal": "Journal of Tests", "volume": "2101.00001"},
    ],
)
def test_no_arxiv_number_in(fields):
    assert make_draft("article", **fields).arxiv == ""


@pytest.mark.parametrize(
    "fields",
    [
        {"doi": "10.1145/1234.5678"},
        {"doi": "https://doi.org/10.1145/1234.5678"},
        {"doi": "DOI: 10.1145/1234.5678."},
        {"url": "https://dx.doi.org/10.1145/1234.5678"},
        {"url": "http://doi.acm.org/10.1145/1234.5678"},
        {"doi": "{10.1145/1234.5678}"},
        {"doi": "(10.1145/1234.5678)."},
        {"doi": "https://doi.org/10.1145%2F1234.5678?x=1"},
        {"note": "doi:10.1145/1234.5678"},
        {"note": "[PubMed:15608640] [DOI:10.1145/1234.5678]"},
    ],
)
def test_doi_is_found_in(fields):
    assert make_draft("article", **fields).doi == "10.1145/1234.5678"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (r"10.1007/978-3_4", "10.1007/978-3_4"),
        (r"10.1007/978-3\_4", "10.1007/978-3_4"),
        ("10.1000/ABC", "10.1000/abc"),
        (r"10.1007/978-3{\_}4", "10.1007/978-3_4"),
        ("10.1016/0167-6423(86)90010-9", "10.1016/0167-6423(86)90010-9"),
        ("10.1002/a$<$1::x$>$3", "10.1002/a<1::x>3"),
        ("10.1002/a&lt;1::x&gt;3", "10.1002/a<1::x>3"),
        ("none", ""),
        ("10.1.1.22.6798", ""),
    ],
)
def test_doi_is_kept_in_one_form(written, kept):
    assert make_draft(doi=written).doi == kept


def test_endless_doi_is_left_out_and_told():
    draft = make_draft(doi="10.1000/" + "a" * 5000)
    assert draft.doi == ""
    assert [p.message for p in draft.problems] == [
        "the DOI has 5,008 characters, which none has: left out"
    ]


def test_isbn_and_issn():
    draft = make_draft("book", isbn="978-3-16-148410-0", issn="1234-5679")
    assert (draft.isbn, draft.issn) == ("978-3-16-148410-0", "1234-5679")


def test_arxiv_number_of_a_preprint_from_its_pdf():
    draft = make_draft(
        "article", journal="arxiv preprint", pdf="https://arxiv.org/abs/2504.02512"
    )
    assert draft.arxiv == "2504.02512"


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        (
            "doi",
            "10.1.1.22.6798",
            "doi “10.1.1.22.6798” is no DOI, which begins with 10. and has a slash: "
            "not shown, kept for the export",
        ),
        (
            "arxiv",
            "soon on it",
            "arxiv “soon on it” is no arXiv number: not shown, kept for the export",
        ),
        (
            "isbn",
            "978-3-16-148410-1",
            "isbn “978-3-16-148410-1” is no ISBN with a right check digit: kept as it "
            "is",
        ),
        (
            "issn",
            "1234-5678",
            "issn “1234-5678” is no ISSN with a right check digit: kept as it is",
        ),
    ],
)
def test_identifier_that_is_none_is_told(field, written, said):
    draft = make_draft(**{field: written})
    [problem] = draft.problems
    assert (problem.severity, problem.line, problem.field) == ("warning", 3, field)
    assert problem.message == said
    assert (field, written) in draft.fields


@pytest.mark.parametrize("written", ["", "{}", "null", "N/A", "????", "-"])
def test_nothing_is_told_of_an_identifier_that_nobody_gave(written):
    draft = make_draft(doi=written, isbn=written, issn=written, arxiv=written)
    assert (draft.doi, draft.isbn, draft.issn, draft.arxiv) == ("", "", "", "")
    assert draft.problems == ()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("978-3-16-148410-0", "978-3-16-148410-0"),
        ("9783319574219 9783319574202", "9783319574219"),
        ("0-8044-2957-X, 978-3-16-148410-0", "0-8044-2957-X"),
        ("978-3-16-148410-0 (print)", "978-3-16-148410-0"),
    ],
)
def test_first_of_several_isbns_is_shown(written, shown):
    assert make_draft("book", isbn=written).isbn == shown


def test_first_of_several_issns_is_shown():
    assert make_draft(issn="0302-9743, 1611-3349").issn == "0302-9743"
