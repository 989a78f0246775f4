"""What the system refused, in a user's words: what is wrong with a file, and what to do."""

from __future__ import annotations

import errno

from cmdesk.basics.errors import CmdeskError
from cmdesk.basics.wording import N_, Sentence, say

_REASONS = {
    errno.ENOENT: N_("there is no such file or folder; check the path"),
    errno.EISDIR: N_("this is a folder; name a file"),
    errno.ENOTDIR: N_("a part of the path is a file, not a folder; check the path"),
    errno.EACCES: N_("access is refused; ask for the right, or choose another place"),
    errno.EPERM: N_("access is refused; ask for the right, or choose another place"),
    errno.EROFS: N_("this place can only be read; choose another one"),
    errno.ENOSPC: N_("the disk is full; free some space, or choose another place"),
    errno.ENAMETOOLONG: N_("the name is too long; choose a shorter one"),
    errno.EBUSY: N_("another program holds the file; close it there and try again"),
    errno.ETXTBSY: N_("another program holds the file; close it there and try again"),
}


class OutputError(CmdeskError):
    """Something could not be written; what stood there before is untouched."""

    def __init__(self, target: str, sentence: Sentence) -> None:
        """Name the file, and say what is wrong and what to do."""
        self.target = target
        self.sentence = sentence
        super().__init__(f"{target}: {sentence.in_english()}")


def reason(error: OSError) -> Sentence:
    """Return what is wrong and what to do; the system's own words where we have none."""
    known = _REASONS.get(error.errno or 0)
    if known is not None:
        return Sentence(known)
    return say(N_("the system refuses: {reason}"), reason=error.strerror or type(error).__name__)
