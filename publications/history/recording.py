"""Who changed what and when, kept as revisions of django-reversion."""

from contextlib import contextmanager
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, router, transaction
from django.db.models.functions import Substr
from django.utils import timezone
from reversion.models import Revision, Version

from publications.batches import BATCH, batches

from .packing import LENGTH, Packed, digest_in, is_end
from .states import read
from .wholes import FORMAT

# What a revision says that keeps how a record was before the first change of ours.
BEFORE = "As it was before"


@contextmanager
def recorded(works, by=None, comment=""):
    """Keep what the change inside makes of `works`, a queryset or records of one model.

    One revision for all that change; a record without a version, or changed since its
    last, has first kept how it was before. Those deleted inside can be brought back.
    """
    model, pks = model_and_pks(works)
    with transaction.atomic():
        lock(model, pks)
        before = read_packed(model, pks)
        yield
        after = read_packed(model, pks)
        changed = [pk for pk in pks if digest_of(before, pk) != digest_of(after, pk)]
        keep_before(model, {pk: before[pk] for pk in changed if pk in before})
        states = {pk: after.get(pk) or before[pk].ended() for pk in changed}
        write(model, states, by, comment)


def model_and_pks(works):
    if isinstance(works, models.QuerySet):
        return works.model, [*works.order_by().values_list("pk", flat=True)]
    works = list(works)
    return type(works[0]) if works else None, [work.pk for work in works]


def lock(model, pks):
    """Whoever changes the same at this moment waits, and finds what was made of it.

    With SQLite every writer waits for the other from the beginning.
    """
    if connection.features.has_select_for_update:
        for some in batches(pks):
            rows = model._default_manager.filter(pk__in=some).order_by("pk")
            list(rows.select_for_update().values_list("pk"))


def read_packed(model, pks):
    """{pk: packed state}, packed batch by batch: so thousands fit into memory."""
    found = {}
    for some in batches(pks):
        states = read(model, some)
        found |= {pk: Packed.of(model, pk, state) for pk, state in states.items()}
    return found


def digest_of(states, pk):
    return states[pk].digest if pk in states else ""


def keep_now(record, by=None, comment=""):
    """A version of `record` as it is, unless the last one says the same."""
    model = type(record)
    write(model, unlike_last(model, read_packed(model, [record.pk])), by, comment)


def keep_before(model, states):
    write(model, unlike_last(model, states), None, BEFORE)


def unlike_last(model, states):
    last = {}
    for pks in batches(states):
        last |= last_digests(model, pks)
    return {pk: state for pk, state in states.items() if last.get(pk) != state.digest}


def last_digests(model, pks):
    """{pk: digest} of what was kept last, of a record that is not deleted."""
    kept = versions(model).filter(object_id__in=map(str, pks))
    last = kept.order_by().values("object_id").annotate(last=models.Max("pk"))
    heads = Version.objects.filter(pk__in=last.values("last")).order_by()
    heads = heads.annotate(head=Substr("serialized_data", 1, LENGTH + 1))
    return {
        int(pk): digest_in(head)
        for pk, head in heads.values_list("object_id", "head")
        if not is_end(head)
    }


def write(model, states, by, comment):
    if not states:
        return
    revision = Revision.objects.create(
        date_created=timezone.now(), user=by if by and by.pk else None, comment=comment
    )
    version = partial(
        Version,
        revision=revision,
        content_type=ContentType.objects.get_for_model(model),
        db=router.db_for_write(model),
        format=FORMAT,
    )
    Version.objects.bulk_create(
        (
            version(object_id=pk, serialized_data=state.text, object_repr=state.name)
            for pk, state in states.items()
        ),
        BATCH,
    )


def versions(model):
    return Version.objects.get_for_model(model)
