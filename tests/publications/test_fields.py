import json

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.forms import modelform_factory
from django.template import Context, Template
from django.test.utils import isolate_apps
from PIL import Image

from publications import markdown
from publications.fields import (
    MAX_PICTURE_BYTES,
    PictureField,
    RenderedField,
    WebAddressField,
)
from publications.models import Publication
from publications.pictures import PictureError

from .images import encoded, photo, raw_png

PictureForm = modelform_factory(Publication, fields=["thumbnail"])


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def stored(media):
    return sorted(str(path.relative_to(media)) for path in media.glob("*/*"))


def make_work(data=None, **fields):
    if data is not None:
        fields["thumbnail"] = ContentFile(data, name="../My Figure (1).PNG")
    return Publication.objects.create(title="A work", **fields)


def upload(data, name="figure.png"):
    return PictureForm(files={"thumbnail": SimpleUploadedFile(name, data)})


# Rendered text


@pytest.mark.django_db
def test_saving_renders_the_text():
    work = Publication.objects.create(title="In $n$ <steps>", description="*new*")
    work.refresh_from_db()

    assert work.title_html == "In <math><mi>n</mi></math> &lt;steps&gt;"
    assert work.description_html == "<p><em>new</em></p>\n"


@pytest.mark.django_db
def test_saving_again_renders_the_new_text():
    work = make_work(description="old")
    work.description = "new"
    work.save()
    work.refresh_from_db()

    assert work.description_html == "<p>new</p>\n"


@pytest.mark.django_db
def test_rows_made_in_bulk_are_rendered():
    Publication.objects.bulk_create([Publication(title="$n$", slug="a")])

    assert Publication.objects.get().title_html == "<math><mi>n</mi></math>"


def test_rendered_field_can_be_rebuilt_for_migrations():
    field = RenderedField(source="abstract", renderer=markdown.render)

    assert field.deconstruct()[1:] == (
        "publications.fields.RenderedField",
        [],
        {"source": "abstract", "renderer": markdown.render},
    )
    assert field.clone().source == "abstract"
    assert not field.clone().editable


# Addresses


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://e.org/", "e"])
def test_address_that_is_not_of_the_web_is_refused(address):
    with pytest.raises(ValidationError, match="no web address"):
        WebAddressField().clean(address, None)


# Pictures


@pytest.mark.django_db
def test_saving_a_picture_keeps_the_original_and_its_variants(media):
    data = encoded(photo(500, 250))
    work = make_work(data)
    work.refresh_from_db()
    kind, variants = work.thumbnail_sizes["kind"], work.thumbnail_sizes["variants"]

    assert kind == "photo"
    assert [(v["width"], v["height"]) for v in variants] == [
        (192, 96),
        (384, 192),
        (500, 250),
    ]
    assert (media / work.thumbnail.name).read_bytes() == data
    assert stored(media) == sorted(
        [work.thumbnail.name, *(v["name"] for v in variants)]
    )


@pytest.mark.django_db
def test_names_come_from_the_content_not_from_the_sender():
    work = make_work(encoded(photo(), "JPEG"))

    (variant, _) = work.thumbnail_sizes["variants"]
    assert work.thumbnail.name.startswith("originals/")
    assert work.thumbnail.name.endswith(".jpeg")
    assert "Figure" not in work.thumbnail.name
    assert variant["name"].startswith("pictures/")
    assert variant["name"].endswith("-192.webp")


@pytest.mark.django_db
def test_sizes_can_be_written_as_json():
    work = make_work(encoded(photo()))

    assert json.loads(json.dumps(work.thumbnail_sizes)) == work.thumbnail_sizes


@pytest.mark.django_db
def test_same_picture_is_kept_once(media):
    first = make_work(encoded(photo()))
    count = len(stored(media))
    second = make_work(encoded(photo()))

    assert second.thumbnail.name == first.thumbnail.name
    assert second.thumbnail_sizes == first.thumbnail_sizes
    assert len(stored(media)) == count


@pytest.mark.django_db
def test_file_cut_short_by_an_interruption_is_replaced(media):
    work = make_work(encoded(photo()))
    name = work.thumbnail_sizes["variants"][0]["name"]
    whole = (media / name).read_bytes()
    (media / name).write_bytes(whole[:10])
    make_work(encoded(photo()))

    assert (media / name).read_bytes() == whole


@pytest.mark.django_db
def test_saving_an_unchanged_record_touches_no_file(media):
    work = Publication.objects.get(pk=make_work(encoded(photo())).pk)
    sizes = work.thumbnail_sizes
    for name in stored(media):
        (media / name).unlink()
    work.save()
    work.refresh_from_db()

    assert stored(media) == []
    assert work.thumbnail_sizes == sizes


