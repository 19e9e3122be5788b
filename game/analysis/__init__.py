"""Playtests: a scenario played many times, and what its author could not see.

games, playing, seek       games as columns of numbers; the reference engine that fills them; steering to the unseen
probes, exact              one choice made otherwise; every game that there is, where that can be
tally, running             what is counted, in chunks, on several processors with one result
finding*, shares           what is told: its place in the file, and a game that shows it
neutrality, loaded_words   the audit: numbers by actor, and their targets
report, text, document     everything together, as a text and as plain data
"""
