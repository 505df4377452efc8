"""One module per kind of question: what its keys mean, how it is asked, how it is graded. Pure.

`registry` is the way in; it loads a kind's module when the first question of that kind is read.
"""
