"""The table of answer words: scales from worst to best in English and Indonesian, and marks that mean no answer.

`scales` expands it when it is first asked for; `values` reads a column by it.
"""

from __future__ import annotations

MISSING = frozenset(
    (
        *("", "-", "--", "---", "–", "—", ".", "?", "n/a", "na", "n.a.", "n.a", "#n/a", "nan", "null", "nil", "none"),
        *("(blank)", "blank", "empty", "missing", "not selected", "not applicable", "does not apply", "no answer"),
        *("not answered", "no response", "skipped", "don't know", "do not know", "prefer not to say", "no opinion"),
        *("tidak berlaku", "tidak relevan", "tidak tahu", "tidak menjawab", "tidak dijawab", "tidak ada jawaban"),
        *("belum pernah", "kosong", "t/a", "tidak ada", "tidak dipilih"),
    )
)
"""Cells that mean that nobody answered, folded."""

ADJECTIVES = (
    ("dissatisfied/unsatisfied", "satisfied", "neutral/neither satisfied nor dissatisfied/neither"),
    ("disagree", "agree", "neutral/neither agree nor disagree/neither/undecided"),
    ("difficult/hard", "easy", "neutral/neither easy nor difficult/neither difficult nor easy/neither/average"),
    ("unlikely", "likely", "neutral/neither likely nor unlikely/neither"),
    ("bad/poor", "good", "neutral/average/okay/ok/fair/neither good nor bad/acceptable"),
    ("unhappy", "happy", "neutral/neither happy nor unhappy/neither"),
    ("negative", "positive", "neutral"),
    ("slow", "fast", "neutral/average"),
    ("unhelpful", "helpful", "neutral"),
)
"""English opposites: worst, best, and what stands in the middle; `/` parts words that mean the same."""

TEMPLATES = (
    "very -|-|0|+|very +",
    "very -|somewhat -|0|somewhat +|very +",
    "extremely -|somewhat -|0|somewhat +|extremely +",
    "extremely -|-|0|+|extremely +",
    "strongly -|-|0|+|strongly +",
    "strongly -|somewhat -|0|somewhat +|strongly +",
    "completely -|somewhat -|0|somewhat +|completely +",
    "not at all +|slightly +|moderately +|very +|extremely +",
    "not at all +|not so +|somewhat +|very +|extremely +",
    "very -|-|somewhat -|0|somewhat +|+|very +",
    "very -|-|slightly -|0|slightly +|+|very +",
    "strongly -|-|somewhat -|0|somewhat +|+|strongly +",
    "strongly -|-|slightly -|0|slightly +|+|strongly +",
    "extremely -|-|somewhat -|0|somewhat +|+|extremely +",
    "extremely -|moderately -|slightly -|0|slightly +|moderately +|extremely +",
    "completely -|mostly -|somewhat -|0|somewhat +|mostly +|completely +",
    "very -|-|+|very +",
    "strongly -|-|+|strongly +",
)
"""Scales made of an adjective: `-` stands for the worst word, `0` for the middle, `+` for the best."""

ADJECTIVES_INDONESIAN = (
    ("tidak puas", "puas", "netral/biasa saja/biasa/ragu-ragu"),
    ("tidak setuju", "setuju", "netral/ragu-ragu/kurang setuju"),
    ("sulit/sukar/tidak mudah/susah", "mudah", "netral/biasa saja/biasa"),
    ("tidak mungkin", "mungkin", "netral/ragu-ragu"),
    ("buruk/tidak baik/jelek", "baik", "netral/biasa saja/biasa/cukup/sedang"),
    ("tidak senang", "senang", "netral/biasa saja"),
    ("lambat/tidak cepat", "cepat", "netral/biasa saja/sedang"),
    ("tidak ramah", "ramah", "netral/biasa saja"),
    ("tidak sesuai", "sesuai", "netral"),
    ("tidak jelas", "jelas", "netral"),
)

TEMPLATES_INDONESIAN = (
    "sangat -|-|0|+|sangat +",
    "sangat -|-|cukup +|+|sangat +",
    "sangat -|kurang +|0|+|sangat +",
    "sangat -|kurang +|cukup +|+|sangat +",
    "-|kurang +|cukup +|+|sangat +",
    "sangat -|-|agak -|0|agak +|+|sangat +",
    "sangat -|-|kurang +|0|cukup +|+|sangat +",
    "-|kurang +|+|sangat +",
    "sangat -|-|+|sangat +",
    "sangat -|kurang +|+|sangat +",
)

WHOLE = (
    "poor|fair|good|very good|excellent",
    "very poor|poor|fair/average|good|excellent",
    "terrible/awful|poor/bad|average/okay/ok|good|excellent/great",
    "poor|below average|average|above average|excellent",
    "sangat kurang/kurang sekali|kurang|cukup|baik|sangat baik/baik sekali",
    "buruk|kurang|cukup|baik|sangat baik",
    "kurang|cukup|baik|sangat baik",
    "sts|ts|n|s|ss",
    "sts|ts|ks|s|ss",
    "sts|ts|s|ss",
    "never|rarely|sometimes|often|always",
    "tidak pernah|jarang|kadang-kadang/kadang|sering|selalu",
    "poor|fair|good|excellent",
    "no/n/false|yes/y/true",
    "tidak/tdk/t|ya/iya/y",
    "belum|sudah/ya",
    "unresolved/not resolved/unsolved|resolved/solved",
    "belum selesai/tidak selesai|selesai/sudah selesai",
    "tidak teratasi/belum teratasi|teratasi",
    "lost/churned/left|stayed/retained/active",
    "berhenti|bertahan/tetap",
)
"""Scales written out, worst first."""

GROUPS = (
    "bad|good",
    "dissatisfied|satisfied",
    "unhappy|happy",
    "thumbs down/👎|thumbs up/👍",
    "tidak puas|puas",
    "buruk|baik",
    "bad|okay/ok|great",
    "dissatisfied|neutral|satisfied",
    "unhappy|neutral|happy",
    "tidak puas|netral/biasa saja|puas",
)
"""Two or three words where a longer scale is meant: whether somebody was satisfied, all that a top-box share needs."""

NPS_GROUPS = ("detractor/detractors|passive/passives/neutral|promoter/promoters", "detraktor|pasif|promotor")
NPS_NUMBERS = (6.0, 7.0, 9.0)
"""The group of an answer to the recommendation question, and the answer that stands for it: the score is the same."""
