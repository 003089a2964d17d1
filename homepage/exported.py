"""Whether an answer becomes a file, for a server that only hands out files."""

# In the environment of a request. No visitor's can hold it: what comes with one begins
# with HTTP_.
EXPORTED = "offprint.is_exported"


def is_exported(request):
    return request.META.get(EXPORTED, False)
