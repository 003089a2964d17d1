import random
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from publications.pictures import FORMATS, PictureError, prepare

from .images import encoded, photo, raw_png

ORIENTATION = 0x0112


def result(data, **options):
    """The largest variant, decoded."""
    variant = prepare(data, **{"widths": [64], **options}).variants[-1]
    image = Image.open(BytesIO(variant.webp))
    assert image.format == "WEBP"
    assert image.size == (variant.width, variant.height)
    return image.convert("RGB")


def assert_close(color, expected):
    assert all(abs(a - b) <= 6 for a, b in zip(color, expected, strict=True)), color


@pytest.mark.parametrize("format", FORMATS)
def test_every_allowed_format_keeps_its_colours(format):
    image = result(encoded(photo(), format))

    assert_close(image.getpixel((10, 20)), (255, 0, 0))
    assert_close(image.getpixel((54, 20)), (0, 0, 255))


def test_16_bit_grey_stays_mid_grey():
    image = result(encoded(Image.new("I;16", (64, 64), 32768)))

    assert_close(image.getpixel((32, 32)), (128, 128, 128))


def test_16_bit_colour_keeps_its_colours():
    row = b"\0" + b"\xff\xff\x80\x00\x00\x00" * 64
    image = result(raw_png(64, 64, depth=16, color_type=2, rows=row * 64))

    assert_close(image.getpixel((32, 32)), (255, 128, 0))


def test_16_bit_grey_with_alpha_is_laid_on_white():
    row = b"\0" + b"\x00\x00\x80\x00" * 64
    image = result(raw_png(64, 64, depth=16, color_type=4, rows=row * 64))

    assert_close(image.getpixel((32, 32)), (127, 127, 127))


def test_cmyk_red_stays_red():
    image = result(encoded(Image.new("CMYK", (64, 64), (0, 255, 255, 0)), "JPEG"))

    assert_close(image.getpixel((32, 32)), (255, 0, 0))


def test_black_and_white_stay_so():
    drawing = Image.new("1", (64, 64), 0)
    drawing.paste(1, (0, 0, 32, 64))
    image = result(encoded(drawing))

    assert_close(image.getpixel((8, 32)), (255, 255, 255))
    assert_close(image.getpixel((56, 32)), (0, 0, 0))


@pytest.mark.parametrize(
    ("mode", "clear", "opaque"),
    [("RGBA", (0, 0, 0, 0), (0, 0, 255, 255)), ("LA", (0, 0), (20, 255))],
)
def test_transparent_parts_become_white(mode, clear, opaque):
    drawing = Image.new(mode, (64, 64), opaque)
    drawing.paste(clear, (0, 0, 32, 64))
    image = result(encoded(drawing))

    assert_close(image.getpixel((8, 32)), (255, 255, 255))
    assert max(image.getpixel((56, 32))[:2]) < 30


def test_transparent_colour_of_a_palette_becomes_white():
    drawing = Image.new("P", (64, 64), 1)
    drawing.putpalette([0, 0, 0, 255, 0, 0])
    drawing.paste(0, (0, 0, 32, 64))
    image = result(encoded(drawing, transparency=0))

    assert_close(image.getpixel((8, 32)), (255, 255, 255))
    assert_close(image.getpixel((56, 32)), (255, 0, 0))


def test_half_transparent_is_mixed_with_white():
    image = result(encoded(Image.new("RGBA", (64, 64), (255, 0, 0, 128))))

    assert_close(image.getpixel((32, 32)), (255, 127, 127))


def test_animation_shows_its_first_frame():
    frames = [Image.new("RGB", (64, 64), color) for color in ("red", "blue")]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])

    assert_close(result(data).getpixel((32, 32)), (255, 0, 0))


# Where the red half of the picture stands once it is upright.
@pytest.mark.parametrize(
    ("orientation", "red", "blue"),
    [
        (1, (10, 20), (54, 20)),
        (2, (54, 20), (10, 20)),
        (3, (54, 20), (10, 20)),
        (6, (32, 10), (32, 86)),
        (8, (32, 86), (32, 10)),
    ],
)
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_rotated_picture_is_upright(format, orientation, red, blue):
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    image = result(encoded(photo(), format, exif=exif))

    assert_close(image.getpixel(red), (255, 0, 0))
    assert_close(image.getpixel(blue), (0, 0, 255))


def test_damaged_metadata_does_not_matter():
    data = encoded(photo(), "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff")

    assert_close(result(data).getpixel((10, 20)), (255, 0, 0))


def test_colours_of_a_profile_become_srgb():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (srgb, lab, b"no profile"):
        image = result(encoded(photo(), "JPEG", icc_profile=profile))

        assert_close(image.getpixel((10, 20)), (255, 0, 0))


