"""How the value of a setting is written: ports, networks, budgets, sizes."""

import re
from ipaddress import IPv4Network, IPv6Network
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import NoDecode

Port = Annotated[int, Field(ge=1, le=65535)]
Network = IPv4Network | IPv6Network


def _split_words(value: object) -> object:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split_words)]
Networks = Annotated[tuple[Network, ...], NoDecode, BeforeValidator(_split_words)]


def _check_rate(text: str | None) -> str | None:
    """Refuse what is no number of requests a time."""
    if text is not None and not re.fullmatch(r"[1-9]\d{0,6}/(second|minute|hour|day)", text):
        raise ValueError("write a number and a time, such as 600/minute")
    return text


Rate = Annotated[str | None, AfterValidator(_check_rate)]
Memory = Annotated[str, Field(pattern=r"^[1-9]\d*[mg]$")]


def check_jobs_url(url: SecretStr) -> SecretStr:
    """Refuse what is no address of a database of jobs; it may hold a password, so it is not repeated."""
    if not re.match(r"(sqlite:///|postgresql(\+psycopg)?://).", url.get_secret_value()):
        raise ValueError("write sqlite:///FILE, or postgresql://user:password@host/database")
    return url


JobsUrl = Annotated[SecretStr, AfterValidator(check_jobs_url)]
