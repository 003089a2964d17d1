import pytest

from publications.addresses import absolute


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("/", "https://ada.example/"),
        ("/publications/a/", "https://ada.example/publications/a/"),
        ("//evil.example/", "https://ada.example//evil.example/"),
        ("https://b.example/c?d#e", "https://b.example/c?d#e"),
        ("http://[none", "http://[none"),
    ],
)
def test_paths_are_below_the_public_address(settings, address, whole):
    settings.SITE_URL = "https://ada.example"
    assert absolute(address) == whole
