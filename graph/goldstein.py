"""CAMEO code -> its place between conflict and cooperation, by Goldstein's scale."""

from collections.abc import Mapping
from functools import cache, lru_cache

from graph.datafile import read_yaml_resource


@cache
def load_scale() -> Mapping[str, float]:
    """Load the scale: -10 is an attack with the arms of war, +10 a surrender."""
    return {code: float(value) for code, value in read_yaml_resource("graph.data", "goldstein.yaml").items()}


@lru_cache(4096)  # of some 300 codes; relations of a pair over years ask a thousand times
def goldstein(cameo: str) -> float | None:
    """Give the value of a CAMEO code: its own or that of the longest code it begins with; None for no code of CAMEO."""
    scale = load_scale()
    return next((scale[cameo[:length]] for length in range(len(cameo), 1, -1) if cameo[:length] in scale), None)
