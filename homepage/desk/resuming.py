"""Who is signed out in the middle of a form signs in, and sends it again."""

from copy import copy

from django.conf import settings
from django.contrib import admin, messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views import csrf

from .kept_forms import drop, find, pack, put_by, unpack

# What is sent to them holds passwords, or is no work that could be lost.
UNKEPT = ("login", "logout", "account", "auth_", "resume")


class ResumeMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if has_signed_in(request, response):
            return resumed(request, request.POST.get("kept", "")) or response
        if is_sent_again(request, response):
            drop(request.session, request.POST["resumed"])
        return response

    def process_view(self, request, view, args, kwargs):
        if request.method != "POST" or not is_of_the_desk(request):
            return None
        if is_form(request):
            if request.user.is_anonymous:
                return sign_in_page(request, pack(request), request.get_full_path())
            renew(request.session)
        elif is_sign_in(request) and "username" not in request.POST:
            # From the page that says how long to wait.
            kept = request.POST.get("kept")
            return sign_in_page(request, kept) if kept else None
        return None


def renew(session):
    """Each day with a form sent begins the two weeks of a session anew.

    A preview must not: it would wait wherever something long is being saved.
    """
    today = timezone.localdate().isoformat()
    if session.get("day") != today:
        session["day"] = today


def is_of_the_desk(request):
    return request.path.startswith(reverse("admin:index"))


def is_form(request):
    """Whether a person has sent it, who would like to see it again; no script has."""
    found = request.resolver_match
    is_page = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
    return (
        is_page
        and found is not None
        and found.namespaces == ["admin"]
        and not (found.url_name or "").startswith(UNKEPT)
    )


def is_sign_in(request):
    return request.method == "POST" and request.path == reverse("admin:login")


def has_signed_in(request, response):
    return (
        is_sign_in(request)
        and response.status_code == 302
        and request.user.is_authenticated
    )


def is_sent_again(request, response):
    return (
        request.method == "POST"
        and response.status_code < 400
        and is_of_the_desk(request)
        and "resumed" in request.POST
    )


def sign_in_page(request, text, path=""):
    """The page where one signs in, as the answer to a form; it holds what was sent."""
    form = unpack(text)
    path = form.path if form else path or reverse("admin:index")
    seen = copy(request)
    seen.method = "GET"
    context = {
        "kept": text,
        "was_sent": True,
        "next": path,
        "app_path": f"{reverse('admin:login')}?{urlencode({'next': path})}",
    }
    return admin.site.login(seen, context)


def resumed(request, text):
    """To the page that sends the form again, where there is one."""
    if unpack(text):
        return redirect("admin:resume", put_by(request.session, text))
    return None


def resume(request, key):
    form = find(request.session, key)
    if form is None:
        raise Http404("What was kept here has been sent, or thrown away.")
    if request.method == "POST":
        drop(request.session, key)
        messages.info(request, "What you had typed is thrown away.")
        return redirect("admin:index")
    context = {"title": "Send your form again", "kept_form": form, "key": key}
    return render(
        request, "admin/resume.html", admin.site.each_context(request) | context
    )


def csrf_failure(request, reason=""):
    """Signing in anew in another window makes forms that are open too old.

    Only what this site's own pages have sent is kept, as the browser says.
    """
    answer = None
    if is_from_here(request) and is_of_the_desk(request):
        is_known = request.user.is_authenticated
        if is_sign_in(request):
            answer = signed_in_elsewhere(request) if is_known else None
        elif is_form(request):
            text = pack(request)
            path = request.get_full_path()
            answer = (
                resumed(request, text)
                if is_known
                else sign_in_page(request, text, path)
            )
    return answer or csrf.csrf_failure(request, reason)


def is_from_here(request):
    here = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Origin") in [here, *settings.CSRF_TRUSTED_ORIGINS]


def signed_in_elsewhere(request):
    path = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(path, {request.get_host()})
    answer = resumed(request, request.POST.get("kept", ""))
    return answer or redirect(path if is_ours else "admin:index")
