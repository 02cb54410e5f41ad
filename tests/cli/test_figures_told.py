"""The listing of figures tells values and days in words; JSON keeps them exact."""

from tests.cli.command_room import Room


def test_values_and_days_are_told_in_words(room: Room) -> None:
    given = b"They met on Monday, ran more than 2 but less than 5 km and paid up to 1,000 euros."
    listing = room.did("figures", "-", "--published", "2025-06-04", given=given).out
    for words in ("2 June 2025", "over 2 and under 5 kilometres", "1,000 EUR or less"):
        assert words in listing
    assert "2025-06-0" not in listing
