"""Render every drawing of this folder to demo/pictures, as a small palette PNG.

Run it from the root of the checkout, with Pillow installed and `chromium` on the
PATH:

    python demo/drawings/render.py            # every drawing
    python demo/drawings/render.py medha iris # these only
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

DRAWINGS = Path(__file__).resolve().parent
PICTURES = DRAWINGS.parent / "pictures"
LIMIT = 40_000  # bytes


def size_of(drawing: Path) -> tuple[int, int]:
    """Return the width and height the viewBox of a drawing asks for."""
    found = re.search(r'viewBox="0 0 (\d+) (\d+)"', drawing.read_text("utf-8"))
    if not found:
        raise SystemExit(f"{drawing.name}: no viewBox")
    return int(found[1]), int(found[2])


def shoot(drawing: Path, folder: Path) -> Image.Image:
    """Return the drawing as Chromium paints it."""
    width, height = size_of(drawing)
    page, shot = folder / "page.html", folder / "shot.png"
    # The window is taller than the drawing: headless Chromium may keep some of
    # its height for itself.
    page.write_text(
        f"<style>*{{margin:0}}svg{{display:block;width:{width}px}}</style>"
        + drawing.read_text("utf-8"),
        "utf-8",
    )
    subprocess.run(
        [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--disable-background-networking",
            f"--user-data-dir={folder / 'profile'}",
            f"--window-size={width},{height + 200}",
            f"--screenshot={shot}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
    )
    with Image.open(shot) as image:
        return image.convert("RGB").crop((0, 0, width, height))


def render(drawing: Path, folder: Path) -> int:
    """Write the picture of a drawing, and return its size in bytes."""
    picture = PICTURES / f"{drawing.stem}.png"
    image = shoot(drawing, folder)
    for colours in (128, 64, 32, 16):
        image.quantize(colours, dither=Image.Dither.NONE).save(picture, optimize=True)
        if picture.stat().st_size <= LIMIT:
            return picture.stat().st_size
    raise SystemExit(f"{picture.name}: over {LIMIT} bytes")


def main(names: list[str]) -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for drawing in sorted(DRAWINGS.glob("*.svg")):
            if not names or drawing.stem in names:
                print(f"{drawing.stem}: {render(drawing, Path(folder))} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
