"""The library as its own documentation shows it."""

import doctest

from publications import bibtex


def test_the_examples_of_its_documentation_hold():
    failed, attempted = doctest.testmod(bibtex, optionflags=doctest.ELLIPSIS)

    assert (failed, attempted > 5) == (0, True)
