"""The completion script of a shell that is named in the call; without a name the library finds out which runs.

`app` asks it before the library reads the call.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from journeymap.cli.console import CallError
from journeymap.i18n import Listing, msg

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
_ASKING = "_JOURNEYMAP_COMPLETE"


def heed_named_shell(arguments: Sequence[str]) -> None:
    """Makes the library print the script of the shell that `--show-completion SHELL` names.

    Raises `CallError` for a shell that it cannot complete in.
    """
    if len(arguments) != 2 or arguments[0] != "--show-completion":
        return
    shell = arguments[1]
    if shell not in SHELLS:
        raise CallError(
            msg("There is no completion for {name}. There is for {names}.", name=shell, names=Listing(SHELLS))
        )
    os.environ[_ASKING] = f"source_{shell}"
