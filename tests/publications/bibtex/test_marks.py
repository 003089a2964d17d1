import pytest

from publications.bibtex import split_names


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
