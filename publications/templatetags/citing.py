from django import template

from publications.citing import main_entry, reference, references

register = template.Library()
register.filter("bibtex", main_entry)
register.filter("reference", reference)
register.filter("references", references)
