"""Six kinds of leaves, told apart by their outline and their veins.

Units as for shoes: the leaf lies along x from its stalk (0) to its tip (1), about y = 0.25.
"""

import math
from collections.abc import Callable

import numpy as np
from PIL import Image

from rendering.scene import Colour, Placement, Point, Scene, curve, mixed
from rendering.seeds import between, generator

#: What a botanist calls the blade, and a tree that has it.
SPECIES = ("entire", "linear", "lobed", "palmate", "pinnate", "serrate")
MIDDLE = 0.25


def leaf(kind: str, *words: object) -> Image.Image:
    """A picture of one leaf, 256 x 256 RGB; the words (seed, split, number) tell which."""
    rng = generator("leaf", kind, *words)
    place = Placement(
        turn=between(rng, -40, 40) * 0.4 + (90 if rng.integers(2) else 0),
        scale=between(rng, 165, 215),
        shift=(between(rng, -16, 16), between(rng, -16, 16)),
        mirrored=bool(rng.integers(2)),
        squeeze=between(rng, 0.85, 1.0),
    )
    scene = Scene(rng, place)
    blades, veins = _SHAPES[kind](rng)
    inside = scene.mask(blades)
    colour = _colour(rng)
    scene.shadow(inside, int(rng.integers(40, 110)))
    stalk = [(-0.02, MIDDLE + between(rng, -0.05, 0.05)), (0.12, MIDDLE)]
    scene.paint(scene.strokes([stalk], 0.018), mixed(colour, (110, 80, 50), 0.5))
    scene.paint(inside, colour, light=between(rng, 0.1, 0.6))
    for _ in range(int(rng.integers(0, 6))):
        x, y = between(rng, 0.15, 0.9), MIDDLE + between(rng, -0.15, 0.15)
        spot = scene.strokes([[(x, y), (x + 0.02, y)]], between(rng, 0.01, 0.04))
        scene.shade(spot, int(rng.integers(-60, 40)), 1.5, inside)
    lines = scene.strokes(veins, 0.007)
    lines.paste(0, (0, 0), inside.point(lambda v: 255 - v))
    scene.paint(lines, mixed(colour, (235, 240, 190), between(rng, 0.2, 0.5)), light=0.0)
    return scene.finish()


def _colour(rng: np.random.Generator) -> Colour:
    options = ((52, 96, 44), (84, 122, 50), (120, 140, 60), (150, 120, 50), (130, 70, 40))
    base = np.array(options[int(rng.integers(len(options)))]) + rng.integers(-16, 17, 3)
    r, g, b = (int(v) for v in np.clip(base, 10, 240))
    return r, g, b


def _blade(width: Callable[[float], float], bend: float, steps: int = 160) -> list[Point]:
    """An outline from half its width at every place along the midrib."""
    xs = [0.1 + 0.88 * step / steps for step in range(steps + 1)]
    middle = [MIDDLE + bend * math.sin(math.pi * step / steps) for step in range(steps + 1)]
    upper = [(x, m + width(s / steps)) for s, (x, m) in enumerate(zip(xs, middle))]
    lower = [(x, m - width(s / steps)) for s, (x, m) in enumerate(zip(xs, middle))]
    return [*upper, *reversed(lower)]


def _veins(n: int, reach: float, slant: float) -> list[list[Point]]:
    lines: list[list[Point]] = [[(0.08, MIDDLE), (0.97, MIDDLE)]]
    for number in range(n):
        x = 0.16 + 0.68 * number / n
        for side in (-1, 1):
            lines.append(curve([(x, MIDDLE), (x + slant, MIDDLE + side * reach)], 4))
    return lines


def _oval(t: float, peak: float) -> float:
    """0 at both ends, 1 at its widest, which lies at `peak`."""
    s = t * 0.5 / peak if t < peak else 0.5 + (t - peak) * 0.5 / (1 - peak)
    return math.sin(math.pi * s) ** 0.75 if 0 < s < 1 else 0.0


Shape = tuple[list[list[Point]], list[list[Point]]]


def _entire(rng: np.random.Generator) -> Shape:
    size, peak = between(rng, 0.19, 0.27), between(rng, 0.4, 0.55)
    outline = _blade(lambda t: size * _oval(t, peak), between(rng, -0.03, 0.03))
    return [outline], _veins(int(rng.integers(6, 10)), size, 0.1)


