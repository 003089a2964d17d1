"""demo/ → a site: the profile and the projects of site.toml, and publications.bib."""

import tomllib
from functools import cache
from io import StringIO

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from homepage.models import Profile, ProfileLink
from publications.models import Author, Authorship, Link, Publication

FOLDER = settings.BASE_DIR / "demo"


class OthersContentError(Exception):
    """The site holds what somebody wrote, so the demo has no place there."""


@cache
def site():
    return tomllib.loads((FOLDER / "site.toml").read_text(encoding="utf-8"))


def is_loaded():
    return Profile.objects.filter(name=site()["profile"]["name"]).exists()


@transaction.atomic
def load_demo():
    """Bring in what is not there yet."""
    if not is_loaded():
        refuse_others_content()
        make_owner(**site()["owner"])
        make_profile(**site()["profile"])
    import_publications()
    created = timezone.now()
    for project in site()["projects"]:
        if not Publication.objects.filter(slug=project["slug"]).exists():
            make_project(created=created, **project)


def import_publications():
    file, pictures = FOLDER / "publications.bib", FOLDER / "pictures"
    call_command("import_bibtex", file, media=pictures, stdout=StringIO())


def refuse_others_content():
    if Profile.objects.exists() or Publication.objects.exists():
        raise OthersContentError(
            "There is content of your own on this site, and the demo would mix with "
            "it. It can have a site of its own: DATA_DIR=data.demo make run"
        )


def make_owner(**names):
    owner, _ = Author.objects.get_or_create(**names)
    owner.is_owner = True
    save(owner)


def make_profile(*, portrait, links, **fields):
    profile = save(Profile(pk=1, portrait=picture(portrait), **stripped(fields)))
    for position, link in enumerate(links):
        save(ProfileLink(profile=profile, position=position, **link))


def make_project(*, thumbnail, advisors=(), mentors=(), links=(), **fields):
    project = save(
        Publication(
            kind=Publication.Kind.PROJECT,
            is_selected=True,
            thumbnail=picture(thumbnail),
            **stripped(fields),
        )
    )
    make_people(project, Authorship.Role.ADVISOR, advisors)
    make_people(project, Authorship.Role.MENTOR, mentors)
    for position, link in enumerate(links):
        save(Link(publication=project, position=position, **link))


def make_people(project, role, people):
    for position, person in enumerate(people):
        author, _ = Author.objects.get_or_create(
            given_name=person["given_name"],
            family_name=person["family_name"],
            defaults={"url": person["url"]},
        )
        save(
            Authorship(
                publication=project,
                position=position,
                author=author,
                role=role,
                name=person["name"],
            )
        )


def picture(name):
    return ContentFile((FOLDER / name).read_bytes(), name=(FOLDER / name).name)


def stripped(fields):
    """Texts between three quotes begin and end with a line break."""
    return {
        name: value.strip() if isinstance(value, str) else value
        for name, value in fields.items()
    }


def save(row):
    """Held to the same rules as what is typed into the admin."""
    row.full_clean()
    row.save()
    return row
