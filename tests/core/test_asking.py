from reader.core.asking import question_line


def test_the_lines_of_a_question_are_told_apart_in_one_line() -> None:
    assert question_line("The count,  day by day\n\n Add the three.\n", 0) == "The count, day by day · Add the three."
    assert question_line("{{c1::Rain}} fell\non {{c2::Leeds}}.", 2) == "Rain fell · on ▢."
