"""Heels and Oxfords, seen from the side and from three quarters.

Outlines are in units of the shoe's length: x from heel (0) to toe (1), y up from the ground.
"""

import numpy as np
from PIL import Image

from rendering.scene import Colour, Placement, Point, Scene, curve, mixed
from rendering.seeds import between, generator

CLASSES = ("Heels", "Oxfords")
COLOURS: tuple[Colour, ...] = (
    (28, 26, 28), (60, 38, 28), (104, 62, 36), (150, 98, 58), (120, 30, 34), (176, 38, 44),
    (40, 52, 92), (196, 164, 128), (222, 208, 190), (88, 92, 96), (60, 84, 66), (204, 120, 140),
    (150, 150, 156), (94, 54, 84),
)  # fmt: skip


def shoe(kind: str, *words: object) -> Image.Image:
    """A picture of one shoe, 256 x 256 RGB; the words (seed, split, number) tell which."""
    rng = generator("shoe", kind, *words)
    front = between(rng, 0.0, 1.0)
    place = Placement(
        turn=between(rng, -6, 6),
        scale=between(rng, 172, 210),
        shift=(between(rng, -9, 9), between(rng, -8, 9)),
        mirrored=bool(rng.integers(2)),
        squeeze=1.0 - 0.2 * front,
        skew=0.1 * front * (1 if rng.integers(2) else -1),
    )
    scene = Scene(rng, place)
    base = COLOURS[int(rng.integers(len(COLOURS)))]
    colour = tuple(int(v) for v in np.clip(np.array(base) + rng.integers(-14, 15, 3), 8, 240))
    (_heel if kind == "Heels" else _oxford)(scene, colour, front)
    return scene.finish()


def _heel(scene: Scene, colour: Colour, front: float) -> None:
    rng = scene.rng
    height = between(rng, 0.16, 0.42)
    platform = between(rng, 0.04, 0.09) if rng.random() < 0.25 else 0.015
    sole = curve([
        (0.03, height + platform), (0.16, height * 0.98 + platform),
        (0.42, height * 0.42 + platform), (0.66, platform + 0.012), (0.86, platform),
        (1.0, platform + 0.03),
    ])  # fmt: skip
    ground = [(x, max(0.0, y - platform - (0.012 if x < 0.6 else 0.0))) for x, y in sole]
    stem = _stem(rng, height + platform)
    bottom = [*sole, *reversed(ground)]
    style = int(rng.integers(5))
    uppers = _sandal(rng, sole) if style == 0 else [_pump(rng, sole, height + platform, style)]
    whole = scene.mask([bottom, stem, *uppers])
    scene.shadow(whole, int(rng.integers(50, 120)))
    far = 0.06 * front
    dark = mixed(colour, (0, 0, 0), 0.45)
    if far > 0.01:
        scene.paint(scene.mask([[(x + far, y + far) for x, y in u] for u in uppers]), dark)
    scene.paint(scene.mask([stem]), mixed(colour, (20, 16, 14), between(rng, 0.0, 0.7)))
    scene.paint(scene.mask(uppers), colour, light=between(rng, 0.3, 0.8))
    scene.paint(scene.mask([bottom]), mixed(colour, (30, 22, 18), between(rng, 0.2, 0.8)))
    if style != 0:
        _gloss(scene, uppers[0])
    if style == 4:
        strap = curve([(0.06, height + 0.2), (0.2, height + 0.17), (0.36, height * 0.6 + 0.2)])
        scene.paint(scene.strokes([strap], 0.022), mixed(colour, (0, 0, 0), 0.2))


def _stem(rng: np.random.Generator, top: float) -> list[Point]:
    """The heel itself, from stiletto to block."""
    width = between(rng, 0.02, 0.17)
    lean = between(rng, 0.0, 0.05)
    waist = between(rng, 0.5, 1.0) * (0.15 - width) / 2 if width < 0.1 else 0.01
    front = curve([(0.19, top - 0.02), (lean + width + waist, top * 0.55), (lean + width, 0.0)])
    back = curve([(lean, 0.0), (0.01 + lean / 2, top * 0.5), (0.02, top + 0.01)])
    return [*front, *back]


def _pump(rng: np.random.Generator, sole: list[Point], top: float, style: int) -> list[Point]:
    """A closed upper: pump or court shoe (1, 4), mule (2), slingback (3)."""
    throat = between(rng, 0.56, 0.7)
    toe = between(rng, 0.05, 0.1)
    edge = curve([
        (1.0, sole[-1][1]), (0.985, sole[-1][1] + toe * 0.6), (0.9, sole[-1][1] + toe + 0.02),
        (throat, between(rng, 0.15, 0.2) + sole[-1][1]), (0.45, top * 0.45 + 0.1),
        (0.25, top * 0.86 + 0.08), (0.06, top + between(rng, 0.14, 0.2)),
        (0.005, top + 0.1), (0.02, top),
    ])  # fmt: skip
    if style in (2, 3):
        opening = 0.3 if style == 2 else 0.24
        kept = [p for p in edge if p[0] > opening]
        return [*[p for p in sole if p[0] > opening], *kept]
    return [*sole, *edge]


