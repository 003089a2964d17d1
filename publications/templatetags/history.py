from django import template
from django.core import signing
from django.core.files.storage import default_storage
from django.urls import reverse

from publications.history import FILES

register = template.Library()


@register.simple_tag
def kept_file(opts, name):
    """Where a file of an old version can be seen; nowhere if it is gone."""
    if not name or not default_storage.exists(name):
        return ""
    view = f"admin:{opts.app_label}_{opts.model_name}_history_file"
    return reverse(view, args=[signing.Signer(salt=FILES).sign(name)])
