from django import template
from django.core import signing
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.html import format_html

from publications.history import FILES

PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")

register = template.Library()


@register.simple_tag
def kept_value(opts, text, file):
    """A value in words; of a file the way to it, as long as it is kept."""
    if not file:
        return format_html('<span class="text">{}</span>', text)
    if not default_storage.exists(file):
        return format_html('{} <span class="quiet">(not kept any more)</span>', text)
    view = f"admin:{opts.app_label}_{opts.model_name}_history_file"
    url = reverse(view, args=[signing.Signer(salt=FILES).sign(file)])
    if file.lower().endswith(PICTURES):
        text = format_html(
            '<img class="picture" src="{}" alt="{}" loading="lazy">', url, text
        )
    return format_html('<a href="{}">{}</a>', url, text)
