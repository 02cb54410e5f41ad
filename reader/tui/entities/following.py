"""Following: which entity one is after corrections were made or taken back."""

from collections.abc import Sequence

from reader.core.correction import Correction, CorrectionKind
from reader.core.entity import EntityKey

MOVES = {CorrectionKind.RENAME, CorrectionKind.RETYPE, CorrectionKind.MERGE}


def followed(key: EntityKey, before: Sequence[Correction], after: Sequence[Correction]) -> EntityKey | None:
    """What an entity that was shown is called now; None when it was rejected.

    Args:
        key: The entity.
        before: All corrections when it was called so, oldest first.
        after: All corrections now.
    """
    was, now = {each.uid for each in before}, {each.uid for each in after}
    for each in reversed(before):
        if each.uid not in now and each.into == key:
            key = each.about
    for each in after:
        if each.uid not in was and each.about == key:
            if each.kind is CorrectionKind.REJECT and not each.article:
                return None
            key = each.into if each.kind in MOVES and each.into is not None else key
    return key