def test_nothing_about_the_place_remains():
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "Maker of the camera"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = encoded(photo(), "JPEG", exif=exif, icc_profile=profile)
    (variant,) = prepare(data, [64]).variants
    image = Image.open(BytesIO(variant.webp))

    assert b"Maker" in data
    assert b"Maker" not in variant.webp
    assert not {"exif", "icc_profile", "xmp"} & image.info.keys()


@pytest.mark.parametrize(
    ("size", "widths", "sizes"),
    [
        ((300, 200), [192, 384, 1152], [(192, 128), (300, 200)]),
        ((1200, 600), [192, 384, 1152], [(192, 96), (384, 192), (1152, 576)]),
        ((1, 1), [192], [(1, 1)]),
        ((3000, 4), [192], [(192, 1)]),
        ((4, 20_000), [192], [(3, 16_383)]),
    ],
)
def test_variants_are_never_larger_than_the_picture(size, widths, sizes):
    picture = prepare(encoded(photo(*size)), widths)

    assert [(v.width, v.height) for v in picture.variants] == sizes


def test_large_photo_is_sharp_at_every_width():
    picture = prepare(encoded(photo(5000, 4000), "JPEG"), [192, 1152])

    assert [(v.width, v.height) for v in picture.variants] == [(192, 154), (1152, 922)]


def test_square_is_cut_around_the_middle():
    image = result(encoded(photo(300, 100)), square=True)

    assert image.size == (64, 64)
    assert_close(image.getpixel((5, 30)), (255, 0, 0))
    assert_close(image.getpixel((58, 30)), (0, 0, 255))


def plot(border):
    """Black on white, with so much white on each side."""
    image = Image.new("RGB", (200 + 2 * border, 100 + 2 * border), "white")
    image.paste("black", (border, border, border + 200, border + 100))
    return image


def test_picture_on_white_is_a_plot_without_its_border():
    picture = prepare(encoded(plot(border=50)), [400])

    assert picture.kind == "plot"
    assert [(v.width, v.height) for v in picture.variants] == [(200, 100)]


def test_picture_to_the_edge_is_a_photo():
    assert prepare(encoded(photo()), [64]).kind == "photo"


def test_blank_picture_stays_whole():
    picture = prepare(encoded(Image.new("RGB", (40, 30), "white")), [64])

    assert picture.kind == "plot"
    assert picture.variants[0].height == 30


def test_square_picture_on_white_is_no_plot():
    picture = prepare(encoded(plot(border=50)), [400], square=True)

    assert picture.kind == "photo"
    assert [(v.width, v.height) for v in picture.variants] == [(200, 200)]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "The file is empty"),
        (b"GIF89a<script>alert(1)</script>", "no picture"),
        (b"<html><script>alert(1)</script>", "no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture"),
        (b"%PDF-1.7", "no picture"),
        (encoded(photo(), "BMP"), "no picture"),
        (encoded(photo(), "TIFF"), "no picture"),
        (encoded(photo(), "JPEG")[:600], "damaged"),
        (encoded(photo(), "WEBP")[:100], "damaged"),
        (encoded(Image.effect_noise((99, 99), 9))[:600], "damaged"),
        (encoded(Image.new("1", (6400, 6400))), "40 million pixels"),
        (encoded(Image.new("1", (9500, 9500))), "40 million pixels"),
        (encoded(Image.new("1", (14_000, 14_000))), "40 million pixels"),
    ],
)
def test_refusal_says_what_is_amiss(data, message):
    with pytest.raises(PictureError, match=message):
        prepare(data, [64])


def test_size_is_refused_before_anything_is_decoded():
    # The header promises 10 gigapixels; there is not one byte of them.
    bomb = raw_png(100_000, 100_000, depth=8, color_type=2, rows=b"")

    with pytest.raises(PictureError, match="40 million pixels"):
        prepare(bomb, [64])


def test_damage_anywhere_is_a_picture_error_or_a_picture():
    chance = random.Random(7)
    for format in FORMATS:
        data = encoded(photo(60, 40), format)
        for _ in range(150):
            damaged = bytearray(data)
            damaged[chance.randrange(len(data))] = chance.randrange(256)
            try:
                assert prepare(bytes(damaged), [32]).variants
            except PictureError as error:
                assert "picture" in str(error)


def test_a_strip_too_long_to_turn_is_refused():
    with pytest.raises(PictureError, match="more than 20,000 pixels long"):
        prepare(encoded(photo(2, 20_001)), [192])


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"hevc"])
def test_a_heic_photo_is_refused_with_the_way_out(brand):
    data = b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0mif1heic" + b"\0" * 100
    with pytest.raises(PictureError, match="HEIC") as refused:
        prepare(data, widths=[192])
    assert "Settings › Camera › Formats › Most Compatible" in str(refused.value)


def test_a_phone_photo_of_12_million_pixels_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    data = encoded(photo(4032, 3024), "JPEG", exif=exif)
    (variant,) = prepare(data, widths=[192]).variants
    assert (variant.width, variant.height) == (192, 256)
