#!/usr/bin/python3
"""The demand side as loops compiled by numba, draw by draw. Compiling is not timed.

    numba_loops.py FOLDER OUTPUT [REPEATS]      prints each repeat's processor seconds, without files
"""

import collections
import sys
import time

import numpy as np
from numba import njit

from arrays import SCHEDULES, monthly, read_folder, write_output

compiled = njit(cache=True, error_model="numpy")

COURSES = ("teams.opening_filled", "teams.establishment", "teams.turnover", "teams.months_to_hire",
           "teams.agency_cover", "teams.hours_per_month", "teams.hours_per_assessment",
           "teams.hours_per_annual_review", "places.capacity", "overdue_first")
SIZES = ("areas", "ages", "needs", "settings", "months", "draws", "months_to_issue")
PLAIN = ("is_september", "year_of_month", "population", "growth", "opening_sen_support", "opening_in_assessment",
         "opening_overdue", "opening_plans", "phase_transfers.from", "phase_transfers.to", "moves.from", "moves.to",
         "need_changes.from", "need_changes.to", "places.setting", "places.area", "when_full", "admission_order",
         "teams.serves", "set_of_area", "set_needs_team")


def field(name):
    return name.removeprefix("teams.").replace(".", "_")


Schedule = collections.namedtuple("Schedule", ["row_of_cell", "rows"])
Model = collections.namedtuple("Model", [field(name) for name in SIZES + PLAIN + SCHEDULES + COURSES])


def by_draw(rows):
    """Rows x months x draws as draws x months x rows."""
    return np.ascontiguousarray(rows.transpose(2, 1, 0))


def load_model(arrays):
    numbers = [int(arrays[name][0]) for name in SIZES] + [arrays[name] for name in PLAIN]
    schedules = [Schedule(arrays[f"{name}.row_of_cell"], by_draw(monthly(arrays, name))) for name in SCHEDULES]
    return Model(*numbers, *schedules, *[by_draw(arrays[name]) for name in COURSES])


@compiled
def course(courses, d, t):
    """The rows of one draw and month; one draw or month stands for all."""
    return courses[d if courses.shape[0] > 1 else 0, t if courses.shape[1] > 1 else 0]


@compiled
def rates(schedule, d, t):
    return course(schedule.rows, d, t)


@compiled
def scale_of(shares):
    return 1 / shares if shares > 1 + 1e-12 else 1.0


@compiled
def plans_in(m, plans, s, area):
    size = m.ages * m.needs
    total = 0.0
    for cell in range(area * size, (area + 1) * size):
        total += plans[s, cell]
    return total


@compiled
def staff(m, d, t, plans, filled, hours):
    establishment, turnover = course(m.establishment, d, t), course(m.turnover, d, t)
    months_to_hire, agency_cover = course(m.months_to_hire, d, t), course(m.agency_cover, d, t)
    hours_per_month, review = course(m.hours_per_month, d, t), course(m.hours_per_annual_review, d, t)
    caseload_of_area = np.zeros(m.areas)
    for area in range(m.areas):
        for s in range(m.settings):
            caseload_of_area[area] += plans_in(m, plans, s, area)
    for team in range(len(filled)):
        before = filled[team]
        vacancies = max(0.0, establishment[team] - before)
        recruits = vacancies / months_to_hire[team] if vacancies > 0 else 0.0
        after = max(0.0, before - before * turnover[team] / 12 + recruits)
        filled[team] = min(after, max(establishment[team], before))
        agency = agency_cover[team] * max(0.0, establishment[team] - filled[team])
        caseload = 0.0
        for area in range(m.areas):
            if m.serves[team, area]:
                caseload += caseload_of_area[area]
        had = (filled[team] + agency) * hours_per_month[team]
        hours[team] = max(0.0, had - caseload * review[team] / 12)


@compiled
def grow_older_in(m, t, cells):
    for area in range(m.areas):
        for age in range(m.ages - 1, -1, -1):
            person = area * m.ages + age
            for cell in range(person * m.needs, (person + 1) * m.needs):
                cells[cell] = cells[cell - m.needs] * m.growth[t, person] if age > 0 else 0.0


@compiled
def grow_older(m, t, support, waiting, overdue, plans):
    grow_older_in(m, t, support)
    grow_older_in(m, t, overdue)
    for k in range(m.months_to_issue):
        grow_older_in(m, t, waiting[k])
    for s in range(m.settings):
        grow_older_in(m, t, plans[s])


