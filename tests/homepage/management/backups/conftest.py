import shutil

import pytest

from .site import Site


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("backups") / "data")
    made = site.run("migrate", "--verbosity=0")
    assert made.returncode == 0, made.stderr
    return site


@pytest.fixture
def make_site(empty_site, tmp_path):
    def make(word, name="data"):
        site = Site(tmp_path / name)
        shutil.copytree(empty_site.data, site.data)
        site.write(word)
        return site

    return make


@pytest.fixture(scope="session")
def backup_of_old(empty_site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("backup")
    site = Site(folder / "data")
    shutil.copytree(empty_site.data, site.data)
    site.write("old")
    made = site.run("backup", folder / "site.zip", "--with-secret-key")
    assert made.returncode == 0, made.stderr
    return folder / "site.zip"


@pytest.fixture
def site(make_site):
    return make_site("old")
