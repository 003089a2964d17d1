"""An import in the admin as a browser without script goes through it."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from publications.models import WaitingImport

UPLOAD = reverse("admin:publications_importrun_add")


def file(text, name="works.bib"):
    content = text if isinstance(text, bytes) else text.encode()
    return SimpleUploadedFile(name, content)


def zipped(**files):
    """A ZIP of `files`, whose names end in .png, as Python's names can't."""
    return zip_of({f"{name}.png": content for name, content in files.items()})


def zip_of(files, name="files.zip"):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return SimpleUploadedFile(name, packed.getvalue())


def plan_of(waiting):
    return reverse("admin:publications_importrun_plan", args=[waiting.pk])


class Importing:
    """For test cases whose `client` is signed in."""

    def upload(self, *texts, **more):
        files = [t if hasattr(t, "read") else file(t) for t in texts]
        return self.client.post(UPLOAD, {"bibtex": files, **more})

    def planned(self, *texts, **more):
        """The upload that waits, with its plan made."""
        response = self.upload(*texts, **more)
        assert response.status_code == 302, response.context["form"].errors
        waiting = WaitingImport.objects.first()
        self.streamed(self.client.get(plan_of(waiting)))
        waiting.refresh_from_db()
        return waiting

    def streamed(self, response):
        return b"".join(response.streaming_content).decode()

    def page(self, waiting, part=1):
        return self.client.get(f"{plan_of(waiting)}?part={part}")

    def form(self, waiting, part=1):
        """What the page would send as it stands."""
        response = self.page(waiting, part)
        rows = [row for group in response.context["shown"] for row in group.rows]
        data = {"version": waiting.version, "shown": [], "take": [], "part": part}
        for row in rows:
            data["shown"].append(row.number)
            if row.has_tick and row.is_taken:
                data["take"].append(row.number)
            for value, _, is_given in row.answers:
                if is_given:
                    data[f"same-{row.number}"] = value
            kept = [field.name for field in row.kept if field.is_preferred]
            data[f"prefer-{row.number}"] = kept
        return data

    def send(self, waiting, button, without=(), part=1, **changes):
        waiting.refresh_from_db()
        data = self.form(waiting, part) | changes
        data["take"] = [n for n in data["take"] if n not in without]
        return self.client.post(plan_of(waiting), data | button)

    def apply(self, waiting, without=(), **changes):
        """What is said while it is done."""
        response = self.send(waiting, {"apply": "1"}, without, **changes)
        return self.streamed(response)
