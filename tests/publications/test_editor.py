import json
import re
from io import BytesIO

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from publications.editor import MAX_TEXT
from publications.fields import MAX_PICTURE_BYTES
from publications.markdown import RENDERERS, render

from .images import encoded, photo, raw_png

pytestmark = pytest.mark.django_db


def styles(name):
    text = (settings.BASE_DIR / "static" / name).read_text()
    return re.sub(r"(?:/\*.*?\*/|\s)+", " ", text, flags=re.DOTALL)


FORMULA_RULES = re.findall(
    r"[^{}]*\b(?:math|menclose|diagonalstrike)\b[^{}]*\{[^{}]*\}",
    styles("css/site.css"),
)
PREVIEW = "markdownx_markdownify"
UPLOAD = "markdownx_upload"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def staff():
    return User.objects.create_user("owner", password="a", is_staff=True)


@pytest.fixture
def editor(staff):
    client = Client()
    client.force_login(staff)
    return client


def preview(client, text, **more):
    return client.post(reverse(PREVIEW), {"content": text, **more})


def upload(client, data, name="figure.png", content_type="image/png"):
    file = SimpleUploadedFile(name, data, content_type)
    return client.post(
        reverse(UPLOAD), {"image": file}, headers={"X-Requested-With": "XMLHttpRequest"}
    )


def stored(media):
    return list(media.rglob("*.*"))


def only_picture(media):
    (path,) = stored(media)
    return Image.open(BytesIO(path.read_bytes()))


# Who may come in


@pytest.mark.parametrize("name", [PREVIEW, UPLOAD])
def test_visitor_is_refused(name, media):
    file = SimpleUploadedFile("a.png", encoded(photo()), "image/png")
    response = Client().post(reverse(name), {"content": "*a*", "image": file})

    assert response.status_code == 403
    assert stored(media) == []


@pytest.mark.parametrize("name", [PREVIEW, UPLOAD])
def test_user_who_is_not_staff_is_refused(name):
    client = Client()
    client.force_login(User.objects.create_user("reader"))

    assert client.post(reverse(name), {"content": "*a*"}).status_code == 403


@pytest.mark.parametrize("name", [PREVIEW, UPLOAD])
def test_staff_who_was_dismissed_is_refused(name, editor, staff):
    staff.is_active = False
    staff.save()

    assert editor.post(reverse(name), {"content": "*a*"}).status_code == 403


@pytest.mark.parametrize("name", [PREVIEW, UPLOAD])
@pytest.mark.parametrize("method", ["get", "head", "put", "delete", "options", "patch"])
def test_only_post_is_allowed(name, method, editor):
    response = getattr(editor, method)(reverse(name))

    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"


@pytest.mark.parametrize("name", [PREVIEW, UPLOAD])
def test_request_forged_by_another_site_is_refused(name, staff, media):
    client = Client(enforce_csrf_checks=True)
    client.force_login(staff)
    file = SimpleUploadedFile("a.png", encoded(photo()), "image/png")
    response = client.post(reverse(name), {"content": "*a*", "image": file})

    assert response.status_code == 403
    assert stored(media) == []


def test_answer_is_not_kept_by_any_cache(editor):
    assert "no-store" in preview(editor, "a").headers["Cache-Control"]


# Preview


def test_preview_is_what_the_page_will_show(editor):
    text = "# A\n\n*b* $x^2$ ![c](/media/uploads/0-1x1.webp) <b>"

    assert preview(editor, text).text == render(text)


@pytest.mark.parametrize("kind", RENDERERS)
def test_titles_and_abstracts_are_shown_as_on_the_page(kind, editor):
    text = "*a* <i>b</i> $x^2$ <script>alert(1)</script>\n\nc"
    shown = preview(editor, text, kind=kind).text

    assert shown == RENDERERS[kind](text)
    assert "<math" in shown
    assert "<script" not in shown


def test_unknown_markup_is_refused_in_words(editor):
    response = preview(editor, "a", kind="<b>")

    assert response.status_code == 400
    assert "the field “kind” is wrong" in response.text


@pytest.mark.parametrize(
    "rule", FORMULA_RULES, ids=lambda rule: rule.partition("{")[0].strip()
)
def test_formulas_look_in_the_preview_as_on_the_page(rule):
    assert rule in styles("desk/desk.css")


def test_script_in_the_preview_is_shown_not_run(editor):
    text = preview(editor, "<script>alert(1)</script><img src=x onerror=alert(1)>").text

    assert "<script" not in text
    assert "<img" not in text
    assert "&lt;script&gt;" in text


def test_empty_text_has_an_empty_preview(editor):
    response = preview(editor, "")

    assert response.status_code == 200
    assert response.text == ""


def test_text_of_the_greatest_length_is_shown(editor):
    assert "a" * MAX_TEXT in preview(editor, "a" * MAX_TEXT).text


def test_longer_text_is_refused_in_words(editor):
    response = preview(editor, "a" * (MAX_TEXT + 1))

    assert response.status_code == 400
    assert "The text has 200,001 characters" in response.text


