"""The command line, and the only door to click."""
