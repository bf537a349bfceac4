"""What holds of every score, tried on generated rubrics and records; each test names its property by number."""
