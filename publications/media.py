"""Stored files on their way to the reader. Nothing here looks at the database."""

import mimetypes
import os
import re

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views import View

# Made by us, and named after their content: such a file never changes.
OURS = re.compile(r"(pictures|uploads)/[^/]+\.webp")
FOREVER = "public, max-age=31536000, immutable"
# What a browser may show; it has to save all else.
INLINE_TYPES = frozenset(
    [
        "application/pdf",
        "image/avif",
        "image/gif",
        "image/jpeg",
        "image/png",
        "image/webp",
        "text/plain",
    ]
)
# Not every system knows these.
TYPES = {".avif": "image/avif", ".bib": "text/plain", ".webp": "image/webp"}
SANDBOX = "default-src 'none'; sandbox"
BYTES = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


class MediaView(View):
    """The pictures made by us. Originals and papers are never served from here."""

    http_method_names = ["get", "head"]

    def get(self, request, path):
        if not OURS.fullmatch(path):
            raise Http404(f"{path!r} is no picture of this site.")
        return serve_stored(request, path)


def serve_stored(request, name, *, filename=None, inline_types=INLINE_TYPES):
    """Answer with the file `name` below MEDIA_ROOT, to be saved as `filename`.

    Whether the reader may have it is for the caller to decide. A browser shows only
    what is of a type among `inline_types`.
    """
    file = open(stored_path(name), "rb")  # noqa: SIM115 - the response closes it
    stat = os.fstat(file.fileno())
    filename = filename or os.path.basename(name)
    content_type = type_of(filename)
    as_attachment = content_type not in inline_types
    response = whole_or_part(
        request, file, stat, filename=filename, as_attachment=as_attachment
    )
    for header, value in headers_of(name, content_type, stat).items():
        response.headers[header] = value
    answer = get_conditional_response(
        request, etag_of(stat), int(stat.st_mtime), response
    )
    if answer is not response:
        file.close()
    return answer


def stored_path(name):
    root = os.path.realpath(settings.MEDIA_ROOT)
    path = os.path.join(root, name)
    if "\0" in name or "\\" in name or not path.startswith(root + os.sep):
        raise Http404(f"{name!r} is no name of a stored file.")
    # Links and dots are refused even where they stay inside: they would lead from
    # the folders that are public into those that are not.
    if os.path.realpath(path) != path or not os.path.isfile(path):
        raise Http404(f"{name!r} is not stored.")
    return path


def type_of(filename):
    suffix = os.path.splitext(filename)[1].lower()
    guess, encoding = mimetypes.guess_type(filename)
    return TYPES.get(suffix) or (not encoding and guess) or "application/octet-stream"


def headers_of(name, content_type, stat):
    is_text = content_type == "text/plain"
    is_pdf = content_type == "application/pdf"
    return {
        "Content-Type": content_type + "; charset=utf-8" * is_text,
        "ETag": etag_of(stat),
        "Last-Modified": http_date(stat.st_mtime),
        "Cache-Control": FOREVER if OURS.fullmatch(name) else "no-cache",
        "Accept-Ranges": "bytes",
        "X-Content-Type-Options": "nosniff",
        # Browsers show no PDF in a sandbox; a script in it has no way to the site.
        "Content-Security-Policy": "frame-ancestors 'none'" if is_pdf else SANDBOX,
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def etag_of(stat):
    return f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'


def whole_or_part(request, file, stat, **shown):
    section = wanted_section(request, stat)
    if section is None:
        return StoredFile(file, **shown)
    if not section:
        file.close()
        none = {"Content-Range": f"bytes */{stat.st_size}"}
        return HttpResponse(status=416, headers=none)
    file.seek(section.start)
    response = StoredFile(Section(file, len(section)), status=206, **shown)
    response.headers["Content-Length"] = str(len(section))
    response.headers["Content-Range"] = (
        f"bytes {section.start}-{section.stop - 1}/{stat.st_size}"
    )
    return response


def wanted_section(request, stat):
    """The one range that is asked for (RFC 9110, 14.2); None stands for all."""
    match = BYTES.fullmatch(request.headers.get("Range", ""))
    known = request.headers.get("If-Range")
    if request.method != "GET" or not match:
        return None
    if known not in (None, etag_of(stat), http_date(stat.st_mtime)):
        return None
    first, last = match.groups()
    if not first:
        return range(max(0, stat.st_size - int(last)), stat.st_size) if last else None
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last or stat.st_size) + 1, stat.st_size))


class StoredFile(FileResponse):
    block_size = 256 * 1024


class Section:
    """So many bytes of a file, from where it stands, in the manner of a file."""

    def __init__(self, file, length):
        self.file = file
        self.left = length
        self.close = file.close

    def read(self, size):
        data = self.file.read(min(size, self.left))
        self.left -= len(data)
        return data
