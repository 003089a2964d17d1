from publications.bibtex import Problem
from publications.importing.report import (
    Change,
    Line,
    Outcome,
    Remark,
    Report,
    WorkName,
)


def make_line(outcome=Outcome.CREATED, *, line=3, key="doe", **said):
    return Line("a.bib", line, key, outcome, WorkName("doe", "A"), **said)


def test_line_names_file_line_outcome_key_and_reasons():
    assert str(make_line(notes=("one", "two"))) == "a.bib:3: created doe: one; two"


def test_line_names_what_changed_and_what_was_kept():
    line = make_line(
        Outcome.UPDATED,
        taken=(Change("title", "A", "B"), Change("is_selected", False, True)),
        kept=(Change("abstract", "Mine", "New"),),
        conflicts=(Change("abstract", "Mine", "New"),),
    )
    assert str(line) == (
        "a.bib:3: updated doe: changed title, selected; "
        "edited by hand and kept: abstract; "
        "abstract differs: “Mine” here, “New” in the file"
    )
    assert list(line.differences()) == [
        "    title: “A” → “B”",
        "    selected: “no” → “yes”",
    ]


def test_remark_is_in_the_form_of_compilers():
    problem = Problem(12, "error", "the brace opened in title is not closed", "smith")
    said = "a.bib:12: error: in smith, the brace opened in title is not closed"
    assert str(Remark("a.bib", problem)) == said


def test_remark_on_the_file_has_no_key():
    problem = Problem(1, "warning", "the file is empty", column=7)
    assert str(Remark("a.bib", problem)) == (
        "a.bib:1: warning: the file is empty (column 7)"
    )


def test_column_is_told_where_no_field_says_the_place():
    problem = Problem(2, "error", "the brace is not closed", "a", 3, "title")
    assert str(Remark("a.bib", problem)).endswith("is not closed")


def test_enormous_key_is_printed_in_part():
    line = str(make_line(line=1, key="k" * 100_000))
    assert line == f"a.bib:1: created {'k' * 99}…"


def test_problems_stand_among_the_entries_in_the_order_of_the_file():
    inside = Problem(4, "warning", "odd", "doe")
    report = Report(
        ["a.bib"],
        [make_line(problems=(inside,)), make_line(line=7, key="roe")],
        [Remark("a.bib", Problem(6, "error", "lost"))],
    )
    assert list(map(str, report.in_order())) == [
        "a.bib:3: created doe",
        "a.bib:4: warning: in doe, odd",
        "a.bib:6: error: lost",
        "a.bib:7: created roe",
    ]


def test_summary_counts_each_outcome():
    outcomes = [Outcome.CREATED, Outcome.CREATED, Outcome.KEPT]
    report = Report(["a.bib"], list(map(make_line, outcomes)))
    assert report.summary() == "3 entries: 2 created, 0 updated, 1 kept, 0 unchanged"


def test_summary_counts_errors():
    remark = Remark("a.bib", Problem(1, "error", "lost"))
    report = Report(["a.bib"], [make_line(Outcome.UPDATED)], [remark])
    said = "1 entry: 0 created, 1 updated, 0 kept, 0 unchanged; 1 error"
    assert report.summary() == said
