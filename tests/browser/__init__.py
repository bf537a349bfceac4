"""What a reader meets in a browser, asked of Debian's chromium."""
