"""One screen each: start, seat, briefing, situation room, reveal, debrief, replay, and the windows over them."""
