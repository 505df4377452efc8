"""Values that every part of quizkit shares. Imports nothing else of quizkit."""
