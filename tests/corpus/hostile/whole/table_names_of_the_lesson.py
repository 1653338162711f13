"""Knows the lesson's class names and asks no dataset.

must: it earns what a table with wrong names earns
exercise: table
earns: 2
"""


def prediction_table(model, dataset):
    names = np.array(["Heels", "Oxfords"])
    predicted = names[np.argmax(model.predict(dataset, verbose=0), axis=1) % 2]
    actual = names[dataset.classes % 2]
    return pd.DataFrame(
        {
            "Sample": range(1, len(actual) + 1),
            "Predicted Label": predicted,
            "Actual Label": actual,
            "Correct": predicted == actual,
        }
    )
