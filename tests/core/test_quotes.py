from reader.core.quotes import quoted


def test_a_quote_stands_in_one_line_and_is_cut_where_it_is_long() -> None:
    assert quoted("The river\n rose.") == "“The river rose.”"
    assert quoted("The river rose.", 15) == "“The river rose.”"
    assert quoted("The river rose.", 10) == "“The river…”"


def test_the_quotation_marks_of_a_quote_are_single_inside_others() -> None:
    assert quoted("“Nobody slept,” said Reed.") == "“‘Nobody slept,’ said Reed.”"
    assert quoted('the "quiet" river') == "“the 'quiet' river”"
