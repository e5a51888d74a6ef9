"""One resolution from its items: head, preamble, operative clauses, end."""
