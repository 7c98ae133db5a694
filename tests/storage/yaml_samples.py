"""Hypothesis strategies for what breaks YAML writers and readers."""

from __future__ import annotations

from hypothesis import strategies as st

from journeymap.storage.yaml_exact import Raw

SIGNS = "-?:,[]{}#&*!|>'\"%@`~=<.+_/\\() "
SPACES = " \t\n\r\x0b\x0c\x85\xa0\u1680\u2000\u2028\u2029\u200b\u3000\ufeff"
ODD = "\0\x01\x07\x1b\x1f\x7f\x80\x9f\ufffd\ufffe\uffff\u202e\U0001f600\U0001fffe\U0010ffff"
WORDS = (  # noqa: SIM905
    "yes no on off y n Y N true FALSE Null null ~ = << nan .nan .inf -.INF 0 1 -1 007 0o17 0x1F 0b11 1_000 1,000 1e3 "
    "1.0e+3 1.5 .5 5. -.5 1:20 1:20:30.5 12:30 2026-11-01 2026-1-1 2024-99-99 2026-11-01T10:00:00Z 1.2.3 + - . .. ... "
    "--- --- -- ? : :: a:b a: :a #a a# a #b &a *a !a !!str %YAML @a `a | |- > {} [] {a} [a] a,b a, 'a' \"a\" "
    "http://x.y/z?a=b#c - a a- -a -5 ?a x: y q--r 10 bad"
).split(" ")

wide = st.characters(exclude_categories=["Cs"])
nasty_text = st.one_of(
    st.sampled_from(WORDS),
    st.text(st.sampled_from(SIGNS + "a1"), max_size=12),
    st.text(st.sampled_from(SPACES + "ab#-:"), max_size=12),
    st.text(st.sampled_from("ab\n \t-#:|"), max_size=16),
    st.text(st.sampled_from("0123456789-+._:eExXoOTtZz "), max_size=12),
    st.text(st.sampled_from(ODD + SPACES + "a"), max_size=6),
    st.text(wide, max_size=20),
    st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join),
    st.builds(lambda text, times: text * times, st.sampled_from(["x", "x ", "é", "\0", "a: "]), st.integers(300, 1100)),
)


def _inner(children: st.SearchStrategy[Raw]) -> st.SearchStrategy[Raw]:
    return st.one_of(st.lists(children, max_size=4), st.dictionaries(nasty_text, children, max_size=4))


trees: st.SearchStrategy[dict[str, Raw]] = st.dictionaries(
    nasty_text, st.recursive(nasty_text, _inner, max_leaves=12), min_size=1, max_size=5
)
