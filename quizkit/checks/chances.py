"""How likely chance alone makes what was counted: tails of two distributions, with the standard library."""

from math import erfc, exp, inf, lgamma, log, log1p, pi, sqrt


def binomial_tail(trials: int, hits: int, chance: float) -> float:
    """The probability of at least so many hits; `chance`, between 0 and 1, is that of one.

    Where trials have different chances, their mean gives an upper bound once the hits are more than one above
    what is expected (Hoeffding 1956, On the distribution of the number of successes in independent trials).
    """
    if hits <= 0:
        return 1.0
    total, term = 0.0, inf
    for count in range(hits, trials + 1):
        ways = lgamma(trials + 1) - lgamma(count + 1) - lgamma(trials - count + 1)
        smaller = exp(ways + count * log(chance) + (trials - count) * log1p(-chance))
        total += smaller
        if smaller < term and smaller < total * 1e-12:
            break
        term = smaller
    return min(total, 1.0)


def chi_square_tail(statistic: float, freedom: int) -> float:
    """The probability of a statistic at least so large.

    Abramowitz and Stegun 1964, Handbook of Mathematical Functions, 26.4.4 and 26.4.5: finite sums for a whole
    number of degrees of freedom, from 1.
    """
    half = statistic / 2
    if freedom % 2:
        total, term = erfc(sqrt(half)), exp(-half) * sqrt(half) * 2 / sqrt(pi)
        steps = range(3, freedom + 1, 2)
    else:
        total, term = 0.0, exp(-half)
        steps = range(2, freedom + 1, 2)
    for step in steps:
        total += term
        term *= half / (step / 2)
    return min(total, 1.0)
