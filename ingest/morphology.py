"""Parts of speech and lemmas, with spaCy's own rules, but each rule asked once for a word: a quarter of the pipeline's time less.

spaCy's attribute ruler matches some 180 patterns at every token, and its lemmatizer walks its rules in Python. Nearly all of them
look at one token alone, so that their answer for a word with its tag never changes: it is remembered. The patterns of several
tokens ("there is", "gonna") still run on every text. `tests/ingest/test_morphology.py` compares with the unchanged pipeline.
"""

from typing import Any, NamedTuple, Self, cast

from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc, MorphAnalysis, Token

RULER, LEMMATIZER = "attribute_ruler", "lemmatizer"
MAX_REMEMBERED = 200_000  # words with tags: some 60 MB; a corpus of news has fewer


class Marks(NamedTuple):
    """What the ruler says of a token by itself."""

    tag: int
    pos: int
    morph: MorphAnalysis
    lemma: int
    dep: int


class Morphology:
    """Gives the tokens of a tagged and parsed text their parts of speech, morphology and lemmas."""

    def __init__(self, nlp: Language, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self._vocab, self._ruler, self._lemmatizer = nlp.vocab, ruler, lemmatizer
        long = [
            entry
            for entry in ruler.patterns
            if any(len(words) > 1 for words in cast(list[list[Any]], entry["patterns"]))
        ]
        self._long = AttributeRuler(nlp.vocab)
        self._long.add_patterns(long)
        self._marks: dict[tuple[int, int, int], Marks] = {}
        self._lemmas: dict[tuple[int, int, int], int] = {}

    @classmethod
    def take_over(cls, nlp: Language) -> Self | None:
        """Take the place of a pipeline's ruler and lemmatizer; None where it has others than spaCy's English models."""
        names = set(nlp.pipe_names)
        if not {RULER, LEMMATIZER} <= names:
            return None
        ruler, lemmatizer = nlp.get_pipe(RULER), nlp.get_pipe(LEMMATIZER)
        if type(ruler) is not AttributeRuler or not isinstance(lemmatizer, Lemmatizer) or lemmatizer.mode != "rule":
            return None
        nlp.disable_pipe(RULER)
        nlp.disable_pipe(LEMMATIZER)
        return cls(nlp, ruler, lemmatizer)

    def __call__(self, doc: Doc) -> Doc:
        """Mark all tokens of a text in place."""
        if len(self._marks) > MAX_REMEMBERED or len(self._lemmas) > MAX_REMEMBERED:
            self._marks.clear()
            self._lemmas.clear()
        keys = doc.to_array(["LOWER", "TAG", "DEP"]).tolist()
        for token, key in zip(doc, map(tuple, keys), strict=True):
            marks = self._marks.get(key) or self._mark(token, key)
            token.pos, token.morph = marks.pos, marks.morph
            if marks.lemma:
                token.lemma = marks.lemma
            if marks.tag != key[1] or marks.dep != key[2]:
                token.tag, token.dep = marks.tag, marks.dep
        self._long(doc)
        self._lemmatize(doc)
        return doc

    def _mark(self, token: Token, key: tuple[int, int, int]) -> Marks:
        alone = Doc(self._vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
        marked = self._ruler(alone)[0]
        self._marks[key] = Marks(marked.tag, marked.pos, marked.morph, marked.lemma, marked.dep)
        return self._marks[key]

    def _lemmatize(self, doc: Doc) -> None:
        keys = doc.to_array(["ORTH", "POS", "MORPH"]).tolist()
        for token, key in zip(doc, map(tuple, keys), strict=True):
            if token.lemma:
                continue
            lemma = self._lemmas.get(key)
            if lemma is None:
                lemma = self._lemmas[key] = self._vocab.strings.add(self._lemmatizer.lemmatize(token)[0])
            token.lemma = lemma
