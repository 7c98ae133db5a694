"""Flow: small journeys by hand, random ones against a dense solution with the touchpoint taken out."""

from __future__ import annotations

import random

import numpy as np
import pytest

from journeymap.analysis.analyse import analyse
from journeymap.analysis.flow import customer_flow
from journeymap.analysis.results import Flow
from journeymap.model import Journey, Link, Touchpoint
from journeymap.model.words import End
from journeymap.storage.codec import loads
from tests.analysis.builders import but, journey, link

STAYS, LEAVES = End.STAYS, End.LEAVES
HOTEL = journey(
    {
        "ad": Touchpoint(title="Ad"),
        "desk": Touchpoint(title="Desk"),
        "complain": Touchpoint(title="Complain", end=LEAVES),
        "out": Touchpoint(title="Out", end=STAYS, end_share=0.6),
    },
    {
        "a": link("ad>desk", share=0.5),
        "b": link("desk>complain", share=0.2),
        "c": link("desk>out"),
        "d": link("complain!desk", share=0.5),
    },
)


def test_visits_stays_and_removal_by_hand() -> None:
    flow = customer_flow(HOTEL)
    # Half come to the desk; of those at the desk 0.2 x 0.5 come round again.
    desk = 0.5 / (1 - 0.1)
    assert flow.visits == pytest.approx({"ad": 1, "desk": desk, "complain": 0.2 * desk, "out": 0.8 * desk})
    assert flow.stays == pytest.approx(0.6 * 0.8 * desk)
    assert flow.shares == {"a": 0.5, "b": 0.2, "c": 0.8, "d": 0.5}
    assert flow.removal["ad"] == pytest.approx(0), "no link leads there"
    assert flow.removal["desk"] == pytest.approx(1)
    assert flow.removal["complain"] == pytest.approx(1 - (0.5 * 0.8) / (0.8 * desk))


@pytest.mark.parametrize(
    ("touchpoint", "shares", "expected"),
    [
        (Touchpoint(title="A"), (None, None), (0.5, 0.5)),
        (Touchpoint(title="A"), (0.4, None), (0.4, 0.6)),
        (Touchpoint(title="A", end=LEAVES, end_share=0.2), (None, None), (0.4, 0.4)),
        (Touchpoint(title="A", end=STAYS), (None, None), (0.5, 0.5)),
        (Touchpoint(title="A", end_share=0.2), (None, None), (0.5, 0.5)),
        (Touchpoint(title="A", end=STAYS, end_share=0.3), (0.4, None), (0.4, 0.3)),
    ],
)
def test_missing_shares_split_what_is_left(
    touchpoint: Touchpoint, shares: tuple[float | None, float | None], expected: tuple[float, float]
) -> None:
    ends = {"b": Touchpoint(title="B"), "c": Touchpoint(title="C")}
    flow = customer_flow(
        journey({"a": touchpoint, **ends}, {"b": link("a>b", share=shares[0]), "c": link("a>c", share=shares[1])})
    )
    assert flow.shares == pytest.approx(dict(zip("bc", expected, strict=True)))


def staying(touchpoint: Touchpoint, share: float | None) -> float | None:
    return customer_flow(journey({"a": touchpoint, "b": Touchpoint(title="B")}, {"l": link("a>b", share=share)})).stays


def test_what_stays_at_an_end() -> None:
    assert staying(Touchpoint(title="A", end=STAYS), 0.3) == pytest.approx(0.7)
    assert staying(Touchpoint(title="A", end=STAYS, end_share=0.2), 0.3) == pytest.approx(0.2), "the rest leaves"
    assert staying(Touchpoint(title="A", end=STAYS), None) == pytest.approx(0.0), "the link takes all that is left"
    assert staying(Touchpoint(title="A", end=LEAVES), 0.3) is None, "nothing ends as stays"
    assert staying(Touchpoint(title="A", end=STAYS, end_share=0.0), 0.3) == 0.0


@pytest.mark.parametrize(
    ("given", "links", "expected"),
    [
        ({}, "a>b b>c", {"a": 1.0}),
        ({}, "a>c b>c", {"a": 0.5, "b": 0.5}),
        ({"b": 0.3, "c": 0.7}, "a>b b>c", {"b": 0.3, "c": 0.7}),
        ({}, "a>b b>c a<c", {"a": 1.0}),
        ({}, "a>b b>c c>a", {"a": 1.0}),
        ({"b": 0.0}, "a>c b>c", {"a": 1.0}),
    ],
)
def test_entries(given: dict[str, float], links: str, expected: dict[str, float]) -> None:
    base = journey("a b c", links)
    for id, entry in given.items():
        base = but(base, id, entry=entry)
    flow = customer_flow(base)
    assert flow.entries == pytest.approx(expected)
    assert flow.problems == ()


def test_entries_that_do_not_add_up_are_used_as_given_with_a_problem() -> None:
    flow = customer_flow(but(but(journey("a b", "a>b"), "a", entry=0.5), "b", entry=0.2))
    assert flow.visits == pytest.approx({"a": 0.5, "b": 0.7})
    assert len(flow.problems) == 1


def test_shares_over_one_are_named_and_scaled_down() -> None:
    base = journey("a b c", {"b": link("a>b", share=0.9), "c": link("a>c", share=0.6)})
    flow = customer_flow(base)
    assert flow.overfull == ("a",)
    assert flow.visits == pytest.approx({"a": 1, "b": 0.6, "c": 0.4})


