"""Makes the table of verbs that tell of harm from the files of WordNet.

    python -m bench.harm DICT

DICT is the folder `dict` of WordNet 3.1 (data.verb, index.sense). From senses named
below, all that WordNet has under them are senses of harm. A verb is kept for a use of
it where those are at least a third of what it is said to mean in that use: `alone` (the
pump seizes), `on` (salt ruins the pump), `done` (the pump was stolen).
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from assistant.extract.risks.harm_verbs import TABLE, Use

_SEEDS = """
fail.2 fail.3 fail.4 fail.9 fail.10 fail.11 break.2 break.3 break.4 break.5 break.36
break.42 damage.1 damage.2 lose.1 lose.2 lose.4 lose.7 miss.5 miss.7 delay.1 postpone.1
stop.3 stop.10 block.1 block.2 block.10 stall.2 collapse.1 collapse.4 collapse.5 crack.1
crack.6 crack.7 crack.11 burst.1 burst.3 burst.8 leak.1 leak.2 leak.3 leak.4 clog.1
clog.4 clog.6 jam.5 trip.1 sink.2 sink.4 sink.7 spoil.1 spoil.2 spoil.5 spoil.8
corrupt.1 worsen.1 worsen.2 destroy.1 destroy.2 cancel.1 cancel.3 reject.2 reject.6
refuse.1 refuse.2 refuse.4 lapse.2 run_out.1 run_out.4 run_out.3 harm.1 injure.1
injure.3 slip.3 slip.4 shut_down.1 overload.1 overload.3 drop_out.1 wear_out.2
wear_out.3 die.1 rot.1 corrode.1 rust.1 erode.1 erode.2 flood.1 flood.2 overheat.1
tear.1 tear.2 peel.3 snap.3 suffer.5 contaminate.1 infect.1 infect.2 steal.1 strike.7
strike.6 resign.1 veto.1 ban.1 ban.2 forbid.1 forbid.2 suspend.4 suspend.5 freeze.1
interrupt.1 interrupt.2 disrupt.1 disrupt.2 hamper.1 hamper.2 threaten.2 threaten.3
ruin.1 hurt.3 vanish.1 warp.2 deform.1 shrink.1 spill.2 catch_fire.1 burn.1 explode.2
give_way.2 topple.1 overturn.1 capsize.1 derail.1 mislead.1 mislead.2 expose.6
penalize.1 shatter.1 confiscate.1 seize.4 overrun.1 lag.1 detach.3 come_off.1 fall_off.1
swamp.1 overflow.1 overwhelm.1 confuse.1 misplace.1 exhaust.2 exhaust.3 dry_up.1 evict.1
revoke.1 sue.1 object.1 protest.2 disagree.1 complain.1 kill.1 crash.1 crash.2 hit.3
wreck.1 withdraw.5 sag.1 buckle.1 crumble.1 decay.1 deteriorate.1 degrade.3 weaken.1
wither.1 flake.1 chip.1 fray.1 bleed.3 starve.1 drown.1 suffocate.1 collide.1 collide.2
conflict.1 clash.1 clash.2 slow_down.1 slow_down.2 slow_down.3 hold_up.1 back_out.1
renege.1 default.1 loosen.3 backfire.1 misfire.1 malfunction.1 violate.1 infringe.1
breach.2 sabotage.1 obstruct.1 underestimate.1 overrun.3 scratch.1 dent.1 bend.3 smash.1
fracture.1 short-circuit.1
"""
_LACKED = {
    Use.ALONE: "seize snap sink quit stick time_out fall_through fall_behind run_over"
    " trip drop_out crash hang go_bust go_bankrupt go_under"
    " fall_over come_down come_loose come_off give_way fill_up pull_out"
    " back_out walk_out walk_away slip drift flood fall_short fall_apart"
    " blow_up wash_out overspend overrun dry_up go_missing go_astray"
    " catch_fire go_stale jam spoil give_in",
    Use.ON: "overwrite brick duplicate wipe corrupt hold_up push_back set_back delay"
    " derail jeopardize jeopardise oversleep",
    Use.DONE: "overbook overwrite duplicate wipe brick corrupt misplace mislabel"
    " misroute oversell double-book cut_off hold_up push_back impound",
}
"""Verbs of work whose senses WordNet does not have, or not in that use."""
_OTHERWISE = """
ablate action add avert avoid bag bat beef blast blow_over blunt boot bounce bow_out
bracket brain buff bump_off buoy buoy_up buy_time cancel_out carry_off cauterise
cauterize challenge champ chap char chew chime_in cleave close_down club conflict
congratulate cop cremate cross crunch decimate deface demonstrate devote die_down dilute
disassemble dismantle dispatch distrain do_in doff drain drench elide eliminate
embellish except execute fade fend_off fib fire flex flight fool foreclose forefend
forestall forfend fret frost gag gap go_out gouge grass hang_back head_off hit_the_dirt
inject interject jar jaw kid knock_off ladder lap lard lave lay_over lead_off leave
leave_off leave_out level lie_low make_unnecessary mill mind mug munch nag neutralise
nullify obviate off pad pass_away pass_up pay_back peck pestle pick_off plague plain
pole pop pound preclude prevent probate process prop prop_up prune pull_down put_in
put_on queer rail rationalise rationalize reprieve reserve respite revenge romance rub
run_through scaffold season settle_on shore shore_up shred sit_in slam sleep_off
slip_off slow_up snap_off snow sock split spoil_for stab stave_off stet stick_up stone
stop_over strip strip_down sweep_away swipe table take_apart take_down take_exception
take_five take_in take_issue take_out take_ten temper thin thin_out throw_in tout trail
tread truss try twist underspend use_up ward_off water_down wear wham white-out whiteout
whop
"""
"""Verbs that mostly mean something else where people speak of work."""
_FRAMES = {
    Use.ALONE: {1, 2, 4, 13, 22},
    Use.ON: {10, 11},
    Use.DONE: {8, 9, 11},
}
_LEAST = 0.34
_UNSEEN = 0.5
_WORD = re.compile(r"[a-z-]{2,}(?:_[a-z]{2,})?")


class _Sense(NamedTuple):
    words: tuple[str, ...]
    narrower: tuple[str, ...]
    frames: frozenset[int]


def main() -> None:
    """Write the table."""
    folder = Path(sys.argv[1])
    ranks, senses = _ranks(folder / "index.sense"), dict(_senses(folder / "data.verb"))
    harms = _under(
        {ranks[word][int(rank)][0] for word, rank in map(_seed, _SEEDS.split())}, senses
    )
    uses: dict[str, set[Use]] = defaultdict(set)
    otherwise = set(_OTHERWISE.split())
    for use, frames in _FRAMES.items():
        for word in _LACKED[use].split():
            uses[word].add(use)
        for word, known in ranks.items():
            if word in otherwise or not _WORD.fullmatch(word):
                continue
            if _share(known, harms, senses, frames) >= _LEAST:
                uses[word].add(use)
    lines = (
        " ".join((word, *sorted(use.value for use in kept)))
        for word, kept in sorted(uses.items())
    )
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _seed(name: str) -> list[str]:
    return name.rsplit(".", 1)


def _ranks(path: Path) -> dict[str, dict[int, tuple[str, int]]]:
    """Return each verb's senses by rank: offset and number of occurrences."""
    found: dict[str, dict[int, tuple[str, int]]] = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        key, offset, rank, seen = line.split()
        lemma, rest = key.split("%")
        if rest.startswith("2"):
            found[lemma][int(rank)] = offset, int(seen)
    return found