@compiled
def count_others(m, t, support, waiting, overdue, plans, others):
    for person in range(len(others)):
        with_sen = 0.0
        for cell in range(person * m.needs, (person + 1) * m.needs):
            with_sen += support[cell] + overdue[cell]
            for k in range(m.months_to_issue):
                with_sen += waiting[k, cell]
            for s in range(m.settings):
                with_sen += plans[s, cell]
        others[person] = max(0.0, m.population[t, person] - with_sen)


@compiled
def sum_need_changes(m, d, t, changing):
    """The share of each cell whose need changes this month."""
    rows = rates(m.need_changes, d, t)
    changing[:] = 0
    for p in range(len(m.need_changes_from)):
        for cell in range(m.need_changes_from[p], len(changing), m.needs):
            changing[cell] += rows[m.need_changes.row_of_cell[p, cell]]


@compiled
def change_needs(m, d, t, standing, cells):
    rows = rates(m.need_changes, d, t)
    for p in range(len(m.need_changes_from)):
        step = m.need_changes_to[p] - m.need_changes_from[p]
        for cell in range(m.need_changes_from[p], len(cells), m.needs):
            changed = standing[cell] * rows[m.need_changes.row_of_cell[p, cell]]
            cells[cell] -= changed
            cells[cell + step] += changed


@compiled
def at_once_or_on_appeal(at_once, appeal, upheld):
    return at_once + (1 - at_once) * appeal * upheld


@compiled
def identify_and_request(m, d, t, others, changing, support, on_support, accepted, totals):
    mix, mix_row = rates(m.need_mix, d, t), m.need_mix.row_of_cell[0]
    identify, identify_row = rates(m.identify, d, t), m.identify.row_of_cell[0]
    leave, leave_row = rates(m.leave_support, d, t), m.leave_support.row_of_cell[0]
    asking, asking_row = rates(m.request_from_support, d, t), m.request_from_support.row_of_cell[0]
    others_asking, others_row = rates(m.request_from_others, d, t), m.request_from_others.row_of_cell[0]
    at_once, at_once_row = rates(m.agree_to_assess, d, t), m.agree_to_assess.row_of_cell[0]
    appeal, appeal_row = rates(m.appeal, d, t), m.appeal.row_of_cell[0]
    upheld, upheld_row = rates(m.appeal_upheld, d, t), m.appeal_upheld.row_of_cell[0]
    for person in range(len(others)):
        leaving = 0.0
        for c in range(person * m.needs, (person + 1) * m.needs):
            agree = at_once_or_on_appeal(at_once[at_once_row[c]], appeal[appeal_row[c]], upheld[upheld_row[c]])
            leaving += (identify[identify_row[c]] + others_asking[others_row[c]] * agree) * mix[mix_row[c]]
        here = others[person] * scale_of(leaving)
        for c in range(person * m.needs, (person + 1) * m.needs):
            agree = at_once_or_on_appeal(at_once[at_once_row[c]], appeal[appeal_row[c]], upheld[upheld_row[c]])
            shares = leave[leave_row[c]] + asking[asking_row[c]] * agree + changing[c]
            on_support[c] = support[c] * scale_of(shares)
            asked = on_support[c] * asking[asking_row[c]]
            without_sen = here * mix[mix_row[c]]
            requests = asked + without_sen * others_asking[others_row[c]]
            totals[0] += requests
            accepted[c] = requests * agree
            identified = without_sen * identify[identify_row[c]]
            support[c] += identified - on_support[c] * leave[leave_row[c]] - asked * agree
    change_needs(m, d, t, on_support, support)
    for c in range(len(support)):
        support[c] = max(0.0, support[c])


@compiled
def capacities(m, d, t, hours, waiting):
    """How many assessments each set of areas can complete."""
    each = course(m.hours_per_assessment, d, t)
    capacity = np.full(len(waiting), np.inf)
    for team in range(len(hours)):
        served = 0
        total = 0.0
        for a_set in range(len(waiting)):
            if m.set_needs_team[a_set, team]:
                served += 1
                total += waiting[a_set]
        for a_set in range(len(waiting)):
            if m.set_needs_team[a_set, team] and each[team] > 0:
                part = waiting[a_set] / total if total > 0 else 1 / served
                if part > 0:
                    capacity[a_set] = min(capacity[a_set], hours[team] * part / each[team])
    return capacity


