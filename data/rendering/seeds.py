"""A generator of random numbers for each picture, from words that name it."""

import hashlib

import numpy as np


def generator(*words: object) -> np.random.Generator:
    """Independent for every different row of words, such as seed, split, class, number."""
    digest = hashlib.sha256("\x1f".join(str(word) for word in words).encode()).digest()
    return np.random.Generator(np.random.PCG64(int.from_bytes(digest[:16], "big")))


def between(rng: np.random.Generator, low: float, high: float) -> float:
    """A number in [low, high), on a grid of a millionth so that every machine gets the same."""
    return round(low + (high - low) * float(rng.random()), 6)
