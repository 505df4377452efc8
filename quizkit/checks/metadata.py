from quizkit.checks.rule import Family

FAMILY = Family(())
