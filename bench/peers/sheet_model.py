"""The demand side of one area as a workbook: a row for each month, age and need, a column for each stock and flow.

The sheets: `rates`, the inputs by month; `months`, what is worked for all cells together (teams, places, totals);
`cells`, everybody; and `found`, the results.
"""

from arrays import SCHEDULES, monthly
from workbook import Sheet, letters

COURSES = ("teams.establishment", "teams.turnover", "teams.months_to_hire", "teams.agency_cover",
           "teams.hours_per_month", "teams.hours_per_assessment", "teams.hours_per_annual_review", "places.capacity",
           "overdue_first")
EVENTS = ("requests", "assessments", "on_time", "issued")


def total(terms):
    return "+".join(terms) or "0"


def scale(shares):
    """How much of a stock is taken so that no more leaves than there is."""
    return f"IF({shares}>1+1E-12,1/({shares}),1)"


class Rates:
    """The inputs: a row for each course over time, column B the first month."""

    def __init__(self, arrays, draw):
        self.sheet = Sheet("rates")
        self.arrays = arrays
        self.months = int(arrays["months"][0])
        self.first_row = {}
        self.next_row = 1
        for name in SCHEDULES:
            self.add(name, monthly(arrays, name), draw)
        for name in COURSES:
            self.add(name, arrays[name], draw)
        for name in ("population", "growth"):
            self.add(name, arrays[name].T[:, :, None], draw)

    def add(self, name, rows, draw):
        self.first_row[name] = self.next_row
        for row in rows:
            course = row[:, draw if row.shape[1] > 1 else 0]
            self.sheet.put(self.next_row, 0, name)
            self.sheet.put_row(self.next_row, course if len(course) > 1 else [course[0]] * self.months, 1)
            self.next_row += 1

    def at(self, name, row, t):
        return f"rates!{letters(t + 1)}{self.first_row[name] + row}"

    def of_cell(self, name, cell, t, schedule=0):
        return self.at(name, int(self.arrays[f"{name}.row_of_cell"][schedule, cell]), t)


class Columns:
    """The letters of named columns."""

    def __init__(self, names):
        self.places = {name: i for i, name in enumerate(names)}

    def at(self, name, row):
        return f"{letters(self.places[name])}{row}"

    def span(self, name, first, last):
        letter = letters(self.places[name])
        return f"{letter}{first}:{letter}{last}"


