"""Which files came with a form that was saved goes into the journal."""

import logging
from functools import partial

from django.db import transaction

logger = logging.getLogger("offprint.uploads")


class NotingUploads:
    """For a ModelAdmin."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        for file in request.FILES.values():
            transaction.on_commit(
                partial(note, file.name, file.size, form.instance, request)
            )


def note(name, size, record, request):
    said = "%s, %d bytes, for %s"
    logger.info(said, name, size, str(record), extra={"request": request})
