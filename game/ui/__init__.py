"""The terminal interface, in Textual: the only package that knows a terminal exists.

`app` opens it, `screens` holds one screen each, `widgets` what they are made of, `commands` what a person can ask for.
Attributes go down, messages go up, and only screens talk to a playthrough. To keep the first picture quick, nothing
that `app` imports while it loads may import the scenario's model.
"""
