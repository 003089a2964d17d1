import multiprocessing
import os

import pytest

from homepage.management import data_folder


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    return settings.DATA_DIR


def test_servers_share_the_folder():
    data_folder.share()
    data_folder.share()

    with pytest.raises(BlockingIOError):
        data_folder.claim()


def test_a_server_may_not_begin_while_the_folder_is_claimed():
    data_folder.claim()

    with pytest.raises(BlockingIOError):
        data_folder.share()


def share_and_die():
    data_folder.share()
    os._exit(9)


def test_a_server_that_was_killed_holds_nothing():
    server = multiprocessing.get_context("fork").Process(target=share_and_die)
    server.start()
    server.join()

    data_folder.claim()

    assert server.exitcode == 9


def test_put_aside_loses_nothing(folder):
    (folder / "media").mkdir()
    (folder / "media/paper.pdf").write_text("paper")

    aside = data_folder.put_aside()

    assert (aside / "media/paper.pdf").read_text() == "paper"
    assert aside.name.startswith("data.before-")
    assert aside.parent == folder.parent
    assert list(folder.iterdir()) == []


def test_the_new_folder_is_the_owners_alone(folder):
    data_folder.put_aside()

    assert folder.stat().st_mode & 0o777 == 0o700
