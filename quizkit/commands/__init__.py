"""The command line: one thin file per command, the error boundary, and what reaches outside."""
