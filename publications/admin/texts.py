"""Widgets of texts with markup: each shows beside it what the page will show."""

from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from markdownx.widgets import MarkdownxWidget

from publications.fields import MAX_PICTURE_BYTES
from publications.markdown import RENDERERS


class Previewed:
    """For a widget: `shown_as` names the markup, `field_template` draws the field."""

    template_name = "admin/widgets/previewed.html"

    class Media:
        js = ["desk/previewing.js"]

    def get_context(self, name, value, attrs):
        own = MarkdownxWidget.add_markdownx_attrs({})
        attrs = {
            **(attrs or {}),
            "data-shown-as": self.shown_as,
            "data-markdownx-urls-path": own["data-markdownx-urls-path"],
        }
        context = super().get_context(name, value, attrs)
        context["widget"] |= {
            "field_template": self.field_template,
            "shown_as": self.shown_as,
            "preview": self.preview(value),
        }
        return context

    def preview(self, value):
        return RENDERERS[self.shown_as](value) if value else ""


class TitleInput(Previewed, AdminTextInputWidget):
    shown_as = "title"
    field_template = AdminTextInputWidget.template_name

    def preview(self, value):
        """Nothing for a title that is shown as it is typed."""
        return super().preview(value) if set(value or "") & set("$<\\") else ""


class AbstractInput(Previewed, AdminTextareaWidget):
    shown_as = "abstract"
    field_template = AdminTextareaWidget.template_name


class MarkdownEditor(Previewed, MarkdownxWidget):
    """django-markdownx's widget with scripts of ours, which speak to the same views.

    Its own script writes `value`, after which nothing can be undone, catches the Tab
    key, hears of no refusal, and shows answers in the order of their arrival.
    """

    shown_as = "markdown"
    field_template = AdminTextareaWidget.template_name
    template_name = "admin/widgets/markdown_editor.html"

    class Media:
        extend = False
        js = [
            "desk/previewing.js",
            "desk/editing.js",
            "desk/uploading.js",
            "desk/editor.js",
        ]

    def get_context(self, name, value, attrs):
        limits = {"data-max-bytes": MAX_PICTURE_BYTES}
        return super().get_context(name, value, {**(attrs or {}), **limits})
