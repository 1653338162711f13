"""Counts for a quiz, as the judge computes them."""

import numpy as np

from autograder.checks.transfer_learning.quiz import Quiz, drawn, quiz


def lopsided_quiz(rng: np.random.Generator) -> Quiz:
    """Three classes whose confusions, from one to the other and back, are different in number."""
    while True:
        asked = drawn(rng, (4, 6, 7), 5)
        counts = counts_of(asked)
        if (counts != counts.T).any() and len(set(np.diag(counts))) > 1:
            return quiz(rng, asked, batch_size=5)


def counts_of(answers: tuple[tuple[int, ...], ...]) -> np.ndarray:
    """How many images of each class (row) are taken for each class (column)."""
    return np.array([[given.count(c) for c in range(len(answers))] for given in answers])


def confusion_of(asked: Quiz) -> np.ndarray:
    """The confusion matrix, `(n_classes, n_classes)`: rows are true classes."""
    n = len(asked.names)
    counts = np.zeros((n, n), int)
    np.add.at(counts, (np.array(asked.actual), np.array(asked.predicted)), 1)
    return counts
