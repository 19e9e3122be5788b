"""What leaves the game for paper, browsers and spreadsheets: pages, Markdown and tables made from saves and scenarios.

    files, html, words           a file written whole; a page from a template; an author's text as safe markup
    shapes, report, moments      one game in words; its turns and its decisive ones
    game_page, class_page        the pages of one game and of a class; `pictures` draws them, `templates` lay them out
    markdown, table, phrases     the same as Markdown and as a table; clauses that all of them share
    handout*                     a scenario on paper, before the game
    cast, transcript             a game as a recording and as a text

Neither Jinja nor svg.py is loaded before a page is made. What may not be told yet is left out in `report`, so that no
template can give it away.
"""
