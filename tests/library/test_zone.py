"""Zone: that of the environment, else of the system, however that is told."""

import importlib.resources
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import TZPATH

import pytest

from reader.library.zone import local_zone

SUMMER, WINTER = datetime(2025, 7, 1, tzinfo=UTC), datetime(2025, 12, 1, tzinfo=UTC)


def offsets(local: Path) -> tuple[timedelta | None, timedelta | None]:
    zone = local_zone(local)
    return SUMMER.astimezone(zone).utcoffset(), WINTER.astimezone(zone).utcoffset()


def rules(name: str) -> bytes:
    """The file of a zone, of the system or of the package that stands in for it."""
    found = [Path(folder) / name for folder in TZPATH if (Path(folder) / name).is_file()]
    if found:
        return found[0].read_bytes()
    return importlib.resources.files("tzdata.zoneinfo").joinpath(*name.split("/")).read_bytes()


@pytest.mark.parametrize("name", ["Europe/Berlin", ":Europe/Berlin", "/usr/share/zoneinfo/Europe/Berlin"])
def test_the_environment_comes_first(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", name)
    assert offsets(tmp_path / "none") == (timedelta(hours=2), timedelta(hours=1))


@pytest.mark.parametrize("is_link", [True, False])
def test_the_zone_of_the_system_keeps_its_summer_time(
    is_link: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TZ", raising=False)
    file = tmp_path / "zoneinfo" / "America" / "St_Johns"
    file.parent.mkdir(parents=True)
    file.write_bytes(rules("America/St_Johns"))
    local = tmp_path / "localtime"
    if is_link:
        local.symlink_to(file)
    else:
        local.write_bytes(file.read_bytes())
    assert offsets(local) == (-timedelta(hours=2, minutes=30), -timedelta(hours=3, minutes=30))


def test_two_zones_of_one_file_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ", raising=False)
    local, names = tmp_path / "localtime", set[str]()
    for name in ("Europe/Berlin", "Asia/Kathmandu"):
        local.write_bytes(rules(name))
        names.add(str(local_zone(local)))
        assert local_zone(local) is local_zone(local)
    assert len(names) == 2


@pytest.mark.parametrize("content", [b"", b"no rules", None])
def test_where_nothing_can_be_told_the_offset_that_holds_now_does(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "nowhere at all")
    local = tmp_path / "localtime"
    if content is not None:
        local.write_bytes(content)
    assert local_zone(local).utcoffset(None) is not None
