"""Out to a person: asking and showing, in a full terminal and line by line. `out` does all the writing."""
