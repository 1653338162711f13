"""Left out the two exercises that train.

rest: stubs
solved: load, data, inspect, truncate, head, freeze, evaluate, table, compare
"""
