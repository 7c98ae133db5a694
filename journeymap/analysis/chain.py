"""An absorbing Markov chain solved by cutting its cycles: exact, and cheap for ten thousand states.

`flow` builds the chain of a journey and reads the solution. A journey is nearly a line with a few ways back. The
states at which a depth-first walk closes a cycle are the *cuts*: between two cuts no way leads in a circle, so one
pass forward and one pass backward give everything but the cuts, and those are a small dense system of equations.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from journeymap.analysis.graph import components, finished_first

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

_ROUNDING = 1e-9
_NEARLY_ALL = 1.0 - 1e-12  # so that a loop with next to no way out still has an end


class Chain(msgspec.Struct, frozen=True):
    """States 0, 1, 2 … with the share of all who begin in each, the states that follow with their shares, and the
    share of those in it who end there as *stays*. What a state leaves over leaves."""

    entries: Sequence[float]
    following: Sequence[Sequence[tuple[int, float]]]
    stays: Sequence[float]


class Solution(msgspec.Struct, frozen=True):
    """`stays`: who stay of all who begin. By state: `visits`, the expected visits; `led`, who are ever led there
    from elsewhere or round again; `staying`, who of those in it stay in the end."""

    stays: float
    visits: list[float]
    led: list[float]
    staying: list[float]


def closed_parts(chain: Chain) -> list[list[int]]:
    """The loops without a way out: strongly connected states that pass on everybody, and only to each other."""
    following = _neighbours(chain)
    leaking = [1.0 - sum(share for _, share in row) > _ROUNDING for row in chain.following]
    found = []
    for part in components(range(len(chain.entries)), following):
        inside = set(part)
        if not any(leaking[state] or not inside.issuperset(following[state]) for state in part):
            found.append(part)
    return sorted(found)


def _neighbours(chain: Chain) -> dict[int, list[int]]:
    return {state: [target for target, _ in row] for state, row in enumerate(chain.following)}


def solve(chain: Chain, closed: Sequence[Sequence[int]]) -> Solution:
    """The chain's numbers. Who comes into one of the `closed` parts is counted once in each of its states."""
    if not chain.entries:
        return Solution(0.0, [], [], [])
    cuts = _Cuts(_opened(chain, closed))
    visits, staying, returns = cuts.visits(), cuts.staying(), cuts.visits_from_itself()
    for part in closed:
        visits[list(part)] = visits[list(part)].sum()
    stays = float(np.asarray(chain.entries) @ staying)
    # Of all visits but the beginnings, returns are so many for each first time.
    led = (visits - np.asarray(chain.entries)) / returns
    return Solution(stays, visits.tolist(), led.tolist(), staying.tolist())


def _opened(chain: Chain, closed: Sequence[Sequence[int]]) -> Chain:
    ended = {state for part in closed for state in part}
    following = [() if state in ended else row for state, row in enumerate(chain.following)]
    return Chain(chain.entries, following, chain.stays)


class _Cuts:
    """The chain between its cuts. With f cuts, column f stands beside theirs for *begins* or *stays*.

    `coming[t]` expected visits to t by those who begin at cut c (or begin at all) before they come to a cut again;
    `going[t]` the chance to come from t to cut c before any other (or to stay before any).
    `inner` is (I - R)^-1, R the chances from cut to cut: expected visits to cuts from cuts.
    """

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        n = len(chain.entries)
        finished, closing = finished_first(range(n), _neighbours(chain))
        self._states = finished[::-1]
        loops = {state for state, row in enumerate(chain.following) if any(target == state for target, _ in row)}
        cuts = sorted({target for _, target in closing} | loops)
        self._place = {state: at for at, state in enumerate(cuts)}
        self._cuts = cuts
        self._coming, arriving = self._forward(n, len(cuts))
        self._going = self._backward(n, len(cuts))
        self._inner = np.linalg.inv(np.eye(len(cuts)) - arriving[:-1] * _NEARLY_ALL)
        self._begun = arriving[-1] @ self._inner

    def _forward(self, n: int, f: int) -> tuple[Matrix, Matrix]:
        coming, arriving = np.zeros((n, f + 1)), np.zeros((f + 1, f))
        coming[:, f] = self._chain.entries
        for cut, at in self._place.items():
            arriving[f, at] = coming[cut, f]
            coming[cut] = 0.0
            coming[cut, at] = 1.0
        for state in self._states:
            for target, share in self._chain.following[state]:
                at_target = self._place.get(target)
                into = coming[target] if at_target is None else arriving[:, at_target]
                into += share * coming[state]
        return coming, arriving

    def _backward(self, n: int, f: int) -> Matrix:
        going = np.zeros((n, f + 1))
        going[:, f] = self._chain.stays
        for state in reversed(self._states):
            for target, share in self._chain.following[state]:
                at_target = self._place.get(target)
                if at_target is None:
                    going[state] += share * going[target]
                else:
                    going[state, at_target] += share
        return going

    def visits(self) -> Matrix:
        """Expected visits by all who begin."""
        visits: Matrix = self._coming[:, :-1] @ self._begun + self._coming[:, -1]
        return visits

    def staying(self) -> Matrix:
        """The chance to stay in the end, from each state."""
        at_cuts = self._inner @ self._going[self._cuts, -1]
        staying: Matrix = self._going[:, :-1] @ at_cuts + self._going[:, -1]
        return staying

    def visits_from_itself(self) -> Matrix:
        """Expected visits to each state by who is in it now, this one included."""
        around: Matrix = np.einsum("tc,tc->t", self._going[:, :-1] @ self._inner, self._coming[:, :-1])
        around[self._cuts] = np.diagonal(self._inner) - 1.0
        return 1.0 + around
