"""What was deleted, and can be brought back."""

from reversion.models import Version


def deleted(model):
    """The last version of each record that is not there any more."""
    gone = Version.objects.get_deleted(model)
    return gone.select_related("revision__user").defer("serialized_data")


def last_version(model, pk):
    return Version.objects.get_for_object_reference(model, pk).first()
