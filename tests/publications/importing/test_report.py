from publications.importing import Line, Outcome, Report


def test_line_names_file_line_outcome_key_and_reasons():
    line = Line("a.bib", 3, "doe", Outcome.FAILED, ("one", "two"), is_error=True)
    assert str(line) == "a.bib:3: failed doe: one; two"


def test_remark_on_the_file_has_no_outcome():
    assert str(Line("a.bib", 1, "", None, ("warning: odd",))) == "a.bib:1: warning: odd"


def test_enormous_key_is_printed_in_part():
    line = str(Line("a.bib", 1, "k" * 100_000, Outcome.CREATED))
    assert line == f"a.bib:1: created {'k' * 99}…"


def test_summary_counts_each_outcome():
    outcomes = [Outcome.CREATED, Outcome.CREATED, Outcome.KEPT, None]
    report = Report([Line("a.bib", 1, "", outcome) for outcome in outcomes])
    said = "3 entries: 2 created, 0 updated, 1 kept, 0 unchanged, 0 failed"
    assert report.summary() == said


def test_summary_of_one():
    report = Report([Line("a.bib", 1, "", Outcome.UPDATED)])
    said = "1 entry: 0 created, 1 updated, 0 kept, 0 unchanged, 0 failed"
    assert report.summary() == said


def test_errors_are_of_entries_or_of_the_file():
    assert not Report([Line("a.bib", 1, "", Outcome.CREATED)]).has_errors()
    assert Report([Line("a.bib", 1, "", None, is_error=True)]).has_errors()
