"""Stored files on their way to the reader, from this disk or from elsewhere. Nothing
here looks at the database."""

import mimetypes
import os
import re
from typing import BinaryIO, NamedTuple

from django.conf import settings
from django.core.files.storage import default_storage
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
    """Answer with the stored file `name`, to be saved as `filename`.

    Whether the reader may have it is for the caller to decide. A browser shows only
    what is of a type among `inline_types`.
    """
    stored = found(name)
    filename = filename or os.path.basename(name)
    content_type = type_of(filename)
    as_attachment = content_type not in inline_types
    response = whole_or_part(
        request, stored, filename=filename, as_attachment=as_attachment
    )
    for header, value in headers_of(name, content_type, stored).items():
        response.headers[header] = value
    answer = get_conditional_response(
        request, stored.etag, int(stored.modified), response
    )
    if answer is not response:
        stored.file.close()
    return answer


class Stored(NamedTuple):
    file: BinaryIO
    size: int
    modified: float
    etag: str


def found(name):
    try:
        default_storage.path("")
    except NotImplementedError:
        return found_elsewhere(name)
    file = open(stored_path(name), "rb")  # noqa: SIM115 - the response closes it
    stat = os.fstat(file.fileno())
    etag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
    return Stored(file, stat.st_size, stat.st_mtime, etag)


def found_elsewhere(name):
    try:
        file = default_storage.open(name)
    except FileNotFoundError:
        raise Http404(f"{name!r} is not stored.") from None
    return Stored(file, file.size, file.modified.timestamp(), file.etag)


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


def headers_of(name, content_type, stored):
    is_text = content_type == "text/plain"
    is_pdf = content_type == "application/pdf"
    return {
        "Content-Type": content_type + "; charset=utf-8" * is_text,
        "ETag": stored.etag,
        "Last-Modified": http_date(stored.modified),
        "Cache-Control": FOREVER if OURS.fullmatch(name) else "no-cache",
        "Accept-Ranges": "bytes",
        "X-Content-Type-Options": "nosniff",
        # Browsers show no PDF in a sandbox; a script in it has no way to the site.
        "Content-Security-Policy": "frame-ancestors 'none'" if is_pdf else SANDBOX,
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def whole_or_part(request, stored, **shown):
    section = wanted_section(request, stored)
    if section is None:
        return StoredFile(stored.file, **shown)
    if not section:
        stored.file.close()
        none = {"Content-Range": f"bytes */{stored.size}"}
        return HttpResponse(status=416, headers=none)
    stored.file.seek(section.start)
    response = StoredFile(Section(stored.file, len(section)), status=206, **shown)
    response.headers["Content-Length"] = str(len(section))
    response.headers["Content-Range"] = (
        f"bytes {section.start}-{section.stop - 1}/{stored.size}"
    )
    return response


def wanted_section(request, stored):
    """The one range that is asked for (RFC 9110, 14.2); None stands for all."""
    match = BYTES.fullmatch(request.headers.get("Range", ""))
    known = request.headers.get("If-Range")
    if request.method != "GET" or not match:
        return None
    if known not in (None, stored.etag, http_date(stored.modified)):
        return None
    first, last = match.groups()
    if not first:
        return range(max(0, stored.size - int(last)), stored.size) if last else None
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last or stored.size) + 1, stored.size))


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
