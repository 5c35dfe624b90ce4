"""A briefing as terminal text, Markdown, HTML, JSON or e-mail."""
