import pytest

from publications.bibtex import split_names
from publications.bibtex.marks import explained_as_equal


@pytest.mark.parametrize(
    ("value", "marks"),
    [
        ("Einstein*, Albert", "*"),
        ("Einstein, Albert*", "*"),
        ("Albert Einstein*", "*"),
        ("Albert Einstein *", "*"),
        ("Einstein*†, Albert", "*†"),
        ("Einstein∗, Albert", "∗"),
        ("Einstein⋆, Albert", "⋆"),
        ("Einstein{*}, Albert", "*"),
        ("Einstein$^*$, Albert", "*"),
        ("Einstein$^{*,1}$, Albert", "*"),
        ("Einstein$^{\\ast\\dagger}$, Albert", "∗†"),
        ("Einstein\\textsuperscript{*}, Albert", "*"),
        ("Einstein<sup>*</sup>, Albert", "*"),
        ("\\textbf{Einstein*}, Albert", "*"),
        ("\\textbf{Albert Einstein}*", "*"),
        ("*Albert Einstein", "*"),
        ("* Einstein, Albert", "*"),
        ("Albert* Einstein", "*"),
        ("Albert Einstein (*)", "*"),
        ("Einstein${}^{*}$, Albert", "*"),
        ("Einstein$^{(*)}$, Albert", "*"),
        ("Albert Einstein\\(^*\\)", "*"),
        ("Albert Einstein$*$", "*"),
        ("Albert Einstein\\,*", "*"),
        ("Albert Einstein\\*", "*"),
        ("Albert Einstein*1", "*"),
        ("Albert Einstein\u00b9*", "*"),
        ("Albert Einstein&ast;", "*"),
        ("Einstein&#42;, Albert", "*"),
        ("Albert Einstein\\textsuperscript{\\textasteriskcentered}", "∗"),
        ("Albert Einstein (equal contribution)", "*"),
        ("Albert Einstein\\thanks{Equal contribution.}", "*"),
        ("Einstein, Albert [co-first author]", "*"),
    ],
)
def test_an_asterisk_behind_a_name_means_equal_contribution(value, marks):
    (name,) = split_names(value).names

    assert (name.given, name.family) == ("Albert", "Einstein")
    assert name.written == "Albert Einstein"
    assert name.marks == marks
    assert name.equal


@pytest.mark.parametrize(
    ("value", "marks"),
    [
        ("Einstein†, Albert", "†"),
        ("Albert Einstein‡", "‡"),
        ("Einstein\\dag, Albert", "†"),
        ("Einstein{\\textdaggerdbl}, Albert", "‡"),
        ("Albert Einstein§¶‖", "§¶‖"),
        ("Albert Einstein$^{1}$", ""),
        ("Albert Einstein^1", ""),
        ("Albert Einstein\u00b9", ""),
        ("Albert Einstein\\thanks{Work done elsewhere}", ""),
        ("Albert Einstein\\footnotemark[1]", ""),
        ("Albert Einstein\\textsuperscript{1,2}", ""),
        ("Albert Einstein", ""),
    ],
)
def test_other_marks_are_taken_off_and_mean_nothing_certain(value, marks):
    (name,) = split_names(value).names

    assert name.written == "Albert Einstein"
    assert name.marks == marks
    assert not name.equal


def test_a_team_can_have_a_mark():
    (name,) = split_names("{The Team*}").names

    assert (name.literal, name.marks) == ("The Team", "*")


@pytest.mark.parametrize("value", ["*", "M*A Doe", "{C*-Team}"])
def test_what_is_not_behind_a_name_is_part_of_it(value):
    (name,) = split_names(value).names

    assert "*" in name.written
    assert not name.equal


@pytest.mark.parametrize(
    ("note", "signs"),
    [
        ("† Equal contribution", "†"),
        ("* equal contribution, † corresponding author", "*"),
        ("Authors marked with ‡ contributed equally", "‡"),
        ("Equal contribution is denoted by $^\\dagger$.", "†"),
        ("* Example use of superscripts<br>† Albert Einstein", ""),
        ("∗ and † are co-first authors", "†"),
        ("Best paper", ""),
    ],
)
def test_a_note_says_which_signs_mean_equal_contribution(note, signs):
    assert explained_as_equal(note) == signs
