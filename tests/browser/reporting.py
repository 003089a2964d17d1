"""The site's addresses, and one where browsers report what a policy has stopped."""

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from config.urls import urlpatterns as of_the_site

reports = []


@csrf_exempt
def collect(request):
    reports.append(request.body.decode())
    return HttpResponse()


def violate(request):
    """Three things that no page may do; the last would run whatever its text says."""
    return HttpResponse(
        "<!doctype html><title>Violations</title>"
        "<p style='color: red'>Red</p>"
        "<img src='https://elsewhere.example/picture.png'>"
        "<script>document.title = 'Run'</script>"
    )


urlpatterns = [
    path("reports/", collect),
    path("violations/", violate),
    *of_the_site,
]
