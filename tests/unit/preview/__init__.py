"""The preview, with a real server on this machine."""