def _senses(path: Path) -> Iterator[tuple[str, _Sense]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.partition("|")[0].split()
        at = 4 + 2 * int(fields[3], 16)
        words = tuple(word.lower() for word in fields[4:at:2])
        ends = at + 1 + 4 * int(fields[at])
        signs, tos = fields[at + 1 : ends : 4], fields[at + 2 : ends : 4]
        narrower = tuple(to for sign, to in zip(signs, tos, strict=True) if sign == "~")
        frames = frozenset(map(int, fields[ends + 2 :: 3]))
        yield fields[0], _Sense(words, narrower, frames)


def _under(seeds: set[str], senses: dict[str, _Sense]) -> set[str]:
    found, left = set(seeds), list(seeds)
    while left:
        new = set(senses[left.pop()].narrower) - found
        found |= new
        left.extend(new)
    return found


def _share(
    known: dict[int, tuple[str, int]],
    harms: set[str],
    senses: dict[str, _Sense],
    frames: set[int],
) -> float:
    """Return how much of what a verb means in a use is harm."""
    fit = [
        (offset, seen + _UNSEEN)
        for offset, seen in known.values()
        if senses[offset].frames & frames
    ]
    every = sum(weight for _, weight in fit)
    return sum(w for offset, w in fit if offset in harms) / every if every else 0.0


if __name__ == "__main__":
    main()
