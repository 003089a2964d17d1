import pytest

from publications.mapping.addresses import address_in, told_apart

A, B = "https://a.example/x", "https://b.example/y_z"


@pytest.mark.parametrize(
    ("written", "rest", "addresses"),
    [
        (rf"\url{{{A}}}", "", [A]),
        (A, "", [A]),
        (rf"\texttt{{{A}}}", "", [A]),
        (rf"\href{{{A}}}{{here}}", "", [A]),
        (rf"{{\url{{{A}}}}}", "", [A]),
        (rf"\url{{{A}}}, \url{{{B}}}", "", [A, B]),
        (rf"\url{{{A}}} and \url{{{B}}}.", "", [A, B]),
        (rf"Also available at: \url{{{A}}}", "", [A]),
        (f"[Online]. Available: {A}.", "", [A]),
        (rf"Accessed: 2020-01-02. \url{{{A}}}", "", [A]),
        (rf"\url{{{A}}}, last accessed on 29 October 2008", "", [A]),
        (rf"GitHub issue, \url{{{A}}}", "GitHub issue", [A]),
        (rf"Defended. Draft available at \url{{{A}}}", "Defended", [A]),
        ("https://b.example/y\\_z", "", [B]),
    ],
)
def test_address_is_told_apart_from_the_words_before_it(written, rest, addresses):
    assert told_apart(written) == (rest, addresses)


@pytest.mark.parametrize(
    "written",
    [
        "In press",
        rf"See \url{{{A}}} for proofs",
        rf"Available as Report 3 at \url{{{A}}}",
        rf"\url{{{A}}} and, in French, \url{{{B}}}",
        r"\url{https://}",
    ],
)
def test_sentence_that_needs_its_address_keeps_it(written):
    assert told_apart(written) == (written, [])


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (f"{A}?b=1&amp;c=2", f"{A}?b=1&c=2"),
        (rf"{A}?b=1\&amp;c=2", f"{A}?b=1&c=2"),
        (f"{A}?b=1&copy=2&lt;3", f"{A}?b=1&copy=2&lt;3"),
    ],
)
def test_address_from_a_web_page_has_its_ampersands_back(written, address):
    assert address_in(written) == address
