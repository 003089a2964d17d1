"""How often Python looks for what nothing leads to any more."""

import gc
from contextlib import contextmanager


@contextmanager
def rarely_tidied():
    """Python looks again and again for what nothing leads to any more, among all that
    there is: a tenth or more of the time of an export."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(5_000, 10, 10)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()
