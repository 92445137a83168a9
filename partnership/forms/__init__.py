"""Forms: input to clean data; nothing is saved here."""
