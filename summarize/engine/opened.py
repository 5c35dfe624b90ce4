"""What a process opens once and keeps: models, above all."""

from __future__ import annotations

import pickle
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, TypeVar, cast

M = TypeVar("M")

#: Kept at the same time. A run needs one or two; who runs one after the other should not keep the models of all.
_KEPT = 4
_opened: OrderedDict[bytes, Any] = OrderedDict()


def open_once(make: Callable[[], M]) -> M:
    """Return what `make` returns; it is called the first time that this process asks.

    So a function that is mapped over batches can be sent to other processes without what it works with: it says how
    to open that, and each process does so once.

    Args:
        make: Picklable, like `partial(open_models, options)`; what pickles alike is taken to open the same.
    """
    key = pickle.dumps(make)
    if key not in _opened:
        _opened[key] = make()
        while len(_opened) > _KEPT:
            _opened.popitem(last=False)
    _opened.move_to_end(key)
    return cast("M", _opened[key])
