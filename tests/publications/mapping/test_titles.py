import pytest

from tests.publications.drafts import make_draft


@pytest.mark.parametrize(
    ("kind", "fields", "title"),
    [
        ("proceedings", {"booktitle": "Proceedings of X"}, "Proceedings of X"),
        ("mvbook", {"maintitle": "All of It"}, "All of It"),
        ("periodical", {"issuetitle": "Special Issue"}, "Special Issue"),
        ("periodical", {"journal": "Journal of X"}, "Journal of X"),
        ("misc", {"shorttitle": "It"}, "It"),
        ("misc", {"eventtitle": "Meeting"}, "Meeting"),
        ("article", {"journal": "Journal of X"}, ""),
    ],
)
def test_what_stands_in_for_a_title(kind, fields, title):
    assert make_draft(kind, title="", **fields).title == title


@pytest.mark.parametrize(
    ("title", "subtitle", "whole"),
    [
        ("Tests", "A Story", "Tests: A Story"),
        ("Tests?", "A Story", "Tests? A Story"),
        ("Tests: A Story", "A Story", "Tests: A Story"),
    ],
)
def test_subtitle(title, subtitle, whole):
    assert make_draft(title=title, subtitle=subtitle).title == whole


def test_line_does_not_repeat_the_title():
    draft = make_draft("periodical", title="", journal="Journal of X")
    assert (draft.title, draft.name) == ("Journal of X", "")
