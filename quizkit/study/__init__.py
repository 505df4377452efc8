"""Decisions: rating, memory, queue, sitting. Pure: told time, chance and text; asks and writes nothing."""
