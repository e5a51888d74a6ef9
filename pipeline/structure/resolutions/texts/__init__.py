"""What a resolution's text is made of: lines, what they were before their breaking, markers, columns."""
