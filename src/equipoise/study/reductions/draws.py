"""All draws of a run on disk: written and read whole, and known by a digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import xarray as xr
from zarr.storage import MemoryStore


def draws_digest(record: Mapping[str, object], arrays: xr.Dataset) -> str:
    """Sixteen hexadecimal digits that change with the record, and with any number or label of its draws."""
    digest = hashlib.sha256(json.dumps([record, arrays.attrs], sort_keys=True, default=str).encode())
    for name in sorted(str(name) for name in arrays.variables):
        variable = arrays[name]
        content = variable.values
        if content.dtype.kind in "fiu":  # a store keeps neither the sign of a zero nor the kind of a NaN
            plain = (np.where(np.isnan(content), np.nan, content) + 0.0).tobytes()
        else:
            plain = json.dumps(content.tolist()).encode()
        digest.update(json.dumps([name, variable.dims, content.shape]).encode() + plain)
    return digest.hexdigest()[:16]


def write_draws(arrays: xr.Dataset, path: Path) -> None:
    """Write draws as a Zarr store, file by file in this thread: a run that is stopped leaves no other thread at work on them."""
    content: dict[str, Any] = {}
    arrays.to_zarr(MemoryStore(content), mode="w", zarr_format=2, consolidated=True)
    for name, chunk in content.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(chunk.to_bytes())


def read_draws(path: Path) -> xr.Dataset:
    """The draws in a Zarr store, in memory."""
    with xr.open_zarr(path, chunks=None, consolidated=True) as stored:
        return stored.load()
