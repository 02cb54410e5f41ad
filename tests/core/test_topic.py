from reader.core.span import Span
from reader.core.topic import Topic, stem, topic_of, word_of


def told(picture: str, context: str = "") -> Topic:
    """The topic of the figure that stands in square brackets."""
    start, end = picture.index("["), picture.index("]") - 1
    return topic_of(picture.replace("[", "").replace("]", ""), Span(start, end), context)


def test_words_that_say_something_are_kept_by_their_stems() -> None:
    topic = told("On Monday the mayor returned [300] stolen paintings to the museum.", "The heist was solved.")
    assert topic.words == {stem(word) for word in ("mayor", "return", "stole", "painting", "museum")} - {
        stem("stole")
    } | {stem("stolen")}
    assert {stem("heist"), stem("solved")} <= topic.context


def test_forms_of_a_word_have_one_stem() -> None:
    assert {stem(word) for word in ("exchange", "exchanges", "exchanged", "exchanging")} == {"exchang"}
    assert stem("stopped") == stem("stop")
    assert word_of(stem("exchange"), "They Exchanged letters") == "Exchanged"
    assert word_of("unknown", "They Exchanged letters") == "unknown"


def test_what_became_of_people_is_told_behind_or_right_before_the_figure() -> None:
    assert told("The blast killed [12] people.").fate == "killed"
    assert told("[12] people were injured and three killed.").fate == "injured"
    assert told("[12] people came.").fate == ""


def test_what_the_words_beside_it_say_of_a_figure() -> None:
    assert told("Each side freed [1,000] people.").each
    assert told("Sales rose from [3,000] to 4,000.").earlier
    assert told("It sold [3,000] cars a year earlier.").earlier
    assert told("The toll has risen to [30].").growing
    assert told("Russia offered [3,000] more bodies.").further
    assert told("It was the third round: [300] people.").ranks == {"third round"}
    assert told("[300] people came.") == Topic(words=frozenset({stem("people")}), near=frozenset({stem("people")}))
