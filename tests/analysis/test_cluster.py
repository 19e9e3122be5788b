"""A playtest on a cluster: the report of this machine, whatever happens to a worker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from game.analysis.cluster import Cluster
from game.analysis.report import playtest
from game.analysis.running import Wish
from game.analysis.text import report_text
from game.analysis.workers import Gone
from tests.analysis.harbour import CLEAN, scenario_of
from tests.cli.commands import Here

WISH = Wish((("random", 900), ("goal", 300), ("seek", 100)), chunk=60)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers on this machine, each a process of its own."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1", silence_logs=50
    ) as started:
        yield started


def pids(cluster: Any) -> list[int]:
    return [worker.process.pid for worker in cluster.workers.values()]


def test_a_cluster_gives_the_report_of_one_machine_even_if_a_worker_is_killed(cluster: Any) -> None:
    scenario = scenario_of(CLEAN)
    here = report_text(playtest(scenario, "harbour.yaml", WISH))
    killed: list[int] = []

    def kill_one(done: int, total: int) -> None:
        if not killed and done > 200:
            killed.append(pids(cluster)[0])
            os.kill(killed[0], signal.SIGKILL)

    with Cluster(scenario, cluster.scheduler_address) as crew:
        assert report_text(playtest(scenario, "harbour.yaml", WISH, progress=kill_one, crew=crew)) == here
    assert killed
    with Cluster(scenario, cluster.scheduler_address) as crew:
        assert report_text(playtest(scenario, "harbour.yaml", WISH, crew=crew)) == here


def test_the_command_plays_there_and_prints_the_same(cluster: Any, run: Here) -> None:
    words = ("playtest", "two-rivers", "--games", "300")
    there = run(*words, "--cluster", cluster.scheduler_address)
    assert there.code == 0, there.err
    assert there.out == run(*words, "--jobs", "1").out


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("tcp://127.0.0.1:9", "No Dask scheduler answers at "),
        ("127.0.0.1:9", "No Dask scheduler answers at "),
        ("localhost", "is no address of a Dask scheduler"),
        ("", "is no address of a Dask scheduler"),
        ("odd://127.0.0.1:9", "is no address of a Dask scheduler"),
        ("tcp://127.0.0.1:port", "is no address of a Dask scheduler"),
    ],
)
def test_a_cluster_that_is_not_there_is_one_sentence(
    address: str, said: str, run: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.analysis.cluster.PATIENCE", 1)
    done = run("playtest", "two-rivers", "--games", "50", "--cluster", address)
    assert done.code == 1
    assert said in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert not done.out


def test_a_cluster_without_workers_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    from distributed import LocalCluster

    monkeypatch.setattr("game.analysis.cluster.PATIENCE", 1)
    with (
        LocalCluster(n_workers=0, dashboard_address=":0", host="127.0.0.1", silence_logs=50) as empty,
        pytest.raises(Gone, match=r"has no workers\. Start some, on any machine, with: dask worker tcp://"),
    ):
        Cluster(scenario_of(CLEAN), empty.scheduler_address)


def test_without_the_extra_one_sentence_says_what_to_install() -> None:
    code = "import sys; sys.modules['distributed'] = None; from game.cli.main import main; sys.exit(main(sys.argv[1:]))"
    words = [sys.executable, "-c", code, "playtest", "two-rivers", "--cluster", "tcp://127.0.0.1:8786"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "pip install '.[cluster]'" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_cluster_goes_with_no_number_of_jobs(run: Here) -> None:
    done = run("playtest", "two-rivers", "--cluster", "x", "--jobs", "2")
    assert done.code == 2
    assert "Leave out one of them" in done.err
