from django.contrib import admin
from django.urls import include, path

from publications.editor import PreviewView, UploadView
from publications.media import MediaView
from publications.urls import previews

handler400 = "config.failing.bad_request"
handler500 = "config.failing.server_error"
urlpatterns = [
    path("", include("homepage.urls")),
    path("publications/", include("publications.urls")),
    path("previews/", include((previews, "previews"))),
    # django-markdownx looks for these two names; its own views are open to anybody.
    path(
        "admin/markdown/preview/", PreviewView.as_view(), name="markdownx_markdownify"
    ),
    path("admin/markdown/upload/", UploadView.as_view(), name="markdownx_upload"),
    path("admin/", admin.site.urls),
    path("media/<path:path>", MediaView.as_view(), name="media"),
]
