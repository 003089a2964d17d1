import pytest

from publications.identifiers import (
    Identifier,
    is_orcid,
    normal_arxiv,
    normal_doi,
    normal_isbn,
    normal_orcid,
)


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("10.1145/3600006.3613165", "10.1145/3600006.3613165"),
        ("https://doi.org/10.1145/ABC", "10.1145/abc"),
        ("http://dx.doi.org/10.1002/(SICI)1097", "10.1002/(sici)1097"),
        ("doi:10.1000.10/123.", "10.1000.10/123"),
        (r"10.1007/978-3\_1", "10.1007/978-3_1"),
        ("10.12/x", ""),
        ("11.1145/x", ""),
        ("", ""),
    ],
)
def test_normal_doi(written, doi):
    assert normal_doi(written) == doi
    assert normal_doi(doi) == doi


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("2409.17264", "2409.17264"),
        ("arXiv:2409.17264v2 [cs.LG]", "2409.17264"),
        ("https://arxiv.org/abs/0704.0001", "0704.0001"),
        ("math.GT/0309136v1", "math.GT/0309136"),
        ("hep-th/9901001", "hep-th/9901001"),
        ("12409.17264", ""),
        ("2409.172640", ""),
        ("2409", ""),
        ("", ""),
    ],
)
def test_normal_arxiv(written, number):
    assert normal_arxiv(written) == number
    assert normal_arxiv(number) == number


@pytest.mark.parametrize(
    ("written", "orcid"),
    [
        ("https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("0000-0002-1694-233x", "0000-0002-1694-233X"),
        ("0000 0002 1825 0097", ""),
    ],
)
def test_normal_orcid(written, orcid):
    assert normal_orcid(written) == orcid


@pytest.mark.parametrize(
    ("orcid", "is_one"),
    [
        ("0000-0002-1825-0097", True),
        ("0000-0002-1694-233X", True),
        ("0000-0002-1825-0098", False),
        ("0000-0002-1825-009", False),
        ("", False),
    ],
)
def test_check_digit_of_orcid(orcid, is_one):
    assert is_orcid(orcid) is is_one


def test_doi_is_shown_as_its_address():
    url = "https://doi.org/10.1002/(sici)1097%3C1::aid%3E"
    assert Identifier.of_doi("10.1002/(sici)1097<1::aid>") == Identifier(
        "DOI", url, url
    )


def test_arxiv_number_is_shown_with_its_label():
    assert Identifier.of_arxiv("2409.17264") == Identifier(
        "arXiv", "arXiv:2409.17264", "https://arxiv.org/abs/2409.17264"
    )


@pytest.mark.parametrize(
    ("identifier", "address", "stands"),
    [
        (Identifier.of_doi("10.1145/123"), "https://dl.acm.org/doi/10.1145/123", True),
        (Identifier.of_doi("10.1145/123"), "https://doi.org/10.1145/1234", False),
        (Identifier.of_doi("10.1/abc"), "https://doi.org/10.1/ABC", True),
        (Identifier.of_arxiv("2401.00001"), "https://arxiv.org/pdf/2401.00001v2", True),
        (Identifier.of_arxiv("2401.0000"), "https://arxiv.org/abs/2401.00001", False),
    ],
)
def test_an_identifier_is_found_in_an_address(identifier, address, stands):
    assert identifier.stands_in(address) is stands


@pytest.mark.parametrize(
    ("written", "isbn"),
    [
        ("978-0-262-03384-8", "9780262033848"),
        ("0-262-03384-4", "9780262033848"),
        ("ISBN 0262033844 (hardcover)", "9780262033848"),
        ("978‑0‑262‑03384‑8", "9780262033848"),
        ("0-8044-2957-X", "9780804429573"),
        ("080442957x", "9780804429573"),
        ("978-0-262-03384-8, 978-0-262-53305-8", "9780262033848"),
        ("979-10-90636-07-1", "9791090636071"),
        ("978-0-262-03384-9", ""),
        ("0-262-03384-5", ""),
        ("97802620338481", ""),
        ("1234-5678", ""),
        ("", ""),
    ],
)
def test_normal_isbn(written, isbn):
    assert normal_isbn(written) == isbn
    assert normal_isbn(isbn) == isbn
