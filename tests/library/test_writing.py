from pathlib import Path

from reader.library.writing import write_new


def test_a_name_is_never_taken_from_another_file_nor_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "outside.md")
    (tmp_path / "a-2.md").write_bytes(b"mine")
    assert write_new(tmp_path / "a.md", b"new").name == "a-3.md"
    assert not (tmp_path / "outside.md").exists()
    assert (tmp_path / "a-2.md").read_bytes() == b"mine"
