from django.contrib import admin
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path

from . import noting, sessions
from .account import account
from .front_door import front_door
from .resuming import has_signed_in, resume
from .signing_in import SignInForm


class DeskSite(admin.AdminSite):
    site_header = site_title = "Offprint"
    index_title = "Your site"
    # The bar above each page leads everywhere.
    enable_nav_sidebar = False
    login_form = SignInForm
    logout_template = "admin/logged_out.html"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        noting.listen()

    def get_urls(self):
        view = self.admin_view(self.account)
        again = path("resume/<slug:key>/", self.admin_view(resume), name="resume")
        return [path("account/", view, name="account"), again, *super().get_urls()]

    def login(self, request, extra_context=None):
        response = super().login(request, extra_context)
        if has_signed_in(request, response):
            sessions.begin(request.session, stays="stays" in request.POST)
        return response

    def account(self, request):
        return account(request, self)

    def password_change(self, request, extra_context=None):
        """Where Django's own pages look for it."""
        return redirect("admin:account")

    def password_change_done(self, request, extra_context=None):
        return redirect("admin:account")

    def index(self, request, extra_context=None):
        context = front_door(request, self) | (extra_context or {})
        return super().index(request, context)

    def app_index(self, request, app_label, extra_context=None):
        """Which app holds what is of no use to an owner: all is on the desk."""
        if not self.get_app_list(request, app_label):
            raise Http404("Nothing of this name can be seen by you.")
        return redirect("admin:index")
