"""The YAML under a plan: text to nodes that know their place, bounded in size, depth and kind of YAML.

The text of a plan file stands before it; `plan_file` makes values of the nodes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import yaml

from journeymap.feedback.plan_errors import Fault, PlanError
from journeymap.i18n import Message, msg

MAX_DEPTH = 8
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Value = str | list["Node"] | dict[str, "Node"]


class Node(msgspec.Struct, frozen=True):
    """A value with its place: text, list or mapping; lines and columns from 1."""

    value: Value
    line: int
    column: int
    path: tuple[str | int, ...] = ()


class Faults(list[Fault]):
    """What is wrong so far; gives readers the kind of value they ask for, or notes that it is another."""

    def add(self, node: Node, message: Message) -> None:
        """Notes a fault at a node."""
        self.append(Fault(message, node.line, node.column, node.path))

    def expected(self, node: Node, wanted: Message) -> None:
        """Notes that something else was expected at a node."""
        self.add(node, msg("found {found}, expected {expected}", found=_found(node.value), expected=wanted))

    def scalar(self, node: Node, wanted: Message) -> str | None:
        """The text of a scalar, None with a fault for anything else."""
        if isinstance(node.value, str):
            return node.value
        self.expected(node, wanted)
        return None

    def items(self, node: Node, wanted: Message) -> Sequence[Node]:
        """The items of a list, none with a fault for anything else."""
        if isinstance(node.value, list):
            return node.value
        self.expected(node, wanted)
        return ()

    def pairs(self, node: Node, wanted: Message) -> Mapping[str, Node]:
        """The pairs of a mapping, none with a fault for anything else."""
        if isinstance(node.value, dict):
            return node.value
        self.expected(node, wanted)
        return {}

    def demand(self, node: Node, values: Mapping[str, Any], keys: Sequence[str]) -> bool:
        """Whether all these keys were given; notes those that were not."""
        lacking = [key for key in keys if not values.get(key)]
        if isinstance(node.value, dict):
            for key in lacking:
                if key not in node.value or not node.value[key].value:
                    self.add(node, msg("the key {key} is missing", key=key))
        return not lacking


def _found(value: Value) -> Message:
    if isinstance(value, dict):
        return msg("a mapping")
    if isinstance(value, list):
        return msg("a list")
    return msg("“{text}”", text=value[:60]) if value else msg("nothing")


def read_nodes(text: str, file: str) -> Node:
    """The root of a YAML text. Raises `PlanError` for what is not plain YAML: tags, anchors, keys that come twice."""
    loader = _PARSER(text)
    try:
        root = loader.get_single_node() if _is_plain(text, file) else None
    except yaml.YAMLError as error:
        raise PlanError([_unreadable(error)], file) from None
    finally:
        loader.dispose()
    if root is None:
        raise PlanError([Fault(msg("the file is empty; a plan names at least its measures"))], file)
    faults = Faults()
    node = _node(root, (), faults)
    if faults:
        raise PlanError(faults, file)
    return node


def _is_plain(text: str, file: str) -> bool:
    """Looks at the parse events first, so that nothing deep or repeated is ever built."""
    depth = 0
    for event in yaml.parse(text, Loader=_PARSER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        mark: Any = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise PlanError([Fault(msg("found an anchor, alias or tag, expected plain YAML"), line, column)], file)
        if depth > MAX_DEPTH:
            raise PlanError([Fault(msg("this is nested too deeply for a plan"), line, column)], file)
    return True


def _unreadable(error: yaml.YAMLError) -> Fault:
    mark: Any = getattr(error, "problem_mark", None)
    message = msg("this is not YAML; check quotes, colons and indents near here")
    return Fault(message, mark.line + 1, mark.column + 1) if mark else Fault(message)


def _node(raw: Any, path: tuple[str | int, ...], faults: Faults) -> Node:
    line, column = raw.start_mark.line + 1, raw.start_mark.column + 1
    if isinstance(raw, yaml.ScalarNode):
        return Node(str(raw.value), line, column, path)
    if isinstance(raw, yaml.SequenceNode):
        return Node([_node(item, (*path, at), faults) for at, item in enumerate(raw.value)], line, column, path)
    pairs: dict[str, Node] = {}
    for key, value in raw.value:
        name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
        made = _node(value, (*path, name), faults)
        if not isinstance(key, yaml.ScalarNode) or name in pairs:
            faults.add(made, msg("the key {key} comes twice or is no text", key=name))
        pairs[name] = made
    return Node(pairs, line, column, path)