class SheetModel:
    def __init__(self, arrays, draw):
        if int(arrays["areas"][0]) != 1:
            raise SystemExit("The sheet holds one area: export_model --area 0 --months 24")
        self.arrays = arrays
        for name in ("ages", "needs", "settings", "months", "months_to_issue"):
            setattr(self, name, int(arrays[name][0]))
        self.size = self.ages * self.needs
        self.teams = len(arrays["teams.establishment"])
        self.limits = len(arrays["places.setting"])
        self.rates = Rates(arrays, draw)
        self.pairs = {name: list(zip(arrays[f"{name}.from"], arrays[f"{name}.to"]))
                      for name in ("phase_transfers", "moves", "need_changes")}
        self.cells = Sheet("cells")
        self.month_sheet = Sheet("months")
        self.found = Sheet("found")
        self.stocks = (["support"] + [f"wait{k}" for k in range(self.months_to_issue)] + ["overdue"]
                       + [f"plans{s}" for s in range(self.settings)])
        self.columns = Columns(self.cell_columns())
        self.month_columns = Columns(self.names_of_months())

    def cell_columns(self):
        def each(name, count):
            return [f"{name}{i}" for i in range(count)]

        return (["month", "age", "need"] + self.stocks
                + ["others", "agree", "issue", "leaving", "changing", "without_sen", "on_support", "asked",
                   "identified", "exited", "requests", "accepted", "asking", "first", "assessments", "on_time",
                    "issued"]
                + each("transfer", len(self.pairs["phase_transfers"])) + each("left", self.settings)
                + each("movable", self.settings) + each("move", len(self.pairs["moves"]))
                + each("staying", self.settings) + each("entrants", self.settings)
                + [f"{stock}_end" for stock in self.stocks])

    def names_of_months(self):
        names = ["month", "caseload", "overdue", "due", "capacity", "first_share", "rest", "share"]
        for team in range(self.teams):
            names += [f"filled{team}", f"agency{team}", f"hours{team}", f"capacity{team}"]
        for limit in range(self.limits):
            names += [f"asked{limit}", f"standing{limit}", f"admitted{limit}"]
        return names + [f"plans{s}" for s in range(self.settings)] + list(EVENTS)

    # Where things stand.

    def row(self, t, cell):
        """Month -1 is the opening."""
        return 2 + (t + 1) * self.size + cell

    def here(self, name, t, cell):
        return self.columns.at(name, self.row(t, cell))

    def all_of(self, name, t):
        return "cells!" + self.columns.span(name, self.row(t, 0), self.row(t, self.size - 1))

    def month(self, name, t, sheet=""):
        return sheet + self.month_columns.at(name, t + 3)

    def over_needs(self, first, last, t, cell):
        """The columns from `first` to `last` of all needs of a cell's age."""
        start = cell // self.needs * self.needs
        return f"{self.here(first, t, start)}:{self.here(last, t, start + self.needs - 1)}"

    # One month.

    def opening(self):
        """Opening stocks are what the month before the first leaves."""
        arrays = self.arrays
        opening = [arrays["opening_sen_support"], *arrays["opening_in_assessment"], arrays["opening_overdue"],
                   *arrays["opening_plans"]]
        for name, stock in zip(self.stocks, opening):
            for cell in range(self.size):
                self.cells.put(self.row(-1, cell), self.columns.places[f"{name}_end"], stock[cell])
        for team in range(self.teams):
            filled = arrays["teams.opening_filled"][team, 0, 0]
            self.month_sheet.put(2, self.month_columns.places[f"filled{team}"], filled)

    def stocks_at_start(self, t, cell):
        for name in self.stocks:
            if not self.arrays["is_september"][t]:
                yield name, "=" + self.here(f"{name}_end", t - 1, cell)
            elif cell < self.needs:
                yield name, 0
            else:
                growth = self.rates.at("growth", cell // self.needs, t)
                yield name, f"={self.here(f'{name}_end', t - 1, cell - self.needs)}*{growth}"

    def at_once_or_on_appeal(self, name, t, cell):
        at_once, appeal, upheld = (self.rates.of_cell(rate, cell, t) for rate in (name, "appeal", "appeal_upheld"))
        return f"={at_once}+(1-{at_once})*{appeal}*{upheld}"

    def need_change_terms(self, stock, t, cell):
        """What changes of need take from a cell and bring to it."""
        age, need = divmod(cell, self.needs)
        for i, (source, target) in enumerate(self.pairs["need_changes"]):
            sign = {int(source): "-", int(target): "+"}.get(need)
            if sign:
                place = age * self.needs + int(source)
                yield f"{sign}{self.here(stock, t, place)}*{self.rates.of_cell('need_changes', place, t, i)}"

    def requests(self, t, cell):
        def rate(name):
            return self.rates.of_cell(name, cell, t)

        def here(name):
            return self.here(name, t, cell)

        everyone = self.over_needs(self.stocks[0], self.stocks[-1], t, cell)
        leaving = f"SUM({self.over_needs('leaving', 'leaving', t, cell)})"
        yield "others", f"=MAX(0,{self.rates.at('population', cell // self.needs, t)}-SUM({everyone}))"
        yield "agree", self.at_once_or_on_appeal("agree_to_assess", t, cell)
        yield "issue", self.at_once_or_on_appeal("agree_to_issue", t, cell)
        yield "leaving", f"=({rate('identify')}+{rate('request_from_others')}*{here('agree')})*{rate('need_mix')}"
        yield "changing", "=" + total(
            self.rates.of_cell("need_changes", cell, t, i)
            for i, (source, _) in enumerate(self.pairs["need_changes"]) if source == cell % self.needs)
        yield "without_sen", f"={here('others')}*{scale(leaving)}*{rate('need_mix')}"
        shares = f"({rate('leave_support')}+{rate('request_from_support')}*{here('agree')}+{here('changing')})"
        yield "on_support", f"={here('support')}*{scale(shares)}"
        yield "asked", f"={here('on_support')}*{rate('request_from_support')}"
        yield "identified", f"={here('without_sen')}*{rate('identify')}"
        yield "exited", f"={here('on_support')}*{rate('leave_support')}"
        yield "requests", f"={here('asked')}+{here('without_sen')}*{rate('request_from_others')}"
        yield "accepted", f"={here('requests')}*{here('agree')}"
        flows = f"{here('support')}+{here('identified')}-{here('exited')}-{here('asked')}*{here('agree')}"
        yield "asking", f"=MAX(0,{flows}{''.join(self.need_change_terms('on_support', t, cell))})"

    def assessment(self, t, cell):
        def here(name):
            return self.here(name, t, cell)

        due = here(f"wait{self.months_to_issue - 1}")
        share = self.month("share", t, "months!")
        rest = f"({here('overdue')}-{here('first')}+{due})"
        yield "first", f"={here('overdue')}*{self.month('first_share', t, 'months!')}"
        yield "assessments", f"={here('first')}+{rest}*{share}"
        yield "on_time", f"={due}*{share}"
        yield "issued", f"={here('assessments')}*{here('issue')}"
        yield "overdue_end", f"={rest}-{rest}*{share}"
        yield "support_end", f"={here('asking')}+{here('assessments')}-{here('issued')}"
        yield "wait0_end", f"={here('accepted')}"
        for k in range(1, self.months_to_issue):
            yield f"wait{k}_end", "=" + here(f"wait{k - 1}")

    def pairs_from(self, name, s):
        return [i for i, (source, _) in enumerate(self.pairs[name]) if source == s]

    def pairs_to(self, name, s):
        return [i for i, (_, target) in enumerate(self.pairs[name]) if target == s]

    def transfers(self, t, cell):
        def here(name):
            return self.here(name, t, cell)

        for s in range(self.settings):
            pairs = self.pairs_from("phase_transfers", s) if self.arrays["is_september"][t] else []
            shares = [self.rates.of_cell("phase_transfers", cell, t, i) for i in pairs]
            for i, share in zip(pairs, shares):
                leaving = "(" + total(shares) + ")"
                yield f"transfer{i}", f"={here(f'plans{s}')}*{scale(leaving)}*{share}"
            gone = "".join("-" + here(f"transfer{i}") for i in pairs)
            yield f"left{s}", f"=MAX(0,{here(f'plans{s}')}{gone})"

    def moves(self, t, cell):
        def here(name):
            return self.here(name, t, cell)

        for s in range(self.settings):
            pairs = self.pairs_from("moves", s)
            shares = [self.rates.of_cell("moves", cell, t, i) for i in pairs]
            cease = self.rates.of_cell("cease", cell, t, s)
            leaving = "(" + total([cease, here("changing"), *shares]) + ")"
            yield f"movable{s}", f"={here(f'left{s}')}*{scale(leaving)}"
            for i, share in zip(pairs, shares):
                yield f"move{i}", f"={here(f'movable{s}')}*{share}"
            gone = "".join("-" + here(f"move{i}") for i in pairs)
            changed = "".join(self.need_change_terms(f"movable{s}", t, cell))
            yield f"staying{s}", f"=MAX(0,{here(f'left{s}')}-{here(f'movable{s}')}*{cease}{changed}{gone})"

    def admitted_share(self, s, t):
        """As a factor: nothing where the setting has no limit."""
        limits = [i for i in range(self.limits) if self.arrays["places.setting"][i] == s]
        return "".join("*" + self.month(f"admitted{i}", t, "months!") for i in limits)

    def admission(self, t, cell):
        def here(name):
            return self.here(name, t, cell)

        september = self.arrays["is_september"][t]
        for s in range(self.settings):
            terms = [f"{here(f'left{s}')}*{self.rates.of_cell('arrive', cell, t, s)}",
                     f"{here('issued')}*{self.rates.of_cell('first_setting', cell, t, s)}"]
            terms += [here(f"transfer{i}") for i in self.pairs_to("phase_transfers", s) if september]
            terms += [here(f"move{i}") for i in self.pairs_to("moves", s)]
            for other in range(self.settings):
                if self.arrays["when_full"][other] == s:
                    terms.append(f"{here(f'entrants{other}')}*(1-1{self.admitted_share(other, t)})")
            yield f"entrants{s}", "=" + total(terms)
            yield f"plans{s}_end", f"={here(f'staying{s}')}+{here(f'entrants{s}')}{self.admitted_share(s, t)}"

    def team(self, team, t):
        def rate(name):
            return self.rates.at(f"teams.{name}", team, t)

        def here(name):
            return self.month(f"{name}{team}", t)

        before = self.month(f"filled{team}", t - 1)
        after = (f"MAX(0,{before}-{before}*{rate('turnover')}/12"
                 f"+MAX(0,{rate('establishment')}-{before})/{rate('months_to_hire')})")
        yield f"filled{team}", f"=MIN({after},MAX({rate('establishment')},{before}))"
        yield f"agency{team}", f"={rate('agency_cover')}*MAX(0,{rate('establishment')}-{here('filled')})"
        hours = f"({here('filled')}+{here('agency')})*{rate('hours_per_month')}"
        yield f"hours{team}", f"=MAX(0,{hours}-{self.month('caseload', t)}*{rate('hours_per_annual_review')}/12)"
        yield f"capacity{team}", f"={here('hours')}/{rate('hours_per_assessment')}"

    def limit(self, limit, t):
        s = int(self.arrays["places.setting"][limit])
        asked, standing = self.month(f"asked{limit}", t), self.month(f"standing{limit}", t)
        free = f"MAX(0,{self.rates.at('places.capacity', limit, t)}-{standing})"
        yield f"asked{limit}", f"=SUM({self.all_of(f'entrants{s}', t)})"
        yield f"standing{limit}", f"=SUM({self.all_of(f'staying{s}', t)})"
        yield f"admitted{limit}", f"=IF({asked}>{free},{free}/{asked},1)"

    def whole_month(self, t):
        def here(name):
            return self.month(name, t)

        capacities = ",".join(here(f"capacity{i}") for i in range(self.teams) if self.arrays["set_needs_team"][0, i])
        reserved = f"{self.rates.at('overdue_first', 0, t)}*{here('capacity')}"
        left = f"MAX(0,{here('capacity')}-{here('first_share')}*{here('overdue')})"
        yield "caseload", "=" + total(f"SUM({self.all_of(f'plans{s}_end', t - 1)})" for s in range(self.settings))
        yield "overdue", f"=SUM({self.all_of('overdue', t)})"
        yield "due", f"=SUM({self.all_of(f'wait{self.months_to_issue - 1}', t)})"
        yield "capacity", f"=MIN({capacities})" if capacities else "=1E300"
        yield "first_share", f"=IF({here('overdue')}>{reserved},{reserved}/{here('overdue')},1)"
        yield "rest", f"={here('overdue')}-{here('first_share')}*{here('overdue')}+{here('due')}"
        yield "share", f"=IF({here('rest')}>{left},{left}/{here('rest')},1)"
        for team in range(self.teams):
            yield from self.team(team, t)
        for limit in range(self.limits):
            yield from self.limit(limit, t)
        for s in range(self.settings):
            yield f"plans{s}", f"=SUM({self.all_of(f'plans{s}_end', t)})"
        for event in EVENTS:
            yield event, f"=SUM({self.all_of(event, t)})"

    def results(self):
        """Months x settings, years x 4 and a row of teams, one below another."""
        years = self.arrays["year_of_month"]
        for t in range(self.months):
            self.found.put_row(t + 1, ["=" + self.month(f"plans{s}", t, "months!") for s in range(self.settings)])
        for year in range(years[-1] + 1):
            first, last = (int((years < year).sum()) + 3, int((years <= year).sum()) + 2)
            sums = [f"=SUM(months!{self.month_columns.span(event, first, last)})" for event in EVENTS]
            self.found.put_row(self.months + year + 1, sums)
        filled = ["=" + self.month(f"filled{team}", self.months - 1, "months!") for team in range(self.teams)]
        self.found.put_row(self.months + int(years[-1]) + 2, filled)

    def sheets(self):
        self.cells.put_row(1, list(self.columns.places))
        self.month_sheet.put_row(1, list(self.month_columns.places))
        self.opening()
        for t in range(self.months):
            for name, formula in [("month", t), *self.whole_month(t)]:
                self.month_sheet.put(t + 3, self.month_columns.places[name], formula)
            for cell in range(self.size):
                labels = [("month", t), ("age", cell // self.needs), ("need", cell % self.needs)]
                for part in (labels, self.stocks_at_start(t, cell), self.requests(t, cell), self.assessment(t, cell),
                             self.transfers(t, cell), self.moves(t, cell), self.admission(t, cell)):
                    for name, formula in part:
                        self.cells.put(self.row(t, cell), self.columns.places[name], formula)
        self.results()
        return [self.found, self.month_sheet, self.rates.sheet, self.cells]
