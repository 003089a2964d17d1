from django import template

from publications.citing import main_entry

register = template.Library()
register.filter("bibtex", main_entry)
