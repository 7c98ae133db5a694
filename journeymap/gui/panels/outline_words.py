"""What the rows of the outline say: the session's journey and the map's cards in, rows out.

A touchpoint is read out just as its card is.
"""

from __future__ import annotations

from journeymap.drawing.elements import CardElement
from journeymap.drawing.links import link_label
from journeymap.editing.changes import ElementKey
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.rows import Row
from journeymap.i18n import Percent, mark, msg, msg_count
from journeymap.model.words import LABELS


class OutlineWords:
    """The rows of one moment; made anew when journey, scores or language change."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._journey = session.journey
        self._cards = {card.id: card for card in session.arrangement.elements.cards}
        self._held: dict[str, int] = {}
        for touchpoint in self._journey.touchpoints.values():
            self._held[touchpoint.stage] = self._held.get(touchpoint.stage, 0) + 1

    def searched(self, id: str) -> str:
        """What a touchpoint is found by, in small letters: title, kind, owner, stage."""
        touchpoint = self._journey.touchpoints[id]
        stage = self._journey.stages.get(touchpoint.stage)
        card = self._cards.get(id)
        words = (touchpoint.title, stage.title if stage else "", *((card.kind_text, card.owner_text) if card else ()))
        return " ".join(words).casefold()

    def row(self, key: ElementKey) -> Row:
        """The row of a stage, touchpoint or link; of what is just being taken away only its id."""
        mapping, id = key
        if mapping == "stages":
            return self._stage(id)
        if mapping == "links":
            return self._link(id)
        card = self._cards.get(id)
        return self._touchpoint(card, id) if card else Row(id, self._title(id), spoken=self._title(id))

    def _stage(self, id: str) -> Row:
        text = self._session.text
        stage = self._journey.stages.get(id)
        title = (stage.title.strip() or id) if stage else text(mark("No stage"))
        held = text(msg_count("{count} touchpoint", "{count} touchpoints", self._held.get(id, 0)))
        spoken = text(msg("Stage {stage}, {held}", stage=title, held=held)) if stage else f"{title}, {held}"
        return Row(id, title, held, spoken=spoken, faded=stage is None)

    def _touchpoint(self, card: CardElement, id: str) -> Row:
        return Row(
            id,
            self._title(id),
            card.owner_text,
            value=card.score_text,
            verdict=card.verdict,
            icon=card.kind.value,
            spoken=card.label,
        )

    def _link(self, id: str) -> Row:
        link = self._journey.links.get(id)
        if link is None:
            return Row(id, id)
        source, target = self._title(link.source), self._title(link.target)
        if link.share is None:
            title = msg("to {target}", target=target)
        else:
            title = msg("to {target}, {share}", target=target, share=Percent(link.share * 100))
        kind = self._session.text(LABELS[link.kind])
        spoken = link_label(link, (source, target), self._session.speech.translator)
        return Row(id, self._session.text(title), link.label.strip() or kind, icon="link", spoken=spoken)

    def _title(self, id: str) -> str:
        found = self._journey.touchpoints.get(id)
        return found.title.strip() or id if found else id
