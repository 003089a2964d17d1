"""The authors, venues and topics that a state of a work points to."""

from publications.slugs import free_slug

from .states import related


class Shared:
    """Knows today's key of each, and makes again what is gone."""

    def __init__(self, state, notes):
        self.state = state
        self.notes = notes
        self.there = {}

    def key(self, model, key):
        """None where nothing is known of it any more."""
        if key is None:
            return None
        if model not in self.there:
            self.there[model] = self.known(model)
        if key not in self.there[model]:
            self.there[model][key] = self.found_or_made(model, key)
        return self.there[model][key]

    def known(self, model):
        noted = self.state["shared"].get(model._meta.model_name, {})
        wanted = [int(key) for key in noted]
        rows = model._default_manager.filter(pk__in=wanted).order_by()
        return {key: key for key in rows.values_list("pk", flat=True)}

    def found_or_made(self, model, key):
        wanted = related(model, key, self.state)
        if wanted is None:
            return None
        found = merged_into(model, wanted) or like(model, wanted)
        if found:
            return found.pk
        self.notes.made_again(wanted)
        return make(wanted, key).pk


def merged_into(model, wanted):
    """The one that it was made one with."""
    if not hasattr(model, "former_slugs"):
        return None
    return model._default_manager.filter(former_slugs__slug=wanted.slug).first()


def like(model, wanted):
    """The one that has its address and its name, made anew since."""
    named = model._default_manager.filter(slug=wanted.slug).first()
    if named and str(named) == str(wanted):
        return named
    has_name = any(field.name == "name" for field in model._meta.fields)
    return has_name and model._default_manager.filter(name=wanted.name).first()


def make(wanted, key):
    model = type(wanted)
    wanted.pk = key
    wanted.slug = free_slug(model._default_manager, wanted.slug)
    if getattr(wanted, "is_owner", False):
        wanted.is_owner = not model._default_manager.filter(is_owner=True).exists()
    wanted.save(force_insert=True)
    return wanted
