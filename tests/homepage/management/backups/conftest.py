import pytest


@pytest.fixture
def make_site(empty_site, tmp_path):
    def make(word, name="data"):
        site = empty_site.copied(tmp_path / name)
        site.write(word)
        return site

    return make


@pytest.fixture(scope="session")
def backup_of_old(empty_site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("backup")
    site = empty_site.copied(folder / "data")
    site.write("old")
    made = site.run("backup", folder / "site.zip", "--with-secret-key")
    assert made.returncode == 0, made.stderr
    return folder / "site.zip"


@pytest.fixture
def site(make_site):
    return make_site("old")
