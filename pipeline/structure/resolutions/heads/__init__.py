"""Where resolutions begin, and what their headers state."""
