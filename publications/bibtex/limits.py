"""What is read at most, far beyond what any person's file holds.

Each limit is told of where it is met, and what is beyond it is left out. Those of
names and of nested LaTeX stand with what reads these.
"""

MAX_TEXT = 300_000_000
MAX_ENTRIES = 1_000_000

# Twenty macros that each double the one before would make megabytes of one
# line. The first limit is for a value, the second for what all macros add.
MAX_VALUE = 1_000_000
MAX_EXPANSION = 50_000_000
# Nobody means this; some readers of the file will fail on it.
MAX_DEPTH = 100

# How far crossref and xdata are followed, and how many fields are looked at in all:
# more than any real file needs, and still seconds.
MAX_LEVELS = 4
MAX_STEPS = 3_000_000
