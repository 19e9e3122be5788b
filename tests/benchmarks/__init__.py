"""How long things take: `make bench` prints it. No test asserts a time, since machines differ."""
