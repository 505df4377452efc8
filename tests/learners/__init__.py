"""Learners who forget just as the model of memory says, and what becomes of them."""
