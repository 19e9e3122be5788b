"""What a scenario is: frozen shapes, no behaviour beyond validation. No file is read here."""
