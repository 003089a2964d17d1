from importlib import import_module

import pytest

from publications.bibtex import Library, parse

# Its name in the package is the function's.
INHERIT = import_module("publications.bibtex.inherit")
PARENT = (
    "@proceedings{Conf, title={Proc}, subtitle={Sub}, editor={E. D.}, year=2020, "
    "publisher={ACM}, doi={10.1/conf}, url={http://conf}}"
)


def child(text: str) -> dict[str, str]:
    entry = next(e for e in parse(text).entries if e.key == "child")
    return {field.name: field.value for field in entry.inherited}


@pytest.mark.parametrize(
    "text",
    [
        "@inproceedings{child, crossref={conf}, year=2021}" + PARENT,
        PARENT + "@inproceedings{child, crossref={CONF}, year=2021}",
    ],
)
def test_a_child_inherits_what_it_lacks_before_or_after_its_parent(text):
    assert child(text) == {
        "editor": "E. D.",
        "publisher": "ACM",
        "booktitle": "Proc",
        "booksubtitle": "Sub",
    }


def test_the_parents_booktitle_stands_before_its_title():
    text = "@misc{child, crossref={p}}@book{p, title={T}, booktitle={B}}"

    assert child(text) == {"booktitle": "B"}


def test_inherited_values_are_read_but_never_stand_among_its_own():
    entry = parse("@misc{child, crossref={conf}}" + PARENT).entries[0]

    assert entry.get("publisher") == "ACM"
    assert entry.get("doi") == ""
    assert [field.name for field in entry.fields] == ["crossref"]


def test_xdata_gives_all_its_fields_the_first_named_first():
    text = (
        "@article{child, xdata={x, y}}"
        "@xdata{x, title={X}, url={http://x}}@xdata{y, title={Y}, note={N}}"
    )

    assert child(text) == {"title": "X", "url": "http://x", "note": "N"}


def test_parents_inherit_from_theirs():
    text = "@misc{child, crossref={p}}@misc{p, xdata={x}}@xdata{x, publisher={ACM}}"

    assert child(text) == {"publisher": "ACM"}


@pytest.mark.parametrize(
    "text",
    [
        "@misc{child,\n crossref={nobody}}",
        "@misc{child,\n crossref={child}}",
        "@misc{child,\n xdata={nobody}}",
    ],
)
def test_a_parent_that_is_not_there_is_warned_of(text):
    library = parse(text)

    assert [(p.line, p.severity, p.key) for p in library.problems] == [
        (2, "warning", "child")
    ]
    assert library.entries[0].inherited == ()


def test_circles_end():
    text = "@misc{child, crossref={b}, note={1}}@misc{b, crossref={child}, year=2001}"

    assert child(text) == {"year": "2001"}


def test_too_many_relations_are_cut_with_an_error(monkeypatch):
    monkeypatch.setattr(INHERIT, "MAX_STEPS", 1000)
    keys = ",".join(f"k{i}" for i in range(10))
    library: Library = parse(
        "".join(f"@misc{{k{i}, xdata={{{keys}}}}}" for i in range(10))
    )

    errors = [problem for problem in library.problems if problem.severity == "error"]
    assert len(errors) == 1


def test_a_long_chain_is_followed_for_a_few_steps_only():
    text = "".join(
        f"@misc{{k{i}, f{i}={{x}}, crossref={{k{i + 1}}}}}" for i in range(9)
    )

    first, *_ = parse(text).entries

    assert [field.name for field in first.inherited] == ["f4", "f3", "f2", "f1"]