@compiled
def shares_completed(capacity, overdue_first, overdue, due):
    """Of the overdue before anyone else, and of everyone then left."""
    if capacity == np.inf:
        return 0.0, 1.0
    reserved = overdue_first * capacity
    first_share = reserved / overdue if overdue > reserved else 1.0
    left = max(0.0, capacity - first_share * overdue)
    rest = overdue - first_share * overdue + due
    return first_share, (left / rest if rest > left else 1.0)


@compiled
def assess(m, d, t, hours, accepted, waiting, due, overdue, assessments, totals):
    due[:] = waiting[-1]
    for k in range(m.months_to_issue - 1, 0, -1):
        waiting[k] = waiting[k - 1]
    waiting[0] = accepted
    sets, size = len(m.set_needs_team), m.ages * m.needs
    all_overdue, all_due = np.zeros(sets), np.zeros(sets)
    for area in range(m.areas):
        for c in range(area * size, (area + 1) * size):
            all_overdue[m.set_of_area[area]] += overdue[c]
            all_due[m.set_of_area[area]] += due[c]
    capacity = capacities(m, d, t, hours, all_overdue + all_due)
    overdue_first = course(m.overdue_first, d, t)[0]
    for area in range(m.areas):
        a_set = m.set_of_area[area]
        first_share, share = shares_completed(capacity[a_set], overdue_first, all_overdue[a_set], all_due[a_set])
        for c in range(area * size, (area + 1) * size):
            first = overdue[c] * first_share
            rest = overdue[c] - first + due[c]
            assessments[c] = first + rest * share
            totals[1] += assessments[c]
            totals[2] += due[c] * share
            overdue[c] = rest - rest * share


@compiled
def decide(m, d, t, assessments, issued, support, totals):
    at_once, at_once_row = rates(m.agree_to_issue, d, t), m.agree_to_issue.row_of_cell[0]
    appeal, appeal_row = rates(m.appeal, d, t), m.appeal.row_of_cell[0]
    upheld, upheld_row = rates(m.appeal_upheld, d, t), m.appeal_upheld.row_of_cell[0]
    for c in range(len(issued)):
        agree = at_once_or_on_appeal(at_once[at_once_row[c]], appeal[appeal_row[c]], upheld[upheld_row[c]])
        issued[c] = assessments[c] * agree
        support[c] += assessments[c] - issued[c]
        totals[3] += issued[c]


@compiled
def add_shares(sources, schedule, d, t, leaving):
    rows = rates(schedule, d, t)
    for p in range(len(sources)):
        shares, row = leaving[sources[p]], schedule.row_of_cell[p]
        for c in range(len(shares)):
            shares[c] += rows[row[c]]


@compiled
def find_movable(plans, movable):
    """Turns the shares that leave each stock into those who can move."""
    for s in range(plans.shape[0]):
        for c in range(plans.shape[1]):
            movable[s, c] = plans[s, c] * scale_of(movable[s, c])


@compiled
def ask_to_move(sources, targets, schedule, d, t, movable, plans, entrants):
    rows = rates(schedule, d, t)
    for p in range(len(sources)):
        row, moving = schedule.row_of_cell[p], movable[sources[p]]
        staying, entering = plans[sources[p]], entrants[targets[p]]
        for c in range(len(row)):
            asked = moving[c] * rows[row[c]]
            staying[c] -= asked
            entering[c] += asked
    for s in range(plans.shape[0]):
        for c in range(plans.shape[1]):
            plans[s, c] = max(0.0, plans[s, c])


@compiled
def transfer(m, d, t, movable, plans, entrants):
    movable[:] = 0
    add_shares(m.phase_transfers_from, m.phase_transfers, d, t, movable)
    find_movable(plans, movable)
    ask_to_move(m.phase_transfers_from, m.phase_transfers_to, m.phase_transfers, d, t, movable, plans, entrants)


