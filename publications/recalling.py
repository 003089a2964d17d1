"""What one request has read and the next needs as well, where all pages of a site are
asked for one after another: a page, then its downloads."""

# In the environment of such a request: the last value of each name, with its key.
RECALLED = "offprint.recalled"


def recalled(request, name, key, read):
    kept = request.META.get(RECALLED)
    if kept is None:
        return read()
    if name not in kept or kept[name][0] != key:
        kept[name] = key, read()
    return kept[name][1]