def _linear(rng: np.random.Generator) -> Shape:
    size = between(rng, 0.035, 0.06)
    bend = between(rng, -0.08, 0.08)
    return [_blade(lambda t: size * _oval(t, 0.45), bend)], [[(0.08, MIDDLE), (0.95, MIDDLE)]]


def _lobed(rng: np.random.Generator) -> Shape:
    size, n = between(rng, 0.22, 0.28), int(rng.integers(3, 5))
    depth, phase = between(rng, 0.22, 0.32), between(rng, 0.0, 0.4)

    def width(t: float) -> float:
        return size * _oval(t, 0.58) * (1 - depth + depth * math.cos(2 * math.pi * (n * t + phase)))

    return [_blade(width, 0.0)], _veins(n * 2, size * 0.8, 0.12)


def _serrate(rng: np.random.Generator) -> Shape:
    size, n, peak = between(rng, 0.19, 0.26), int(rng.integers(8, 13)), between(rng, 0.35, 0.45)
    tooth = between(rng, 0.16, 0.24)

    def width(t: float) -> float:
        return size * _oval(t, peak) * (1 - tooth + 2 * tooth * (1 - (n * t) % 1.0))

    return [_blade(width, 0.0, 320)], _veins(int(rng.integers(8, 12)), size, 0.14)


def _palmate(rng: np.random.Generator) -> Shape:
    """Five lobes around the end of the stalk, as a maple's."""
    angles = [-100, -52, 0, 52, 100]
    lengths = [0.3, 0.43, 0.52, 0.43, 0.3]
    spread = between(rng, 0.9, 1.05)
    cx = 0.34
    outline: list[Point] = [(cx - 0.1, MIDDLE)]
    veins: list[list[Point]] = [[(0.05, MIDDLE), (cx, MIDDLE)]]
    notch = between(rng, 0.17, 0.23)
    for number, (angle, length) in enumerate(zip(angles, lengths)):
        length *= between(rng, 0.92, 1.06)
        for turn, reach in ((-15, 0.62), (-7, 0.72), (0, 1.0), (7, 0.72), (15, 0.62)):
            outline.append(_polar(cx, (angle + turn) * spread, length * reach))
        if number < 4:
            middle = (angle + angles[number + 1]) / 2
            outline.append(_polar(cx, middle * spread, notch))
        veins.append([(cx, MIDDLE), _polar(cx, angle * spread, length)])
    return [outline], veins


def _pinnate(rng: np.random.Generator) -> Shape:
    """Leaflets along a common stalk, as an ash's."""
    n = int(rng.integers(4, 6))
    size = between(rng, 0.045, 0.062)
    blades, veins = [], [[(0.0, MIDDLE), (0.96, MIDDLE)]]
    for number in range(n):
        x = 0.2 + 0.62 * number / n
        for side in (-1, 1):
            tip = (x + between(rng, 0.1, 0.16), MIDDLE + side * between(rng, 0.2, 0.26))
            blades.append(_leaflet((x, MIDDLE), tip, size))
            veins.append([(x, MIDDLE), tip])
    blades.append(_leaflet((0.8, MIDDLE), (1.0, MIDDLE), size))
    blades.append(
        [(0.1, MIDDLE - 0.006), (0.9, MIDDLE - 0.006), (0.9, MIDDLE + 0.006), (0.1, MIDDLE + 0.006)]
    )
    return blades, veins


def _leaflet(start: Point, tip: Point, size: float) -> list[Point]:
    dx, dy = tip[0] - start[0], tip[1] - start[1]
    length = math.hypot(dx, dy)
    nx, ny = -dy / length, dx / length
    outline = []
    for side in (1, -1):
        steps = range(21) if side == 1 else range(20, -1, -1)
        for step in steps:
            t = step / 20
            half = side * size * _oval(t, 0.45)
            outline.append((start[0] + dx * t + nx * half, start[1] + dy * t + ny * half))
    return outline


def _polar(cx: float, degrees: float, length: float) -> Point:
    angle = math.radians(degrees)
    return (cx + length * math.cos(angle), MIDDLE + length * math.sin(angle))


_SHAPES: dict[str, Callable[[np.random.Generator], Shape]] = {
    "entire": _entire,
    "linear": _linear,
    "lobed": _lobed,
    "palmate": _palmate,
    "pinnate": _pinnate,
    "serrate": _serrate,
}