def _sandal(rng: np.random.Generator, sole: list[Point]) -> list[list[Point]]:
    """Straps over the toes, the instep and the ankle."""
    straps = []
    for centre in (0.84, 0.7, 0.3)[: int(rng.integers(2, 4))]:
        width = between(rng, 0.025, 0.06)
        low = min(sole, key=lambda p: abs(p[0] - centre))[1]
        rise = between(rng, 0.1, 0.17)
        top = curve(
            [(centre - width, low), (centre - 0.05, low + rise), (centre - 0.12, low + rise)]
        )
        back = curve(
            [(centre - 0.12 + width, low + rise), (centre, low + rise * 0.8), (centre + width, low)]
        )
        straps.append([*top, *back])
    heel = sole[0][1]
    straps.append(curve([(0.02, heel), (0.0, heel + 0.14), (0.05, heel + 0.15), (0.07, heel)]))
    return straps


def _oxford(scene: Scene, colour: Colour, front: float) -> None:
    rng = scene.rng
    thick = between(rng, 0.03, 0.07)
    stack = between(rng, 0.05, 0.11)
    collar = between(rng, 0.36, 0.44)
    toe = between(rng, 0.1, 0.16)
    base = stack
    edge = curve([
        (0.985, base + 0.0), (1.0, base + toe * 0.45), (0.93, base + toe),
        (0.78, base + toe * 1.2), (0.6, base + toe + 0.09), (0.42, base + collar - 0.1),
        (0.33, base + collar - 0.04), (0.2, base + collar - 0.07), (0.06, base + collar - 0.02),
        (0.015, base + collar * 0.6), (0.02, base),
    ])  # fmt: skip
    sole = curve([(0.0, base), (0.4, base - 0.012), (0.72, base - 0.01), (1.0, base + 0.015)])
    rim = [(x, y - thick if x > 0.3 else y - thick * 0.8) for x, y in sole]
    heel = [(0.0, base), (0.27, base), (between(rng, 0.24, 0.27), 0.0), (0.01, 0.0)]
    upper = [*edge]
    bottom = [*sole, *reversed([(x, max(y, base - thick)) for x, y in rim])]
    scene.shadow(scene.mask([upper, bottom, heel]), int(rng.integers(50, 120)))
    far = 0.07 * front
    dark = mixed(colour, (0, 0, 0), 0.5)
    if far > 0.01:
        scene.paint(scene.mask([[(x + far, y + far * 0.8) for x, y in upper]]), dark)
    leather = mixed((44, 34, 28), colour, between(rng, 0.0, 0.5))
    scene.paint(scene.mask([heel]), leather)
    scene.paint(scene.mask([bottom]), mixed(leather, (200, 170, 130), between(rng, 0.0, 0.4)))
    inside = scene.mask([upper])
    scene.paint(inside, colour, light=between(rng, 0.3, 0.8))
    _gloss(scene, upper)
    _oxford_details(scene, inside, colour, base, toe, collar)


def _oxford_details(
    scene: Scene, inside: Image.Image, colour: Colour, base: float, toe: float, collar: float
) -> None:
    rng = scene.rng
    bright = sum(colour) > 330
    line = mixed(colour, (0, 0, 0) if bright else (235, 225, 210), 0.4)
    seams = [
        curve([(0.3, base), (0.31, base + 0.14), (0.2, base + collar - 0.08)]),
        curve([(0.38, base + collar - 0.1), (0.56, base + 0.1), (0.62, base)]),
    ]
    cap = between(rng, 0.72, 0.8)
    style = int(rng.integers(4))
    if style == 0:
        seams.append(
            curve([(cap, base), (cap + 0.02, base + toe * 0.7), (cap - 0.01, base + toe * 1.25)])
        )
    elif style == 1:
        seams.append(
            curve(
                [
                    (0.55, base + 0.02),
                    (0.72, base + 0.07),
                    (cap + 0.04, base + toe),
                    (0.86, base + toe),
                ]
            )
        )
    elif style == 2:
        seams.append(curve([(0.5, base + 0.05), (0.66, base + 0.12), (0.8, base + toe)]))
    strokes = scene.strokes(seams, 0.008)
    strokes.paste(0, (0, 0), inside.point(lambda v: 255 - v))
    scene.paint(strokes, line, light=0.0)
    laces = mixed(colour, (15, 12, 10) if bright else (225, 215, 200), between(rng, 0.3, 0.8))
    for number in range(int(rng.integers(3, 6))):
        x, y = 0.4 + 0.042 * number, base + collar - 0.1 - 0.033 * number
        scene.paint(scene.strokes([[(x - 0.035, y - 0.045), (x + 0.035, y + 0.012)]], 0.014), laces)


def _gloss(scene: Scene, upper: list[Point]) -> None:
    rng = scene.rng
    inside = scene.mask([upper])
    x, y = between(rng, 0.7, 0.9), between(rng, 0.1, 0.2)
    spot = scene.strokes([[(x - 0.12, y + 0.05), (x, y)]], 0.05)
    scene.shade(spot, int(rng.integers(20, 90)), 4, inside)
    scene.shade(scene.strokes([[(0.1, 0.06), (0.9, 0.02)]], 0.1), -40, 8, inside)
