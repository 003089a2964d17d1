from django import template

from publications.listing import drawn

register = template.Library()

register.simple_tag(drawn)
