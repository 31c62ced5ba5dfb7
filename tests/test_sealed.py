"""Where files are kept between runs: closed to others, named by their content."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from equipoise.sealed import cache_folder, cache_root, source_digest


def test_the_digest_changes_with_any_source_below_the_folder(tmp_path: Path) -> None:
    inner = tmp_path / "defence" / "layers.py"
    inner.parent.mkdir()
    inner.write_text("a = 1\n")
    before = source_digest(tmp_path)
    assert before == source_digest(tmp_path)
    assert len(before) == 16
    inner.write_text("a = 2\n")
    changed = source_digest(tmp_path)
    inner.rename(inner.with_name("single_shot.py"))
    assert len({before, changed, source_digest(tmp_path)}) == 3


def test_the_digest_leaves_other_files_aside(tmp_path: Path) -> None:
    before = source_digest(tmp_path)
    (tmp_path / "notes.txt").write_text("n")
    assert source_digest(tmp_path) == before


def test_the_cache_folder_is_made_below_the_root(tmp_path: Path) -> None:
    folder = tmp_path / "equipoise" / "kernels-0123"
    assert cache_folder(tmp_path, "kernels-0123") == (folder, "")
    assert folder.is_dir()
    assert folder.stat().st_mode & 0o077 == 0


def test_a_root_that_cannot_be_written_gives_no_folder_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    folder, reason = cache_folder(tmp_path / "file", "kernels-0123")
    assert folder is None
    assert reason == f"{tmp_path / 'file'} cannot be written (File exists); set NUMBA_CACHE_DIR to a directory of yours"
    assert cache_folder(None, "kernels-0123") == (None, "no home directory is known; set NUMBA_CACHE_DIR to a directory of yours")


@pytest.mark.parametrize("place", ["", "equipoise", "equipoise/kernels-0123"])
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702, 0o720])
def test_a_folder_that_others_can_write_is_not_used(place: str, mode: int, tmp_path: Path) -> None:
    (tmp_path / "root" / "equipoise" / "kernels-0123").mkdir(parents=True)
    (tmp_path / "root" / place).chmod(mode)
    folder, reason = cache_folder(tmp_path / "root", "kernels-0123")
    assert folder is None
    assert reason.startswith(f"others than you can write to {tmp_path / 'root' / place}; run chmod go-w ")
    (tmp_path / "root" / place).chmod(mode & 0o755)  # what the sentence advises
    assert cache_folder(tmp_path / "root", "kernels-0123")[1] == ""


def test_a_sticky_folder_above_is_no_door_but_a_sticky_cache_is(tmp_path: Path) -> None:
    (tmp_path / "root" / "equipoise" / "kernels-0123").mkdir(parents=True)
    (tmp_path / "root").chmod(0o1777)
    assert cache_folder(tmp_path / "root", "kernels-0123")[1] == ""
    (tmp_path / "root" / "equipoise" / "kernels-0123").chmod(0o1777)
    assert cache_folder(tmp_path / "root", "kernels-0123")[0] is None


def test_a_link_is_judged_by_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "open" / "kernels").mkdir(parents=True)
    (tmp_path / "root" / "equipoise").mkdir(parents=True)
    (tmp_path / "root" / "equipoise" / "kernels-0123").symlink_to(tmp_path / "open" / "kernels")
    assert cache_folder(tmp_path / "root", "kernels-0123") == (tmp_path / "open" / "kernels", "")
    (tmp_path / "open").chmod(0o777)
    assert cache_folder(tmp_path / "root", "kernels-0123")[0] is None


def test_a_folder_of_another_user_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = os.geteuid()
    cache_folder(tmp_path, "kernels-0123")
    monkeypatch.setattr(os, "geteuid", lambda: own + 1000)
    if own:  # what root owns is trusted by all
        assert cache_folder(tmp_path, "kernels-0123")[0] is None
    else:
        os.chown(tmp_path / "equipoise", 4321, -1)
        assert cache_folder(tmp_path, "kernels-0123")[1].startswith(f"others than you can write to {tmp_path / 'equipoise'};")


def test_where_users_have_no_numbers_the_profile_is_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "geteuid")
    assert cache_folder(tmp_path, "kernels-0123")[0] is not None


def test_a_relative_cache_of_the_desktop_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    home = Path.home() / ".cache"
    assert cache_root({"XDG_CACHE_HOME": "here"}) == home
    assert cache_root({"XDG_CACHE_HOME": "/there"}) == Path("/there")
    assert cache_root({"NUMBA_CACHE_DIR": "here", "XDG_CACHE_HOME": "/there"}) == Path.cwd() / "here"
    monkeypatch.setenv("HOME", "here")
    assert cache_root({}) is None
