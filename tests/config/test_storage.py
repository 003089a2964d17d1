from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage

from config.storage import StaticStorage, minified

SOURCE = settings.BASE_DIR / "static"
LIMIT = 16 * 1024


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The folder with the public pages' styles, by the steps of `collectstatic`."""
    folder = tmp_path_factory.mktemp("static")
    storage = StaticStorage(location=folder, base_url="/static/")
    names = ["css/site.css", *(f"fonts/{p.name}" for p in SOURCE.glob("fonts/*"))]
    for name in names:
        with (SOURCE / name).open("rb") as file:
            storage.save(name, File(file))
    source = FileSystemStorage(location=SOURCE)
    list(storage.post_process({name: (source, name) for name in names}))
    return folder


def served(folder):
    return [p for p in Path(folder, "css").iterdir() if p.suffix == ".css"]


def test_all_styles_of_a_public_page_are_small(collected):
    sizes = {path.name: path.stat().st_size for path in served(collected)}
    assert len(sizes) == 2  # one file, with its plain and with its hashed name
    assert max(sizes.values()) <= LIMIT


def test_styles_lead_to_the_fonts_by_their_lasting_names(collected):
    hashed = next(p for p in served(collected) if p.name != "site.css")
    names = [p.name for p in Path(collected, "fonts").glob("*.*.woff2")]
    assert len(names) == len(list(SOURCE.glob("fonts/*.woff2")))
    for name in names:
        assert f"../fonts/{name}" in hashed.read_text()


def test_styles_are_served_compressed(collected):
    assert sorted(p.suffix for p in Path(collected, "css").glob("site.*.css.*")) == [
        ".br",
        ".gz",
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("/* why */ a { color: red; }", "a{color:red}"),
        ("a { width: calc(1px + 0.5px); }", "a{width:calc(1px + .5px)}"),
        ("a { margin: -0.5px 10.05px 0; }", "a{margin:-.5px 10.05px 0}"),
        (
            "a { color: color-mix(in srgb, red 38%, blue); }",
            "a{color:color-mix(in srgb,red 38%,blue)}",
        ),
        ("a > b, a :hover { top: -1px; }", "a>b,a :hover{top:-1px}"),
        (
            "@layer x { @media print { a { top: 0 } b :is(c, d) { top: 0 } } }",
            "@layer x{@media print{a{top:0}b :is(c,d){top:0}}}",
        ),
        ("a { & b :is(c) { top: 0; /* why */ } }", "a{& b :is(c){top:0}}"),
        ('a::after { content: " /* */ 0.5 "; }', 'a::after{content:" /* */ 0.5 "}'),
    ],
)
def test_minified_styles_say_the_same(source, expected):
    assert minified(source) == expected
    assert minified(expected) == expected


def test_styles_of_the_admin_are_kept_as_they_are(tmp_path):
    storage = StaticStorage(location=tmp_path, base_url="/static/")
    storage.save("admin/css/base.css", ContentFile(b"a { color: red; }"))
    assert (tmp_path / "admin/css/base.css").read_bytes() == b"a { color: red; }"
