from django.conf import settings

from config import policy


def test_a_text_is_let_in_by_its_hash():
    # The example of the CSP specification (Level 3, 8.3).
    script = "alert('Hello, world.');"
    digest = "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
    assert policy.source_of(script) == f"'{digest}'"


def test_the_script_of_a_template_is_what_a_page_holds_between_the_tags(tmp_path):
    template = tmp_path / "_template.html"
    template.write_text("<script>\nlet a = 1 < 2;\n</script>\n")
    assert policy.script_in(template) == "\nlet a = 1 < 2;\n"


def test_a_header_has_a_part_for_each_kind():
    parts = {"default-src": ["'none'"], "img-src": ["'self'", "data:"]}
    assert policy.header(parts) == "default-src 'none'; img-src 'self' data:"


def test_the_one_script_in_pages_is_let_in():
    assert [source[:8] for source in settings.SECURE_CSP["script-src"]] == [
        "'self'",
        "'sha256-",
    ]
