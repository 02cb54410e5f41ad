"""Welcome: the article that a new reader finds in their own library."""

WELCOME = """\
---
title: Welcome to Postil
tags: [guide]
---

# Welcome to Postil

This is an article like any other. You can read it, mark it and write on it; nothing you do here can
break anything.

## Moving

Press `j` and `k` to move by a line, `space` and `b` by a page. A sentence is always in focus: `)`
takes the next one, `(` the one before. `}` and `{` do the same with paragraphs. `?` shows all keys,
and `esc` always takes you one step out.

## Marking

Bring a sentence into focus and press `h`. It is highlighted, and it is saved. Press `a` instead to
write a note on it, and `t` to give it tags. A number after `H` chooses another label: `H3` marks a
doubt. If you want less than a sentence, or more, press `v`, move with the arrow keys, and press
`enter`.

Made a mistake? `u` takes it back, and `ctrl+r` does it again. `dd` puts a note into the trash,
where it can be found.

## Finding

Names and figures are picked out for you. `]e` goes to the next name, `]f` to the next figure, `]a`
to your next annotation. `f` puts a letter on each of them: press the letter and you are there. `/`
searches the article.

## Bringing in your own

Leave with `q` and type `reader add FILE` for each article that you want to keep here, as plain text
or Markdown. Your notes lie in one file, `annotations.db`, next to the folder `articles`. They are
yours, they stay on this machine, and they are saved in the moment you make them.

When you need this page no longer, press `dd` on it in the list of articles.
"""
