"""How often Python looks for what nothing leads to any more."""

import gc
from contextlib import contextmanager


@contextmanager
def rarely_tidied():
    """Python looks again and again for what nothing leads to any more, among all that
    there is. Of thousands of works that is much: an export of 10,000 took 275 s of the
    processor, and takes 245 s so; of 1,000, it makes no difference."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(5_000, 10, 10)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()
