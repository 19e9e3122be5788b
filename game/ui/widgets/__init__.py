"""What the screens are made of: each widget gets values, draws them, and reports what a person pointed at or asked for.

No widget knows the engine. The values they take are plain ones (`values`), so nothing here loads the scenario's model;
that keeps the program's first picture quick. Import each from its own module:

    values       Ghost, IndicatorItem, Series, ChoiceItem: what widgets are given
    matrix       Matrix: how each actor regards each other
    network      Network: the same as a drawn map
    indicators   Indicators: bars from 0 to 100
    curves       Curves: values over the rounds, with the record dotted
    timeline     Timeline: the rounds, and where in them we are
    cursor_list  CursorList: an OptionList whose cursor can be seen without colours; the base of every list of ours
    choice_list  ChoiceList: what a seat may do, with reasons for what it may not
    story_view   StoryView: the whole story of one score, as Why? tells it
"""