@pytest.mark.django_db
def test_clearing_the_picture_empties_the_sizes():
    work = make_work(encoded(photo()))
    work.thumbnail = ""
    work.save()
    work.refresh_from_db()

    assert not work.thumbnail
    assert work.thumbnail_sizes == {}


@pytest.mark.django_db
def test_another_picture_brings_other_sizes():
    work = make_work(encoded(photo()))
    work.thumbnail = ContentFile(encoded(photo(100, 50)), name="b.png")
    work.save()
    work.refresh_from_db()

    (variant,) = work.thumbnail_sizes["variants"]
    assert (variant["width"], variant["height"]) == (100, 50)


@pytest.mark.django_db
def test_rows_made_in_bulk_have_their_pictures():
    file = ContentFile(encoded(photo()), name="a.png")
    Publication.objects.bulk_create(
        [Publication(title="A", slug="a", thumbnail=file)],
    )
    work = Publication.objects.get()

    assert default_storage.exists(work.thumbnail_sizes["variants"][0]["name"])


@pytest.mark.django_db
def test_record_without_a_picture_has_no_sizes(media):
    assert make_work().thumbnail_sizes == {}
    assert stored(media) == []


@pytest.mark.django_db
def test_damaged_picture_given_by_a_program_is_an_error(media):
    with pytest.raises(PictureError, match="no picture"):
        make_work(b"no picture")

    assert stored(media) == []


@pytest.mark.django_db
def test_form_saves_what_it_checked():
    form = upload(encoded(Image.new("I;16", (64, 64), 9000)), name="figure.anything")
    form.instance.title = "A work"

    assert form.errors == {}
    assert form.save().thumbnail_sizes["variants"][0]["width"] == 64


@pytest.mark.django_db
def test_form_clears_the_picture():
    work = make_work(encoded(photo()))
    form = PictureForm({"thumbnail-clear": "on"}, instance=work)

    assert form.is_valid()
    assert form.save().thumbnail_sizes == {}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"<script>", "no picture"),
        (encoded(photo(), "JPEG")[:600], "damaged"),
        (encoded(Image.new("1", (9500, 9500))), "40 million"),
        (raw_png(99_999, 99_999, depth=8, color_type=2, rows=b""), "40 million"),
        (b"\x89PNG" + bytes(MAX_PICTURE_BYTES), "at most 20.0"),
    ],
    ids=["empty", "text", "cut", "large", "bomb", "heavy"],
)
def test_form_says_what_is_wrong_with_a_picture(data, message):
    form = upload(data)

    assert not form.is_valid()
    assert message in form.errors["thumbnail"][0]


def test_form_shows_the_ordinary_widget():
    html = str(PictureForm()["thumbnail"])

    assert 'type="file"' in html
    assert 'accept="image/*"' in html


def test_picture_field_can_be_rebuilt_for_migrations():
    field = PictureField(sizes_field="face_sizes", widths=[64], square=True, blank=True)
    clone = field.clone()

    assert field.deconstruct()[1:] == (
        "publications.fields.PictureField",
        [],
        {
            "sizes_field": "face_sizes",
            "widths": (64,),
            "square": True,
            "blank": True,
            "max_length": 200,
            "upload_to": "",
        },
    )
    assert (clone.sizes_field, clone.widths, clone.square) == (
        "face_sizes",
        (64,),
        True,
    )


@isolate_apps("publications")
def test_sizes_above_their_picture_are_reported():
    class Person(models.Model):  # noqa: DJ008 - exists for its check only
        face_sizes = models.JSONField(default=dict)
        face = PictureField(sizes_field="face_sizes")

        class Meta:
            app_label = "publications"

    (error,) = Person._meta.get_field("face").check()

    assert error.id == "publications.E001"
    assert "face_sizes" in error.msg
    assert "stands above it" in error.msg


@isolate_apps("publications")
def test_missing_sizes_are_reported():
    class Person(models.Model):  # noqa: DJ008 - exists for its check only
        face = PictureField(sizes_field="face_sizes")

        class Meta:
            app_label = "publications"

    (error,) = Person._meta.get_field("face").check()

    assert "does not exist" in error.msg


@pytest.mark.django_db
def test_rendered_text_needs_no_marking_in_a_template():
    work = Publication.objects.create(title="On $x$ & <b>y</b>")
    work.refresh_from_db()
    shown = Template("{{ work.title_html }}").render(Context({"work": work}))
    assert shown.startswith("On <math")
    assert shown.endswith("&amp; &lt;b&gt;y&lt;/b&gt;")
