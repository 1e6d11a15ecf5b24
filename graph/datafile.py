"""Read the project's YAML data: everything is text, and a key that stands twice is an error.

PyYAML's safe loader turns 042 into 34 and NO into False and keeps the last of two equal keys: fatal for CAMEO and country codes.
"""

from importlib.resources import files
from typing import Any

import yaml


class BadData(Exception):
    """A data file of the package is broken. Mend the file that the message names, or reinstall Dragoman."""


# The C parser reads the same nodes about ten times as fast; PyYAML is built without it where libyaml is missing.
_BaseLoader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _TextLoader(_BaseLoader):  # type: ignore[misc]
    """Loads every scalar as text and rejects repeated keys."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.constructor.ConstructorError(None, None, f"the key {key!r} stands twice", node.start_mark)
        read: dict[Any, Any] = super().construct_mapping(node, deep)
        return read


def read_yaml_resource(package: str, name: str) -> dict[str, Any]:
    """Read a YAML file of a package as nested text; raise BadData when it is not well formed."""
    data: dict[str, Any] = read_yaml(files(package).joinpath(name).read_text(encoding="utf-8"), f"{package}/{name}")
    return data


def read_yaml(text: str, name: str) -> Any:
    """Read YAML as nested text; raise BadData, with the file's name, when it is not well formed."""
    try:
        return yaml.load(text, _TextLoader)
    except yaml.YAMLError as error:
        raise BadData(f"{name}: {error}") from error
