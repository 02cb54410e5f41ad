import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.core.change import Change
from reader.store.act_log import RESTORED, ActLog

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
CHANGE = Change("c1", "a1", NOON, "laptop", "ann", "noted", "annotation", "n1", None, {"note": "Über\n\udce9"})


def test_each_change_is_a_line_of_json_with_all_that_it_says(tmp_path: Path) -> None:
    log = ActLog(tmp_path / "acts" / "library.jsonl")
    log.append([CHANGE, replace(CHANGE, uid="c2", after=None)])
    first, second = log.path.read_text().splitlines()
    assert json.loads(first)["after"] == {"note": "Über\n\udce9"}
    assert json.loads(first)["at"] == "2025-06-02T12:00:00.000Z"
    assert json.loads(second)["after"] is None
    assert [each.uid for each in log.lines()] == ["c1", "c2"]
    assert log.notice == ""


def test_a_line_that_a_crash_cut_off_does_not_spoil_the_next(tmp_path: Path) -> None:
    log = ActLog(tmp_path / "library.jsonl")
    log.append([CHANGE])
    whole = log.path.read_bytes()
    log.path.write_bytes(whole + whole[:40])
    log.append([replace(CHANGE, uid="c2")])
    assert [each.uid for each in log.lines()] == ["c1", "c2"]


def test_a_backup_that_was_brought_back_is_a_line_of_its_own(tmp_path: Path) -> None:
    log = ActLog(tmp_path / "library.jsonl")
    log.mark_restored(tmp_path / "x.db", NOON)
    assert [(each.verb, each.key, each.uid) for each in log.lines()] == [(RESTORED, "x.db", "")]


def test_bytes_that_are_no_log_are_passed_over(tmp_path: Path) -> None:
    log = ActLog(tmp_path / "library.jsonl")
    log.path.write_bytes(b"\xff\xfe\x00\n[1]\n{}\n\n")
    log.append([CHANGE])
    assert [each.uid for each in log.lines() if each.uid] == ["c1"]


def test_a_log_that_cannot_be_written_says_so_and_raises_nothing() -> None:
    log = ActLog(Path("/proc/reader/library.jsonl"))
    log.append([CHANGE])
    assert "could not be written" in log.notice
    assert list(log.lines()) == []


def test_what_the_disk_takes_piece_by_piece_is_written_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: whole(handle, data[:7]))
    log = ActLog(tmp_path / "library.jsonl")
    log.append([CHANGE])
    assert [each.uid for each in log.lines()] == ["c1"]
    assert log.notice == ""


def test_a_disk_that_takes_only_the_beginning_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = ActLog(tmp_path / "library.jsonl")
    with monkeypatch.context() as patch:
        pieces = iter([7])
        whole = os.write

        def full(handle: int, data: bytes) -> int:
            size = next(pieces, None)
            if size is None:
                raise OSError(28, "No space left on device")
            return whole(handle, data[:size])

        patch.setattr(os, "write", full)
        log.append([CHANGE])
    assert "No space left" in log.notice
    log.append([replace(CHANGE, uid="c2")])
    assert [each.uid for each in log.lines()] == ["c2"]
