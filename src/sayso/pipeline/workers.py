"""Doing one task for many things, in this process or in several, so that one bad thing never stops the others."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Self, TypeVar

__all__ = ["Failed", "Workers", "suitable_workers"]

Thing = TypeVar("Thing")
Result = TypeVar("Result")

_WORTH_IT = 50  # reports; fewer are read before the weights are loaded a second time
_MOST = 4  # processes that nobody asked for: a laptop has other things to do
_AHEAD = 4  # things under way for each worker: enough to keep it busy, few enough to hold in memory


@dataclass(frozen=True, slots=True)
class Failed:
    """A task that raised, or that took its process down with it; in words."""

    reason: str


class Workers:
    """A number of processes that do tasks; 1 does them in this process. A context manager that ends them.

    Processes are started afresh ("spawn"), as on Windows and macOS: a task is a function that can be imported by its
    name, or a `functools.partial` of one.
    """

    def __init__(self, count: int = 1) -> None:
        self._count = max(1, count)
        self._pool: ProcessPoolExecutor | None = None
        self._solo: ProcessPoolExecutor | None = None
        # The workers hold one end and nobody ever writes: it ends when this end is closed, also by being killed.
        self._leash, self._holds = multiprocessing.Pipe(duplex=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        is_done = kind is None
        if not is_done:  # Ctrl-C, or a ledger that cannot be written: what the workers are doing is of no use
            self._holds.close()
        try:
            for pool in (self._pool, self._solo):
                if pool is not None:
                    pool.shutdown(wait=is_done, cancel_futures=True)
        finally:
            self._holds.close()
            self._leash.close()

    def run(self, task: Callable[[Thing], Result], things: Iterable[Thing]) -> Iterator[tuple[Thing, Result | Failed]]:
        """Yield each thing with what the task made of it, in the order of the things."""
        if self._count == 1:
            for thing in things:
                yield thing, _try(task, thing)
            return
        under_way: deque[tuple[Thing, Future[Result | Failed]]] = deque()
        for thing in things:
            under_way.append((thing, self._submit(task, thing)))
            if len(under_way) >= self._count * _AHEAD:
                first, future = under_way.popleft()
                yield first, self._finish(task, first, future)
        for first, future in under_way:
            yield first, self._finish(task, first, future)

    def _submit(self, task: Callable[[Thing], Result], thing: Thing) -> Future[Result | Failed]:
        self._pool = self._pool or self._start(self._count)
        try:
            return self._pool.submit(_try, task, thing)
        except BrokenProcessPool:
            self._pool.shutdown(wait=False)
            self._pool = self._start(self._count)
            return self._pool.submit(_try, task, thing)

    def _finish(
        self, task: Callable[[Thing], Result], thing: Thing, future: Future[Result | Failed]
    ) -> Result | Failed:
        try:
            return future.result()
        except BrokenProcessPool:
            return self._do_alone(task, thing)
        except Exception as error:  # a thing or a result that cannot be sent between processes
            return Failed(_in_words(error))

    def _do_alone(self, task: Callable[[Thing], Result], thing: Thing) -> Result | Failed:
        """Do it in a process that does nothing else: a worker died, and it may have died of another thing."""
        self._solo = self._solo or self._start(1)
        try:
            return self._solo.submit(_try, task, thing).result()
        except BrokenProcessPool:
            self._solo.shutdown(wait=False)
            self._solo = None
            return Failed("the process that read it crashed (out of memory, or a fault in a library)")

    def _start(self, count: int) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(count, mp_context=context, initializer=_settle, initargs=(self._leash,))


def suitable_workers(total: int | None) -> int:
    """Return how many processes are worth starting for so many reports (None: not known)."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return 1 if total is not None and total < _WORTH_IT else min(cores, _MOST)


def _settle(leash: Connection) -> None:
    """Make a worker leave Ctrl-C to the process that a person talks to, and end when that one lets go of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(leash,), daemon=True).start()


def _end_with(leash: Connection) -> None:
    with contextlib.suppress(EOFError, OSError):
        leash.recv_bytes()
    os._exit(1)


def _try(task: Callable[[Thing], Result], thing: Thing) -> Result | Failed:
    """Return what the task made of it, or why it failed: not every exception can be sent between processes."""
    try:
        return task(thing)
    except Exception as error:
        return Failed(_in_words(error))


def _in_words(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0][:300]}" if lines else type(error).__name__