def test_a_loop_without_a_way_out_counts_each_customer_once() -> None:
    flow = customer_flow(
        journey(
            "a b c d", {"1": link("a>b", share=0.4), "2": link("b>c"), "3": link("c>b"), "4": link("a>d", share=0.6)}
        )
    )
    assert flow.endless == ("b", "c")
    assert flow.visits == pytest.approx({"a": 1, "b": 0.4, "c": 0.4, "d": 0.6})
    assert customer_flow(journey("a", {"1": link("a>a")})).endless == ("a",)
    assert customer_flow(journey("a b", {"1": link("a>b"), "2": link("b>a", share=0.99)})).endless == ()


def test_a_touchpoint_that_links_to_itself() -> None:
    flow = customer_flow(journey({"a": Touchpoint(title="A", end=STAYS)}, {"1": link("a>a", share=0.75)}))
    assert flow.visits == pytest.approx({"a": 4})
    assert flow.stays == pytest.approx(1)
    assert flow.removal["a"] == pytest.approx(0.75), "only the quarter that stays at once would be left"


def random_journey(seed: int) -> Journey:
    chance = random.Random(seed)
    n = chance.randint(1, 12)
    touchpoints = {
        str(number): Touchpoint(
            title="T",
            entry=chance.choice([None, None, None, 0.5]),
            end=chance.choice([None, None, STAYS, LEAVES]),
            end_share=chance.choice([None, None, 0.3]),
        )
        for number in range(n)
    }
    ways = [(str(chance.randrange(n)), str(chance.randrange(n))) for _ in range(chance.randint(0, 2 * n))]
    shares = (None, None, 0.1, 0.2, 0.4, 0.0)
    return journey(
        touchpoints,
        {f"l{at}": Link(source=a, target=b, share=chance.choice(shares)) for at, (a, b) in enumerate(ways)},
    )


def dense(of: Journey, flow: Flow, taken_out: str = "") -> tuple[list[float], float]:
    """Visits and stays by a dense solution, where every link into one touchpoint leads out."""
    ids = list(of.touchpoints)
    q = np.zeros((len(ids), len(ids)))
    for id, each in of.links.items():
        q[ids.index(each.source), ids.index(each.target)] += flow.shares[id]
    left = 1 - q.sum(axis=1)
    begin = np.array([flow.entries.get(id, 0.0) for id in ids])
    if taken_out:
        q[:, ids.index(taken_out)] = 0
    visits = np.linalg.solve(np.eye(len(ids)) - q.T, begin)
    stay = [
        (left[at] if t.end_share is None else t.end_share) if t.end is STAYS else 0.0
        for at, t in enumerate(of.touchpoints.values())
    ]
    return list(visits), float(visits @ stay)


@pytest.mark.parametrize("seed", range(150))
def test_against_a_dense_solution(seed: int) -> None:
    of = random_journey(seed)
    flow = customer_flow(of)
    assert all(np.isfinite(visits) for visits in flow.visits.values())
    if flow.endless or flow.overfull:
        return
    visits, stays = dense(of, flow)
    assert list(flow.visits.values()) == pytest.approx(visits)
    if flow.stays is not None:
        assert flow.stays == pytest.approx(stays, abs=1e-12)
    if flow.stays is not None and flow.stays > 1e-9:
        expected = {id: 1 - dense(of, flow, id)[1] / stays for id in of.touchpoints}
        assert flow.removal == pytest.approx(expected, abs=1e-9)


def test_ten_thousand_touchpoints_with_a_hundred_loops() -> None:
    n = 10_000
    links = {f"p{at}": Link(source=str(at), target=str(at + 1)) for at in range(n - 1)}
    links |= {f"b{at}": Link(source=str(at), target=str(at - 3), share=0.5) for at in range(9, n, 100)}
    touchpoints = {str(at): Touchpoint(title="T", end=STAYS if at == n - 1 else None) for at in range(n)}
    flow = customer_flow(journey(touchpoints, links))
    assert flow.stays == pytest.approx(1)
    assert flow.visits["8"] == pytest.approx(2)


@pytest.mark.parametrize("line", ["share: 1.4", "share: 0.6"])
def test_a_share_over_one_is_read_and_found(line: str) -> None:
    text = (
        "journeymap: 1\ntitle: x\ntouchpoints:\n  a: {title: A}\n  b: {title: B, end: stays}\n"
        f"links:\n  a--b: {{source: a, target: b, {line}}}\n"
    )
    loaded = loads(text)
    analysis = analyse(loaded.journey)
    kinds = {finding.kind for finding in analysis.findings}
    assert not loaded.problems
    assert ("flow.share-over-one" in kinds) is (line == "share: 1.4")
    assert analysis.flow.visits["b"] == pytest.approx(min(1.0, float(line.split()[1])))


@pytest.mark.parametrize("share", [1e-133, 1e-12, 1e-8])
def test_a_loop_with_next_to_no_way_out_has_an_end(share: float) -> None:
    journey = Journey(
        title="J",
        touchpoints={id: Touchpoint(title=id) for id in "abc"},
        links={
            "aa": Link(source="a", target="a"),
            "ab": Link(source="a", target="b", share=share),
            "bb": Link(source="b", target="b"),
            "bc": Link(source="b", target="c", share=share),
            "ca": Link(source="c", target="a"),
        },
    )
    flow = customer_flow(journey)
    assert all(np.isfinite(visits) and visits >= 0 for visits in flow.visits.values())
