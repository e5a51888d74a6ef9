"""What is said of a resolution: who submits it, what committee and floor did with it."""
