"""What all pictures share: background, shadow, light, placement, grain."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from rendering.seeds import between

Point = tuple[float, float]
Colour = tuple[int, int, int]
SIZE = 256
SCALE = 2


@dataclass(frozen=True)
class Placement:
    """Where the object lies: a turn, a scale and a shift, and which way it looks.

    `turn` in degrees, `scale` in pixels for one unit, `squeeze` < 1 for a view from the side.
    """

    turn: float
    scale: float
    shift: Point
    mirrored: bool
    squeeze: float = 1.0
    skew: float = 0.0

    def __call__(self, points: Sequence[Point]) -> list[Point]:
        """From object units (x to the right, y upwards, about [0, 1]) to pixels."""
        sine, cosine = math.sin(math.radians(self.turn)), math.cos(math.radians(self.turn))
        placed = []
        for x, y in points:
            x, y = (x - 0.5) * self.squeeze, y - 0.25 + self.skew * (x - 0.5)
            x = -x if self.mirrored else x
            x, y = x * cosine - y * sine, x * sine + y * cosine
            placed.append(
                (
                    round(SCALE * (SIZE / 2 + self.shift[0] + x * self.scale), 2),
                    round(SCALE * (SIZE / 2 + self.shift[1] - y * self.scale), 2),
                )
            )
        return placed


class Scene:
    """A picture in the making, drawn twice as large as it will be."""

    def __init__(self, rng: np.random.Generator, place: Placement) -> None:
        self.rng = rng
        self.place = place
        self.image = background(rng)

    def mask(self, shapes: Sequence[Sequence[Point]]) -> Image.Image:
        """White where any of the outlines, in object units, is filled."""
        mask = Image.new("L", self.image.size)
        draw = ImageDraw.Draw(mask)
        for shape in shapes:
            draw.polygon(self.place(shape), fill=255)
        return mask

    def strokes(self, lines: Sequence[Sequence[Point]], width: float) -> Image.Image:
        """White along lines of a width in object units."""
        mask = Image.new("L", self.image.size)
        draw = ImageDraw.Draw(mask)
        pixels = max(1, round(width * self.place.scale * SCALE))
        for line in lines:
            placed = self.place(line)
            draw.line(placed, fill=255, width=pixels, joint="curve")
            for x, y in (placed[0], placed[-1]):
                radius = pixels / 2
                draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
        return mask

    def paint(self, mask: Image.Image, colour: Colour, light: float = 0.35) -> None:
        """Fill a mask with a colour that is lighter above and darker below."""
        box = mask.getbbox()
        if box is None:
            return
        top, bottom = box[1], box[3]
        steps = np.arange(self.image.height) - top
        share = np.clip(steps * 1000 // max(1, bottom - top), 0, 1000)
        factor = 1000 + (light * (500 - share)).astype(np.int64)
        column = np.clip(np.array(colour)[None, :] * factor[:, None] // 1000, 0, 255)
        fill = np.repeat(column[:, None, :], self.image.width, axis=1).astype(np.uint8)
        self.image.paste(Image.fromarray(fill), (0, 0), mask)

    def shade(self, mask: Image.Image, amount: int, blur: float, inside: Image.Image) -> None:
        """Darken (amount < 0) or lighten along a blurred mask, only inside another."""
        soft = mask.filter(ImageFilter.GaussianBlur(blur * SCALE))
        soft = ImageChops.multiply(soft, inside).point(lambda v: v * abs(amount) // 255)
        layer = Image.merge("RGB", (soft, soft, soft))
        combine = ImageChops.add if amount > 0 else ImageChops.subtract
        self.image = combine(self.image, layer)

    def shadow(self, mask: Image.Image, strength: int) -> None:
        """A soft shadow of a mask, a little below it."""
        down = ImageChops.offset(mask, SCALE * 3, SCALE * 7)
        soft = down.filter(ImageFilter.GaussianBlur(7 * SCALE)).point(lambda v: v * strength // 255)
        self.image = ImageChops.subtract(self.image, Image.merge("RGB", (soft, soft, soft)))

    def finish(self) -> Image.Image:
        """The picture in its final size, with a colour cast, brightness, and grain."""
        small = self.image.resize((SIZE, SIZE), Image.Resampling.BOX)
        pixels = np.asarray(small).astype(np.int64)
        cast = np.array([round(1000 * between(self.rng, 0.92, 1.07)) for _ in range(3)])
        grain = self.rng.integers(-6, 7, pixels.shape)
        return Image.fromarray(np.clip(pixels * cast // 1000 + grain, 0, 255).astype(np.uint8))


def background(rng: np.random.Generator) -> Image.Image:
    """A plain, textured or mildly cluttered ground."""
    side = SIZE * SCALE
    base = rng.integers(120, 246) + rng.integers(-22, 23, 3)
    cells = int(rng.integers(3, 9))
    rough = int(rng.integers(4, 34))
    coarse = base + rng.integers(-rough, rough + 1, (cells, cells, 1)) + rng.integers(-4, 5, 3)
    image = Image.fromarray(np.clip(coarse, 0, 255).astype(np.uint8))
    image = image.resize((side, side), Image.Resampling.BILINEAR)
    draw = ImageDraw.Draw(image)
    for _ in range(int(rng.integers(0, 3))):
        colour = tuple(int(v) for v in np.clip(base + rng.integers(-22, 23, 3), 0, 255))
        x, y = (int(v) for v in rng.integers(0, side, 2))
        w, h = (int(v) for v in rng.integers(side // 16, side // 3, 2))
        if rng.random() < 0.5:
            draw.ellipse((x - w, y - h, x + w, y + h), fill=colour)
        else:
            draw.line((x, y, x + 3 * w, y + h - w), fill=colour, width=int(rng.integers(4, 40)))
    return image.filter(ImageFilter.GaussianBlur(3 * SCALE))


def curve(points: Sequence[Point], steps: int = 10) -> list[Point]:
    """A smooth line through points (Catmull-Rom spline), both ends included."""
    whole = [points[0], *points, points[-1]]
    line: list[Point] = []
    for a, b, c, d in zip(whole, whole[1:], whole[2:], whole[3:]):
        for step in range(steps):
            t = step / steps
            line.append((_spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t)))
    return [*line, points[-1]]


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3
    )


def mixed(colour: Colour, other: Colour, share: float) -> Colour:
    """A colour between two."""
    r, g, b = (round(a + (b - a) * share) for a, b in zip(colour, other))
    return r, g, b


def choose(rng: np.random.Generator, options: Sequence[Callable[..., None]]) -> Callable[..., None]:
    return options[int(rng.integers(len(options)))]
