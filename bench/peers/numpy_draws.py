#!/usr/bin/python3
"""The demand side in NumPy: every array has the draws as its last axis, and no loop goes over cells or draws.

    numpy_draws.py FOLDER OUTPUT [REPEATS]      prints each repeat's processor seconds, without files
"""

import sys
import time

import numpy as np

from arrays import BY_CELL, SCHEDULES, monthly, read_folder, write_output


class Schedule:
    """Rates by cell: where there are several (settings, pairs), schedules x cells."""

    def __init__(self, arrays, name):
        self.row_of_cell = arrays[f"{name}.row_of_cell"]
        if name in BY_CELL:
            self.row_of_cell = self.row_of_cell[0]
        self.rows = np.ascontiguousarray(monthly(arrays, name).transpose(1, 0, 2))  # months x rows x draws

    def at(self, t):
        """(schedules x) cells x draws; one draw stands for all."""
        return self.rows[t if len(self.rows) > 1 else 0][self.row_of_cell]


class Model:
    def __init__(self, arrays):
        self.arrays = arrays
        for name in ("areas", "ages", "needs", "settings", "months", "draws", "months_to_issue"):
            setattr(self, name, int(arrays[name][0]))
        self.cells = self.areas * self.ages * self.needs
        self.schedules = {name: Schedule(arrays, name) for name in SCHEDULES}
        self.team_courses = {
            name.removeprefix("teams."): np.ascontiguousarray(values.transpose(1, 0, 2))
            for name, values in arrays.items()
            if name.startswith("teams.") and values.ndim == 3
        }
        self.years = int(arrays["year_of_month"][-1]) + 1
        self.set_of_area = arrays["set_of_area"]
        self.needs_team = arrays["set_needs_team"].astype(bool)


def scale_of(shares):
    return np.where(shares > 1 + 1e-12, 1 / np.maximum(shares, 1), 1.0)


