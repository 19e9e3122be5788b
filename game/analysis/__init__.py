"""Playtests: a scenario played many times, and what its author could not see.

games, playing, lots, seek     games as columns of numbers; the reference engine that fills them; steering to the unseen
batch                          the engine that fills them thousands at a time, to the same numbers
reach, exact                   what can be by reasoning alone; every game that there is, where that can be
probes, tally, running         one choice made otherwise; what is counted; in chunks, with one result
workers, cluster               who does it: processes of this machine, or of others
findings, kinds, shares        what is told: its place in the file, a game that shows it, and what to do about it
neutrality, stances, loaded_words    the audit: numbers by actor, and their targets
report, warnings, text, document     everything together: for a page, beside the diagnostics, as text and as plain data
"""
