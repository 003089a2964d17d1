"""What one request has read and the next needs as well, where all pages of a site are
asked for one after another."""

# In the environment of such a request: what was read, by its name.
RECALLED = "offprint.recalled"


def recalled(request, name, read):
    kept = request.META.get(RECALLED)
    if kept is None:
        return read()
    if name not in kept:
        kept[name] = read()
    return kept[name]
