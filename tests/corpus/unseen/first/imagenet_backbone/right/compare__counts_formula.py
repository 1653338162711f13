"""Uses the formula multiplied through by n, on whole pandas columns.

exercise: compare
because: (k + z²/2 ± z·sqrt(k(n-k)/n + z²/4)) / (n + z²) is Wilson's interval; best first, a row for each network.
"""

import pandas as pd


def compare_networks(right: dict[str, float], n_images: int) -> pd.DataFrame:
    z2 = 1.96**2
    k = pd.Series(right, dtype="float64").sort_values(ascending=False, kind="stable")
    middle = k + z2 / 2
    reach = (z2 * (k * (n_images - k) / n_images + z2 / 4)) ** 0.5
    table = pd.DataFrame(
        {
            "Accuracy": k / n_images,
            "Low": (middle - reach) / (n_images + z2),
            "High": (middle + reach) / (n_images + z2),
        }
    )
    return table.rename_axis("Network").reset_index()
