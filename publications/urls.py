from django.urls import path

from . import views

app_name = "publications"
urlpatterns = [
    path("", views.PublicationListView.as_view(), name="list"),
    path("<slug:slug>/", views.PublicationDetailView.as_view(), name="detail"),
    # Names of files hold a dot, slugs never do: neither can hide the other.
    path("<slug:slug>/<str:name>", views.LinkedFileView.as_view(), name="file"),
]
