from django.urls import path

from . import views

app_name = "homepage"
urlpatterns = [
    path("", views.HomeView.as_view(), name="home"),
    path("previews/<str:key>/home/", views.HomePreviewView.as_view(), name="preview"),
    path("card.png", views.CardView.as_view(), name="card"),
    path("cv.pdf", views.ResumeView.as_view(), name="resume"),
    path("robots.txt", views.RobotsView.as_view(), name="robots"),
    path("sitemap.xml", views.SitemapView.as_view(), name="sitemap"),
]
