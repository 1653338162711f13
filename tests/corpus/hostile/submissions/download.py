"""Fetches something over HTTP, as libraries do.

must: the server hears nothing
"""

import urllib.request

import keras


def attempt():
    address = "http://127.0.0.1:%d/x" % TARGET["tcp"]
    try:
        keras.utils.get_file("x", address)
        return ["fetched"]
    except Exception:
        return [urllib.request.urlopen(address, timeout=2).read().decode()]
