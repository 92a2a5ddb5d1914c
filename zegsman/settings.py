"""What a user may set once for all commands: the environment comes in, values go out. Options of a command go before these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting; the environment sets it as ZEGSMAN_<NAME>, in capitals."""

    name: str
    default: str
    help: str

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"ZEGSMAN_{self.name.upper()}"


SETTINGS = (
    Setting("record", "$XDG_DATA_HOME/zegsman/record.sqlite", "the file of the record; or an SQLAlchemy URL"),
    Setting("host", "127.0.0.1", "the address at which the reader is served"),
    Setting("port", "8311", "the port at which the reader is served; 0 takes a free one"),
)


MODEL = "ZEGSMAN_MODEL_"


def model(environment: Mapping[str, str], language: str) -> str:
    """The spaCy pipeline that takes the place of the model of a language ("ZEGSMAN_MODEL_NL"); empty where none does."""
    return environment.get(f"{MODEL}{language.upper()}", "")


def read(environment: Mapping[str, str]) -> dict[str, str]:
    """The value of every setting by name; an empty variable counts as none."""
    # An XDG path that is not absolute must be ignored (XDG Base Directory Specification).
    data = environment.get("XDG_DATA_HOME", "")
    data = data if data.startswith("/") else f"{environment.get('HOME', '~')}/.local/share"
    return {
        setting.name: environment.get(setting.variable) or setting.default.replace("$XDG_DATA_HOME", data)
        for setting in SETTINGS
    }
