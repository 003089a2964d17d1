"""What the Markdown editor asks the server for: a preview, and a place for a picture.

The names and the shape of the answers are those of django-markdownx's script. Its own
views are not used: they are open to anybody and trust what the sender says of a file.
"""

import logging

from django.contrib.auth.mixins import UserPassesTestMixin
from django.core.files.storage import default_storage
from django.http import HttpResponse, HttpResponseBadRequest, JsonResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from .fields import check_size
from .keeping import keep
from .markdown import RENDERERS
from .pictures import PictureError, prepare

MAX_TEXT = 200_000
MAX_WIDTH = 1600

logger = logging.getLogger("offprint.uploads")


@method_decorator(never_cache, name="dispatch")
class EditorView(UserPassesTestMixin, View):
    """For staff. All others get 403: a log-in page is of no use to a script."""

    http_method_names = ["post"]
    raise_exception = True

    def test_func(self):
        return self.request.user.is_active and self.request.user.is_staff


class PreviewView(EditorView):
    """The field `content` as the page will show it; `kind` says in which markup."""

    def post(self, request):
        text = request.POST.get("content")
        render = RENDERERS.get(request.POST.get("kind", "markdown"))
        if text is None:
            return refusal("There is nothing to show: the field “content” is missing.")
        if render is None:
            return refusal("There is no such markup: the field “kind” is wrong.")
        if len(text) > MAX_TEXT:
            return refusal(
                f"The text has {len(text):,} characters; a preview ends at "
                f"{MAX_TEXT:,}. Move a part of it to another page."
            )
        return HttpResponse(render(text))


def refusal(message):
    # The script shows the answer as HTML, whatever its status.
    return HttpResponseBadRequest(message, content_type="text/plain; charset=utf-8")


class UploadView(EditorView):
    """Keeps the picture in `image` and answers with the Markdown that shows it."""

    def post(self, request):
        try:
            name = kept(request.FILES.get("image"))
        except PictureError as error:
            return JsonResponse({"image": [str(error)]}, status=400)
        logger.info("Picture uploaded: %s", name, extra={"request": request})
        return JsonResponse({"image_code": f"![]({default_storage.url(name)})"})


def kept(file):
    if file is None:
        raise PictureError("No picture has arrived: the field “image” is missing.")
    check_size(file)
    (picture,) = prepare(file.read(), widths=[MAX_WIDTH]).variants
    # The page reads the size from the name, and keeps the place free.
    ending = f"-{picture.width}x{picture.height}.webp"
    return keep(default_storage, "uploads", picture.webp, ending)