def test_missing_text_is_refused_in_words(editor):
    response = editor.post(reverse(PREVIEW))

    assert response.status_code == 400
    assert "the field “content” is missing" in response.text


def test_file_in_place_of_the_text_is_refused(editor):
    file = SimpleUploadedFile("content", b"*a*")
    response = editor.post(reverse(PREVIEW), {"content": file})

    assert response.status_code == 400


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"content=\xff\xfe%ff%00", "application/x-www-form-urlencoded"),
        (b"content=a", "application/x-www-form-urlencoded; charset=nonsense"),
        (b"content=a", "application/x-www-form-urlencoded; charset=utf-16"),
        (b"no parts", "multipart/form-data; boundary=x"),
        (b"no boundary", "multipart/form-data"),
        (b"--x\r\nrubbish", "multipart/form-data; boundary=x"),
        (b'{"content": "a"}', "application/json"),
        (b"\x00\xff", "text/plain"),
        (b"content=" + b"a" * 3_000_000, "application/x-www-form-urlencoded"),
        (b"&".join(b"a=1" for _ in range(30_000)), "application/x-www-form-urlencoded"),
    ],
    ids=lambda value: str(value)[:40],
)
@pytest.mark.parametrize("name", [PREVIEW, UPLOAD])
def test_broken_request_is_no_server_error(name, body, content_type, editor):
    response = editor.generic("POST", reverse(name), body, content_type)

    assert response.status_code in (200, 400)
    assert name == PREVIEW or response.status_code == 400


# Upload


def test_upload_answers_with_the_markdown_that_shows_it(editor, media):
    response = upload(editor, encoded(photo(300, 200)))
    code = response.json()["image_code"]
    (path,) = stored(media)

    assert code == f"![](/media/uploads/{path.name})"
    assert path.name.endswith("-300x200.webp")
    assert only_picture(media).format == "WEBP"
    assert 'width="300" height="200"' in render(code)


def test_uploaded_picture_is_served(editor):
    address = upload(editor, encoded(photo())).json()["image_code"][4:-1]
    response = Client().get(address)

    assert response.headers["Content-Type"] == "image/webp"
    assert Image.open(BytesIO(b"".join(response))).size == (300, 200)


def test_upload_is_at_most_1600_wide(editor, media):
    upload(editor, encoded(photo(3200, 1600)))

    assert only_picture(media).size == (1600, 800)


def test_rotation_of_a_photo_is_kept(editor, media):
    exif = Image.Exif()
    exif[0x0112] = 6
    upload(editor, encoded(photo(300, 200), "JPEG", exif=exif))

    image = only_picture(media)
    assert image.size == (200, 300)
    assert image.getpixel((100, 20))[0] > 200
    assert image.getpixel((100, 280))[2] > 200


def test_same_upload_is_kept_once(editor, media):
    answers = {upload(editor, encoded(photo())).text for _ in range(2)}

    assert len(answers) == 1
    assert len(stored(media)) == 1


@pytest.mark.parametrize(
    "name", ["../../evil.html", "a.php", "a\0b", "é" * 200, "a" * 999]
)
def test_name_given_by_the_sender_plays_no_part(name, editor, media):
    response = upload(editor, encoded(photo()), name=name)
    (path,) = stored(media)

    assert response.status_code == 200
    assert path.parent == media / "uploads"
    assert path.name.endswith("-300x200.webp")


@pytest.mark.parametrize(
    ("data", "content_type", "message"),
    [
        (b"<html><script>alert(1)</script>", "image/gif", "no picture"),
        (b"GIF89a<script>alert(1)</script>", "image/gif", "no picture"),
        (b"<svg onload='alert(1)'/>", "image/svg+xml", "no picture"),
        (b"%PDF-1.7", "image/png", "no picture"),
        (encoded(photo(), "TIFF"), "image/png", "no picture"),
        (b"", "image/png", "empty"),
        (encoded(photo(), "JPEG")[:600], "image/jpeg", "damaged"),
        (
            raw_png(99_999, 99_999, depth=8, color_type=2, rows=b""),
            "image/png",
            "40 mill",
        ),
        (bytes(MAX_PICTURE_BYTES + 1), "image/png", "at most 20.0"),
    ],
    ids=["html", "gif", "svg", "pdf", "tiff", "empty", "cut", "bomb", "heavy"],
)
def test_what_is_no_picture_is_refused_in_words(
    data, content_type, message, editor, media
):
    response = upload(editor, data, content_type=content_type)

    assert response.status_code == 400
    assert message in response.json()["image"][0]
    assert stored(media) == []


def test_missing_picture_is_refused_in_words(editor):
    response = editor.post(reverse(UPLOAD))

    assert response.status_code == 400
    assert "the field “image” is missing" in json.loads(response.text)["image"][0]


def test_text_in_place_of_the_picture_is_refused(editor):
    response = editor.post(reverse(UPLOAD), {"image": "figure.png"})

    assert response.status_code == 400