class Run:
    """All draws at once."""

    def __init__(self, model):
        self.model = model
        arrays = model.arrays
        self.support = self.opening("opening_sen_support")
        self.waiting = self.opening("opening_in_assessment")
        self.overdue = self.opening("opening_overdue")
        self.plans = self.opening("opening_plans")
        self.filled = self.team("opening_filled", 0) * np.ones(model.draws)
        self.people_of_cell = np.arange(model.cells) // model.needs
        self.area_of_cell = np.arange(model.cells) // (model.ages * model.needs)
        self.set_of_cell = arrays["set_of_area"][self.area_of_cell]

    def opening(self, name):
        return np.repeat(self.model.arrays[name][..., np.newaxis], self.model.draws, axis=-1)

    def rate(self, name, t):
        return self.model.schedules[name].at(t)

    def team(self, name, t):
        return self.model.team_courses[name][t]

    def advance(self, t):
        """Returns the plans at the month's end (areas x settings x draws) and its events (4 x draws)."""
        model = self.model
        september = model.arrays["is_september"][t]
        self.staff(t)
        if september:
            self.grow_older(t)
        others = self.count_others(t)
        changes = self.need_change_shares(t)
        accepted, requests = self.identify_and_request(t, others, changes)
        assessments, on_time = self.assess(t, accepted)
        issued = self.decide(t, assessments)
        entrants = np.zeros_like(self.plans)
        if september:
            self.transfer(t, entrants)
        self.move_and_end(t, changes, entrants)
        entrants += issued * self.rate("first_setting", t)
        self.admit(t, entrants)
        events = np.stack([requests.sum(0), assessments.sum(0), on_time.sum(0), issued.sum(0)])
        return self.by_area(self.plans).transpose(1, 0, 2), events

    def by_area(self, cells):
        """Sums cells, the axis before the last, over ages and needs."""
        model = self.model
        return cells.reshape(*cells.shape[:-2], model.areas, model.ages * model.needs, -1).sum(-2)

    def staff(self, t):
        establishment = self.team("establishment", t)
        before = self.filled
        recruits = np.maximum(0, establishment - before) / self.team("months_to_hire", t)
        leavers = before * self.team("turnover", t) / 12
        self.filled = np.minimum(np.maximum(0, before - leavers + recruits), np.maximum(establishment, before))
        agency = self.team("agency_cover", t) * np.maximum(0, establishment - self.filled)
        hours = (self.filled + agency) * self.team("hours_per_month", t)
        caseload = self.model.arrays["teams.serves"] @ self.by_area(self.plans).sum(0)
        self.hours = np.maximum(0, hours - caseload * self.team("hours_per_annual_review", t) / 12)

    def grow_older(self, t):
        self.support = self.aged(t, self.support)
        self.waiting = self.aged(t, self.waiting)
        self.overdue = self.aged(t, self.overdue)
        self.plans = self.aged(t, self.plans)

    def aged(self, t, cells):
        model = self.model
        by_age = cells.reshape(*cells.shape[:-2], model.areas, model.ages, model.needs, model.draws)
        growth = model.arrays["growth"][t].reshape(model.areas, model.ages, 1, 1)
        older = np.zeros_like(by_age)
        older[..., 1:, :, :] = by_age[..., :-1, :, :] * growth[:, 1:]
        return older.reshape(cells.shape)

    def count_others(self, t):
        """Those without SEN: people x draws."""
        with_sen = self.support + self.overdue + self.waiting.sum(0) + self.plans.sum(0)
        return np.maximum(0, self.model.arrays["population"][t][:, np.newaxis] - self.over_needs(with_sen))

    def over_needs(self, cells):
        return cells.reshape(-1, self.model.needs, cells.shape[-1]).sum(1)

    def need_pairs(self, shares):
        """Each change of need: the cells that it takes from and gives to, and its share there."""
        arrays, needs = self.model.arrays, self.model.needs
        for from_need, to_need, share in zip(arrays["need_changes.from"], arrays["need_changes.to"], shares):
            yield slice(from_need, None, needs), slice(to_need, None, needs), share[from_need::needs]

    def need_change_shares(self, t):
        """The share of each cell whose need changes (cells x draws), and the share of each change."""
        shares = self.rate("need_changes", t)
        changing = np.zeros((self.model.cells, shares.shape[-1]))
        for source, _, share in self.need_pairs(shares):
            changing[source] += share
        return changing, shares

    def change_needs(self, shares, standing, cells):
        for source, target, share in self.need_pairs(shares):
            changed = standing[..., source, :] * share
            cells[..., source, :] -= changed
            cells[..., target, :] += changed

    def agree(self, t, decision):
        at_once = self.rate(decision, t)
        return at_once + (1 - at_once) * self.rate("appeal", t) * self.rate("appeal_upheld", t)

    def identify_and_request(self, t, others, changes):
        need_mix = self.rate("need_mix", t)
        identify = self.rate("identify", t)
        leave = self.rate("leave_support", t)
        from_support = self.rate("request_from_support", t)
        from_others = self.rate("request_from_others", t)
        agree = self.agree(t, "agree_to_assess")
        changing, change_shares = changes
        others = others * scale_of(self.over_needs((identify + from_others * agree) * need_mix))
        without_sen = others[self.people_of_cell] * need_mix
        on_support = self.support * scale_of(leave + from_support * agree + changing)
        asked = on_support * from_support
        requests = asked + without_sen * from_others
        self.support += without_sen * identify - on_support * leave - asked * agree
        self.change_needs(change_shares, on_support, self.support)
        np.maximum(self.support, 0, out=self.support)
        return requests * agree, requests

    def by_set(self, cells):
        areas = self.by_area(cells)
        sets = np.zeros((len(self.model.needs_team), areas.shape[-1]))
        np.add.at(sets, self.model.set_of_area, areas)
        return sets

    def capacities(self, t, waiting):
        """How many assessments each set of areas can complete: sets x draws."""
        each = self.team("hours_per_assessment", t)
        capacity = np.full(waiting.shape, np.inf)
        for team, needed in enumerate(self.model.needs_team.T):
            if not needed.any():
                continue
            served = waiting[needed]
            total = served.sum(0)
            part = np.where(total > 0, served / np.where(total > 0, total, 1), 1 / len(served))
            limits = (part > 0) & (each[team] > 0)
            with np.errstate(divide="ignore", invalid="ignore"):
                could = np.where(limits, self.hours[team] * part / each[team], np.inf)
            capacity[needed] = np.minimum(capacity[needed], could)
        return capacity

    def assess(self, t, accepted):
        due = self.waiting[-1]
        self.waiting = np.concatenate([accepted[np.newaxis], self.waiting[:-1]])
        overdue, all_due = self.by_set(self.overdue), self.by_set(due)
        capacity = self.capacities(t, overdue + all_due)
        with np.errstate(divide="ignore", invalid="ignore"):
            reserved = self.model.arrays["overdue_first"][0, t] * capacity
            first_share = np.where(overdue > reserved, reserved / overdue, 1.0)
            first_share[np.isinf(capacity)] = 0
            left = np.maximum(0, capacity - first_share * overdue)
            rest = overdue - first_share * overdue + all_due
            share = np.where(rest > left, left / rest, 1.0)
        first_share, share = first_share[self.set_of_cell], share[self.set_of_cell]
        first = self.overdue * first_share
        waiting = self.overdue - first + due
        completed = waiting * share
        self.overdue = waiting - completed
        return first + completed, due * share

    def decide(self, t, assessments):
        issued = assessments * self.agree(t, "agree_to_issue")
        self.support += assessments - issued
        return issued

    def ask_to_move(self, name, shares, movable, entrants):
        arrays = self.model.arrays
        for source, target, share in zip(arrays[f"{name}.from"], arrays[f"{name}.to"], shares):
            asked = movable[source] * share
            self.plans[source] -= asked
            entrants[target] += asked
        np.maximum(self.plans, 0, out=self.plans)

    def add_shares(self, name, shares, leaving):
        for source, share in zip(self.model.arrays[f"{name}.from"], shares):
            leaving[source] += share

    def transfer(self, t, entrants):
        shares = self.rate("phase_transfers", t)
        leaving = np.zeros(self.plans.shape[:2] + shares.shape[-1:])
        self.add_shares("phase_transfers", shares, leaving)
        self.ask_to_move("phase_transfers", shares, self.plans * scale_of(leaving), entrants)

    def move_and_end(self, t, changes, entrants):
        changing, change_shares = changes
        cease, shares = self.rate("cease", t), self.rate("moves", t)
        entrants += self.plans * self.rate("arrive", t)
        draws = max(cease.shape[-1], shares.shape[-1], changing.shape[-1])
        leaving = np.empty(self.plans.shape[:2] + (draws,))
        np.add(cease, changing, out=leaving)
        self.add_shares("moves", shares, leaving)
        movable = self.plans * scale_of(leaving)
        self.plans -= movable * cease
        self.change_needs(change_shares, movable, self.plans)
        self.ask_to_move("moves", shares, movable, entrants)

    def admit(self, t, entrants):
        arrays = self.model.arrays
        for s in arrays["admission_order"]:
            admitted = entrants[s]
            for i in np.flatnonzero(arrays["places.setting"] == s):
                admitted = admitted * self.share_admitted(t, i, s, entrants[s])[self.area_of_cell]
            self.plans[s] += admitted
            fallback = arrays["when_full"][s]
            if fallback >= 0:
                entrants[fallback] += entrants[s] - admitted

    def share_admitted(self, t, limit, s, asking):
        """The share that a limit lets in, by area: areas x draws."""
        arrays = self.model.arrays
        area = arrays["places.area"][limit]
        concerned = slice(None) if area < 0 else slice(area, area + 1)
        asked = self.by_area(asking)[concerned].sum(0)
        standing = self.by_area(self.plans[s])[concerned].sum(0)
        free = np.maximum(0, arrays["places.capacity"][limit, t] - standing)
        shares = np.ones((self.model.areas, self.model.draws))
        shares[concerned] = np.where(asked > free, free / np.where(asked > free, asked, 1), 1)
        return shares


def run_all(model):
    run = Run(model)
    plans = np.empty((model.months, model.areas, model.settings, model.draws))
    yearly = np.zeros((model.years, 4, model.draws))
    for t in range(model.months):
        plans[t], events = run.advance(t)
        yearly[model.arrays["year_of_month"][t]] += events
    return plans.transpose(3, 0, 1, 2), yearly.transpose(2, 0, 1), run.filled.T


def main(folder, output, repeats=1):
    model = Model(read_folder(folder))
    for _ in range(int(repeats)):
        start = time.process_time()
        found = run_all(model)
        print(f"{time.process_time() - start:.6f}")
    write_output(output, *found)


if __name__ == "__main__":
    main(*sys.argv[1:])
