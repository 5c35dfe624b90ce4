"""Full-text search, as each of the databases does it."""

from __future__ import annotations

import re

from sqlalchemy import Select, Text, func, literal, literal_column, select, table, text
from sqlalchemy import column as sql_column

from .tables import edition_stories, editions

_WORD = re.compile(r"\w+")
#: Words of a question that are looked for.
_MOST = 16

_FIELDS = (
    edition_stories.c.edition,
    editions.c.digest,
    editions.c.period,
    editions.c.due,
    edition_stories.c.story,
    edition_stories.c.number,
    edition_stories.c.headline,
    edition_stories.c.text,
)


def match_stories(words: str, *, is_sqlite: bool) -> Select[tuple[object, ...]] | None:
    """Return the question for stories that hold all the words, in any of their forms; None where there are none."""
    asked = _WORD.findall(words)[:_MOST]
    if not asked:
        return None
    query = select(*_FIELDS).join_from(edition_stories, editions, editions.c.id == edition_stories.c.edition)
    if is_sqlite:
        found = table("edition_search", sql_column("rowid"))
        # Quoted, so that no word is taken for an operator.
        matched = text("edition_search MATCH :asked").bindparams(asked=" ".join(f'"{word}"' for word in asked))
        query = query.join(found, found.c.rowid == edition_stories.c.id).where(matched)
        return query.order_by(literal_column("edition_search.rank"), editions.c.period.desc())
    # To the letter what the index was made of, or it is not used.
    space = literal_column("' '", Text)
    vector = func.to_tsvector(literal_column("'english'"), edition_stories.c.headline + space + edition_stories.c.text)
    question = func.plainto_tsquery(literal_column("'english'"), literal(" ".join(asked)))
    query = query.where(vector.bool_op("@@")(question))
    return query.order_by(func.ts_rank(vector, question).desc(), editions.c.period.desc())
