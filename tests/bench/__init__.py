"""Measurements that take too long for `make test`; `make bench` runs them and keeps the figures."""
