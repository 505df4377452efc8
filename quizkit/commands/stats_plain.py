"""Statistics as JSON, which is a promise: keys stay, and new ones may come.

Shares are {"passed", "asked", "share", "low", "high"}: so many of so many, the share from 0 to 1, and the
ends of its 95 % interval (Wilson); the last three are null where nothing was asked. Days are dates,
"2026-08-06".

    {"today", "title", "decks", "tags", "days", "period_days": what was chosen; null for all decks, all days
     "answers", "studied_days", "wanted", "streak_days": streak_days is null when the settings hide it
     "retention": [{"days", "all", "young", "mature"}], days is null for all of them, young is below 21 days
       of stability
     "calendar": [{"day", "answers", "new", "took_ms", "asked", "passed"}], a year or --days, oldest first
     "load": [{"day", "due"}], 30 days from today
     "time": {"today_ms", "week_ms", "month_ms", "all_ms"}, an answer counts 60,000 ms at most
     "calibration": {"bins": [{"low", "high", "predicted", "recalled"}], "recalled", "predicted", "log_loss",
       "rmse_bins"}, over the period; a bin is a twentieth of predicted recall
     "sureness": [{"topic", "sure", "unsure"}], topic is null for all answers; shares of right answers
     "by_deck": [{"deck", "title", "answers", "took_ms", "recalled", "wanted"}], over the period
     "topics": [{"tag", "recalled", "lately", "before", "trend"}], weakest first; the last 30 days against the
       30 before them; topics with at least 10 answers in the period
     "weakest": [{"question", "prompt", "lapses", "answers", "recall_now", "due"}], at most 10
     "leeches": questions that were forgotten 8 times or more}
"""

from typing import Any

from quizkit.study.days import date_of
from quizkit.study.report import Report
from quizkit.study.statistics import Calibration, Share, Time


def as_plain(report: Report) -> dict[str, Any]:
    """All figures as JSON values."""
    found = report.statistics
    return {
        **_chosen(report),
        "retention": [
            {
                "days": one.days,
                "all": _share(one.all),
                "young": _share(one.young),
                "mature": _share(one.mature),
            }
            for one in found.retention
        ],
        "calendar": [
            {
                "day": date_of(day.day).isoformat(),
                "answers": day.answers,
                "new": day.new,
                "took_ms": day.took_ms,
                "asked": day.asked,
                "passed": day.passed,
            }
            for day in found.days
        ],
        "load": [
            {"day": date_of(found.chosen.today + ahead).isoformat(), "due": due}
            for ahead, due in enumerate(found.load)
        ],
        "time": _time(found.time),
        "calibration": _calibration(found.calibration),
        **_weak(report),
    }


def _chosen(report: Report) -> dict[str, Any]:
    found, chosen = report.statistics, report.statistics.chosen
    return {
        "today": date_of(chosen.today).isoformat(),
        "title": report.title,
        "decks": None if chosen.decks is None else list(chosen.decks),
        "tags": list(chosen.tags),
        "days": chosen.days,
        "period_days": chosen.period_days,
        "answers": found.answers,
        "studied_days": found.studied_days,
        "wanted": found.wanted,
        "streak_days": found.streak_days,
    }


def _weak(report: Report) -> dict[str, Any]:
    found = report.statistics
    return {
        "sureness": [
            {"topic": one.topic or None, "sure": _share(one.sure), "unsure": _share(one.unsure)}
            for one in found.surenesses
        ],
        "by_deck": [
            {
                "deck": one.deck,
                "title": report.titles.get(one.deck),
                "answers": one.answers,
                "took_ms": one.took_ms,
                "recalled": _share(one.recalled),
                "wanted": one.wanted,
            }
            for one in found.decks
        ],
        "topics": [
            {
                "tag": one.tag,
                "recalled": _share(one.recalled),
                "lately": _share(one.lately),
                "before": _share(one.before),
                "trend": one.trend,
            }
            for one in found.topics
        ],
        "weakest": [
            {
                "question": str(one.name),
                "prompt": report.prompts.get(one.name),
                "lapses": one.lapses,
                "answers": one.reps,
                "recall_now": one.recall,
                "due": date_of(one.due_day).isoformat(),
            }
            for one in found.weak
        ],
        "leeches": found.leeches,
    }


def _share(of: Share) -> dict[str, Any]:
    low, high = of.interval or (None, None)
    return {"passed": of.passed, "asked": of.asked, "share": of.value, "low": low, "high": high}


def _time(spent: Time) -> dict[str, int]:
    return spent._asdict()


def _calibration(told: Calibration) -> dict[str, Any]:
    return {
        "bins": [
            {"low": one.low, "high": one.high, "predicted": one.predicted, "recalled": _share(one.recalled)}
            for one in told.bins
        ],
        "recalled": _share(told.recalled),
        "predicted": told.predicted,
        "log_loss": told.log_loss,
        "rmse_bins": told.rmse_bins,
    }
