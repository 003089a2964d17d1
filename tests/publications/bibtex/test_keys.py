import pytest

from publications.bibtex import parse


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("@article{, author={Doe, Jane}, year=2001}", "doe2001"),
        ("@article{author={Jane Doe}, year=2001}", "doe2001"),
        (
            "@article{ , author={Müller-Lüdenscheidt, Jörg}, date={2003-04}}",
            "mullerludenscheidt2003",
        ),
        ("@book{, editor={von Roe, Jim and X Y}, year={c. 1999}}", "roe1999"),
        ("@misc{, author={{The Team}}, year=2001}", "theteam2001"),
        ("@misc{, author={王, 小明}, title={{\\'E}tude of x}, year=2001}", "etude2001"),
        ("@misc{, title={王}, year=2001}", "misc2001"),
        ("@misc{, note={x}}", "misc"),
    ],
)
def test_an_entry_without_a_key_gets_one_with_a_warning(text, key):
    library = parse("\n" + text)

    assert [entry.key for entry in library.entries] == [key]
    assert [(p.line, p.severity, p.key) for p in library.problems] == [
        (2, "warning", key)
    ]


def test_an_endless_key_is_read():
    (entry,) = parse(f"@misc{{{'k' * 5000}, title={{A title}}}}").entries

    assert entry.key == "k" * 5000
    assert entry.get("title") == "A title"
