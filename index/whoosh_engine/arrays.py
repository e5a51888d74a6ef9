"""A file of arrays: flat, typed, one behind the other, to be mapped into memory and read in place.

At the end stands a directory in JSON that tells what lies where, and behind it its place and checksum. The
numbers lie as the machine that wrote them keeps them; another kind of machine is told so. Reading needs no
numpy.
"""

from __future__ import annotations

import json
import mmap
import os
import sys
import zlib
from collections.abc import Iterable
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MAGIC = b"SolArr1\n"
_TAIL = Struct("<QQI")
_ALIGNMENT = 8
NUMPY_TYPES = {"B": "u1", "H": "u2", "I": "u4", "i": "i4", "q": "i8"}
"""For each format of a memoryview the dtype of numpy."""
_FORMATS = {dtype: letter for letter, dtype in NUMPY_TYPES.items()}


class ArrayFile:
    """An open file of arrays. Raises `ValueError` when it is damaged, `OSError` when it cannot be read.

    The map lives as long as anything refers to it, also when the file has been removed meanwhile.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self.size = os.fstat(file.fileno()).st_size
            if self.size < len(_MAGIC) + _TAIL.size:
                raise ValueError(f"{path.name} is cut off")
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._view = memoryview(self._map)
        at, length, checksum = _TAIL.unpack(self._view[-_TAIL.size :])
        if bytes(self._view[: len(_MAGIC)]) != _MAGIC or at + length + _TAIL.size != self.size:
            raise ValueError(f"{path.name} is cut off or no file of arrays")
        directory = bytes(self._view[at : at + length])
        if zlib.crc32(directory) != checksum:
            raise ValueError(f"the directory of {path.name} is damaged")
        read = json.loads(directory)
        if read["byteorder"] != sys.byteorder:
            raise ValueError(f"{path.name} was written on another kind of machine")
        self.places: dict[str, tuple[str, int, int]] = read["arrays"]
        self._views: dict[str, memoryview] = {}
        self._arrays: dict[str, NDArray[Any]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.places

    def view(self, name: str) -> memoryview:
        """An array as a typed view, in place."""
        found = self._views.get(name)
        if found is None:
            letter, at, count = self.places[name]
            end = at + count * Struct(letter).size
            found = self._views[name] = self._view[at:end].cast("B").cast(letter)  # type: ignore[call-overload]  # a letter of the table
        return found

    def array(self, name: str) -> NDArray[Any]:
        """An array as numpy has it, in place."""
        found = self._arrays.get(name)
        if found is None:
            import numpy as np

            letter, at, count = self.places[name]
            dtype = NUMPY_TYPES[letter]
            found = np.frombuffer(self._map, dtype, count, at) if count else np.empty(0, dtype)
            self._arrays[name] = found
        return found

    def __getitem__(self, name: str) -> NDArray[Any]:
        return self.array(name)

    def let_go(self) -> None:
        """Give back the memory that the pages read so far take; read again, they come from the disk."""
        self._map.madvise(mmap.MADV_DONTNEED)

    def text(self, name: str) -> str:
        """An array of bytes as UTF-8."""
        return str(self.view(name), "utf-8", "surrogatepass")


def write(path: Path, arrays: Iterable[tuple[str, NDArray[Any]]]) -> None:
    """Write arrays, each as it comes, into a new file and make sure that it is on the disk."""
    places: dict[str, tuple[str, int, int]] = {}
    with path.open("wb") as file:
        at = file.write(_MAGIC)
        for name, array in arrays:
            at += file.write(bytes(-at % _ALIGNMENT))
            places[name] = (_FORMATS[array.dtype.str[1:]], at, len(array))
            at += file.write(array.data.cast("B") if len(array) else b"")
        directory = json.dumps({"byteorder": sys.byteorder, "arrays": places}).encode()
        file.write(directory)
        file.write(_TAIL.pack(at, len(directory), zlib.crc32(directory)))
        file.flush()
        os.fsync(file.fileno())


def narrow(array: NDArray[Any]) -> NDArray[Any]:
    """The same numbers, none of them negative, in the smallest of the types that holds them all."""
    import numpy as np

    largest = int(array.max()) if len(array) else 0
    for dtype, limit in (("u1", 2**8), ("u2", 2**16), ("u4", 2**32)):
        if largest < limit:
            return np.ascontiguousarray(array, dtype=dtype)
    return np.ascontiguousarray(array, dtype="i8")


def blob(text: bytes) -> NDArray[np.uint8]:
    """Bytes as an array."""
    import numpy as np

    return np.frombuffer(text, dtype="u1") if text else np.empty(0, dtype="u1")
