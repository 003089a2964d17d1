import os

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import ConnectionHandler

from homepage.management import setting_up
from homepage.models import Profile


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STATIC_ROOT = tmp_path / "static"
    return tmp_path


class TestDatabase:
    @pytest.mark.django_db
    def test_without_tables_is_new(self, monkeypatch, tmp_path):
        database = {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": tmp_path / "new.sqlite3",
        }
        connection = ConnectionHandler({"default": database})["default"]
        monkeypatch.setattr(setting_up, "connection", connection)

        assert setting_up.is_new_database()
        connection.close()

    @pytest.mark.django_db
    def test_emptied_by_its_owner_is_not_new(self):
        assert not setting_up.is_new_database()


@pytest.mark.django_db
class TestSetUp:
    def test_brings_the_demo_when_that_was_begun(self):
        setting_up.begin(with_demo=True)
        setting_up.set_up()

        assert Profile.objects.get().name == "Amey Agrawal"
        assert not setting_up.is_begun()

    def test_brings_no_demo_to_a_fresh_site(self):
        setting_up.begin(with_demo=False)
        setting_up.set_up()

        assert not Profile.objects.exists()
        assert not setting_up.is_begun()

    def test_brings_no_demo_to_a_site_its_owner_emptied(self):
        setting_up.set_up()

        assert not Profile.objects.exists()

    def test_stays_begun_when_broken_off(self, settings, monkeypatch):
        monkeypatch.setattr(setting_up, "collect_static", lambda: 1 / 0)
        setting_up.begin(with_demo=False)

        with pytest.raises(ZeroDivisionError):
            setting_up.set_up()

        assert setting_up.is_begun()

    def test_data_of_a_newer_program_are_left_alone(self):
        MigrationRecorder(connection).record_applied("publications", "9999_later")

        with pytest.raises(setting_up.NewerDataError, match="publications.9999_later"):
            setting_up.set_up()


@pytest.mark.django_db
class TestMakeAdmin:
    def test_password_opens_the_account(self):
        name, password = setting_up.make_admin()
        admin = get_user_model().objects.get()

        assert name == admin.username == "admin"
        assert admin.check_password(password)
        assert admin.is_superuser

    def test_there_is_no_second_account(self):
        setting_up.make_admin()

        assert setting_up.make_admin() is None
        assert get_user_model().objects.count() == 1

    def test_takes_another_name_when_admin_is_somebody(self):
        get_user_model().objects.create_user("admin")

        assert setting_up.make_admin().name == "admin2"


def test_passwords_are_long_and_differ():
    passwords = {setting_up.new_password() for _ in range(100)}

    assert len(passwords) == 100
    assert {len(password.replace("-", "")) for password in passwords} == {16}


class TestCollectStatic:
    @pytest.fixture(autouse=True)
    def source(self, settings, tmp_path):
        folder = tmp_path / "sources"
        folder.mkdir()
        settings.STATICFILES_DIRS = [folder]
        settings.STATICFILES_FINDERS = [
            "django.contrib.staticfiles.finders.FileSystemFinder"
        ]
        source = folder / "site.css"
        source.write_text("body {}")
        return source

    def test_collects_at_first(self, folder):
        setting_up.collect_static()

        assert (folder / "static/site.css").read_text() == "body {}"

    def test_leaves_what_did_not_change(self, folder):
        setting_up.collect_static()
        (folder / "static/site.css").write_text("untouched")
        setting_up.collect_static()

        assert (folder / "static/site.css").read_text() == "untouched"

    @pytest.mark.parametrize("hours", [1, -1])
    def test_collects_again_after_a_change(self, folder, source, hours):
        """Whether the changed file is newer than what was collected, or older."""
        setting_up.collect_static()
        source.write_text("body { color: red }")
        moment = source.stat().st_mtime + hours * 3600
        os.utime(source, (moment, moment))
        setting_up.collect_static()

        assert (folder / "static/site.css").read_text() == "body { color: red }"
