"""Token -> how it sounds, roughly: consonants in classes that transliteration does not keep apart, and a spelling made plain."""

import re
from functools import lru_cache

# What several spellings of one sound become; the longest first. "kh", "gh" and "q" are one in Arabic names, "w" and "v" in Slavic ones.
PLAIN = (
    ("tsch", "c"), ("dzh", "j"), ("dsch", "j"), ("shch", "c"), ("sch", "s"), ("tch", "c"), ("dj", "j"), ("dz", "j"), ("zh", "j"),
    ("ch", "c"), ("cz", "c"), ("cs", "c"), ("sh", "s"), ("sz", "s"), ("ts", "s"), ("tz", "s"), ("kh", "h"), ("gh", "g"), ("ph", "f"),
    ("th", "t"), ("ck", "k"), ("qu", "k"), ("q", "k"), ("gu", "g"), ("x", "ks"), ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("ie", "i"), ("ei", "i"), ("ey", "i"), ("ay", "ai"), ("y", "i"), ("j", "j"), ("z", "s"), ("o", "u"), ("e", "i"), ("ii", "i"), ("uu", "u"),
)  # fmt: skip
CLASSES = str.maketrans(
    {
        **dict.fromkeys("bp", "P"), **dict.fromkeys("fv", "F"), **dict.fromkeys("dt", "T"), **dict.fromkeys("szcxj", "S"),
        **dict.fromkeys("kgq", "K"), "m": "M", "n": "N", **dict.fromkeys("lr", "L"), **dict.fromkeys("aeiouyhw'", ""),
    }
)  # fmt: skip
DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 16)
def plain_spelling(token: str) -> str:
    """Spell a token as it sounds: "Baqeri", "Bagheri" and "Baghiri" come close to each other."""
    text = token
    for written, sound in PLAIN:
        text = text.replace(written, sound)
    return DOUBLE.sub(r"\1", text)


@lru_cache(maxsize=1 << 16)
def skeleton(token: str) -> str:
    """Give the classes of a token's consonants, a vowel or breath at its beginning as A."""
    plain = plain_spelling(token)
    consonants = DOUBLE.sub(r"\1", plain.translate(CLASSES))
    return ("A" if plain[:1] in "aeiouh'" else "") + consonants


@lru_cache(maxsize=1 << 16)
def bare_skeleton(token: str) -> str:
    """Give the skeleton without w, v and y, which stand for vowels as often as not where vowels are not written."""
    return skeleton(re.sub(r"(?<=.)[wvyaeiou]", "", token.replace("'", "")))
