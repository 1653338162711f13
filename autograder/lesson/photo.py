"""One photo of a class's own: read, checked, and made into what the lesson ships."""

import hashlib
import warnings
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageOps, UnidentifiedImageError

from autograder.errors import DataError

#: The photos that some phones keep several of in one file (MPO) are opened as JPEG.
FORMATS = ("JPEG", "PNG", "WEBP")
SMALLEST_SIDE = 64
LONGEST_SIDE = 512
QUALITY = 92


class Photo(NamedTuple):
    """A photo as it will be shipped: the bytes of a JPEG file, and a SHA-256 of its pixels.

    Two files with the same picture, in whatever format that loses nothing, have equal `pixels`.
    """

    jpeg: bytes
    pixels: str


def read_photo(path: Path) -> Photo:
    """The photo upright, in RGB on white, its longest side at most 512 pixels, without EXIF.

    Raises DataError with what is wrong with the file, to be told after the file's name.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as image:
                return _shipped(image)
    except DataError:
        raise
    except UnidentifiedImageError as error:
        raise DataError("is no JPEG, PNG or WebP image; save it as one of these") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise DataError("has far too many pixels; save it smaller") from error
    # Pillow's decoders raise errors of many kinds for files that are damaged.
    except Exception as error:
        raise DataError(f"is damaged or cut short, or cannot be read ({error})") from error


def _shipped(image: Image.Image) -> Photo:
    width, height = image.size
    if min(width, height) < SMALLEST_SIDE:
        raise DataError(
            f"is too small, {width} x {height} pixels; both sides need {SMALLEST_SIDE} or more"
        )
    # A JPEG decodes many times faster at a half or a quarter of its size.
    image.draft(None, (2 * LONGEST_SIDE, 2 * LONGEST_SIDE))
    # Loaded whole first: a file that is cut short shall not pass for its first half.
    image.load()
    upright = _rgb(ImageOps.exif_transpose(image))
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    # Comments and profiles would go into the file with the picture.
    upright.info = {}
    file = BytesIO()
    upright.save(file, "JPEG", quality=QUALITY)
    pixels = hashlib.sha256(repr(upright.size).encode() + upright.tobytes())
    return Photo(file.getvalue(), pixels.hexdigest())


def _rgb(image: Image.Image) -> Image.Image:
    """The picture in RGB, what is transparent shown on white."""
    if image.mode.startswith("I"):
        # 16 bits of grey; `convert` alone would cut all above 255.
        return image.convert("I").point(lambda grey: grey * (1 / 257) + 0.5).convert("RGB")
    if not image.has_transparency_data:
        return image.convert("RGB")
    white = Image.new("RGBA", image.size, "white")
    white.alpha_composite(image.convert("RGBA"))
    return white.convert("RGB")
