"""What search engines shall leave out: what says the same as a page, or part of it."""

from functools import wraps


def not_indexed(view):
    @wraps(view)
    def wrapped(request, *args, **kwargs):
        return marked(view(request, *args, **kwargs))

    return wrapped


def indexed_in_full(view):
    """All pages of a list are, but no choice from it, which begins again at every
    click on a filter."""

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        return response if request.GET.keys() <= {"page"} else marked(response)

    return wrapped


def marked(response):
    response.headers["X-Robots-Tag"] = "noindex"
    return response
