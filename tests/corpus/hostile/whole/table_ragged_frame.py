"""Has pandas hand out rows of several lengths.

must: it earns nothing
exercise: table
"""

pd.DataFrame.itertuples = lambda self, **kwargs: iter([(1,), (1, 2, 3), ()])
