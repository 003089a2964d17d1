from django import template

from publications.markdown import render_formulas

register = template.Library()


@register.filter
def with_formulas(text):
    """Formulas drawn in a text that is not kept as HTML; few have any."""
    return render_formulas(str(text)) if "$" in str(text) else text