@compiled
def move_and_end(m, d, t, changing, movable, plans, entrants):
    arrive, cease = rates(m.arrive, d, t), rates(m.cease, d, t)
    for s in range(m.settings):
        arrive_row, cease_row = m.arrive.row_of_cell[s], m.cease.row_of_cell[s]
        standing, entering, leaving = plans[s], entrants[s], movable[s]
        for c in range(len(standing)):
            entering[c] += standing[c] * arrive[arrive_row[c]]
            leaving[c] = cease[cease_row[c]] + changing[c]
    add_shares(m.moves_from, m.moves, d, t, movable)
    find_movable(plans, movable)
    for s in range(m.settings):
        cease_row, moving, staying = m.cease.row_of_cell[s], movable[s], plans[s]
        for c in range(len(staying)):
            staying[c] -= moving[c] * cease[cease_row[c]]
        change_needs(m, d, t, moving, staying)
    ask_to_move(m.moves_from, m.moves_to, m.moves, d, t, movable, plans, entrants)


@compiled
def ask_for_first_settings(m, d, t, issued, entrants):
    first_setting = rates(m.first_setting, d, t)
    for s in range(m.settings):
        row, entering = m.first_setting.row_of_cell[s], entrants[s]
        for c in range(len(issued)):
            entering[c] += issued[c] * first_setting[row[c]]


@compiled
def admit(m, d, t, plans, entrants):
    capacity = course(m.places_capacity, d, t)
    share = np.empty(m.areas)
    for s in m.admission_order:
        share[:] = 1
        for i in range(len(m.places_setting)):
            if m.places_setting[i] != s:
                continue
            asked = 0.0
            standing = 0.0
            for area in range(m.areas):
                if m.places_area[i] < 0 or m.places_area[i] == area:
                    asked += plans_in(m, entrants, s, area)
                    standing += plans_in(m, plans, s, area)
            free = max(0.0, capacity[i] - standing)
            for area in range(m.areas):
                if (m.places_area[i] < 0 or m.places_area[i] == area) and asked > free:
                    share[area] = free / asked
        fallback, standing, asking = m.when_full[s], plans[s], entrants[s]
        for c in range(len(standing)):
            admitted = asking[c] * share[c // (m.ages * m.needs)]
            standing[c] += admitted
            if fallback >= 0:
                entrants[fallback, c] += asking[c] - admitted


@compiled
def run_draw(m, d, found, yearly, filled):
    support, waiting = m.opening_sen_support.copy(), m.opening_in_assessment.copy()
    overdue, plans = m.opening_overdue.copy(), m.opening_plans.copy()
    cells = len(support)
    hours, others, changing = np.empty(len(filled)), np.empty(m.areas * m.ages), np.empty(cells)
    on_support, accepted, due = np.empty(cells), np.empty(cells), np.empty(cells)
    assessments, issued = np.empty(cells), np.empty(cells)
    movable, entrants = np.empty_like(plans), np.empty_like(plans)
    filled[:] = course(m.opening_filled, d, 0)
    for t in range(m.months):
        totals = yearly[m.year_of_month[t]]
        staff(m, d, t, plans, filled, hours)
        if m.is_september[t]:
            grow_older(m, t, support, waiting, overdue, plans)
        count_others(m, t, support, waiting, overdue, plans, others)
        sum_need_changes(m, d, t, changing)
        identify_and_request(m, d, t, others, changing, support, on_support, accepted, totals)
        assess(m, d, t, hours, accepted, waiting, due, overdue, assessments, totals)
        decide(m, d, t, assessments, issued, support, totals)
        entrants[:] = 0
        if m.is_september[t]:
            transfer(m, d, t, movable, plans, entrants)
        move_and_end(m, d, t, changing, movable, plans, entrants)
        ask_for_first_settings(m, d, t, issued, entrants)
        admit(m, d, t, plans, entrants)
        for area in range(m.areas):
            for s in range(m.settings):
                found[t, area, s] = plans_in(m, plans, s, area)


@compiled
def run_draws(m, draws, plans, yearly, filled):
    for d in range(draws):
        run_draw(m, d, plans[d], yearly[d], filled[d])


def run_all(model, draws):
    plans = np.zeros((draws, model.months, model.areas, model.settings))
    yearly = np.zeros((draws, model.year_of_month[-1] + 1, 4))
    filled = np.zeros((draws, model.serves.shape[0]))
    run_draws(model, draws, plans, yearly, filled)
    return plans, yearly, filled


def main(folder, output, repeats=1):
    model = load_model(read_folder(folder))
    run_all(model, 1)  # compiles
    for _ in range(int(repeats)):
        start = time.process_time()
        found = run_all(model, model.draws)
        print(f"{time.process_time() - start:.6f}")
    write_output(output, *found)


if __name__ == "__main__":
    main(*sys.argv[1:])
