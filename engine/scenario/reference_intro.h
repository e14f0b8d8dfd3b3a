#pragma once

#include <array>
#include <string_view>

namespace sendcast {

/// What the reference page says before its tables: how a file, a number, a value and a table are written.
inline constexpr std::string_view reference_intro = R"(# The scenario file

Made by `sendcast schema --reference` from the declaration that reads the file; do not edit by hand.

A scenario is a text file (YAML) that says who lives where, how many of them need help, what that help costs and who pays.
`sendcast check FILE` lists everything that is wrong with one, each with its line; `sendcast run FILE` projects it.
Every key that a file may have is on this page. Begin with [scenario](#scenario), which lists the file's sections.

## How a file is written

- `format: 1` comes first. A key and its value are written `key: value`; what belongs to a key is indented below it, or
  stands in braces on one line: `special: {label: Special school, capacity: 120}`.
- Settings, teams, service lines, pots and the like have names of your own. The name is used wherever the thing is
  referred to; its `label` is what people see.
- `extends: other.yaml` takes over another file and changes it. Say only what differs: maps are merged key by key, lists
  and single values are replaced as a whole, and `null` removes what the other file has.
- A key, a name or a number that is not understood is an error, and then nothing is run.
- CSV files lie in the folder of the file that names them, or below it, and have a header row.

## Numbers

Written `0.05`, `5%`, `1/3` or `47.8e6`. Money is in pounds. A *rate* is per person per year: 12% a year acts as 1% a
month. A *share* acts as it stands.

Any number may say where it comes from: `{value: 5%, source: "DfE EHC plans 2022", basis: published}`. The basis is
`published` (somebody published this very figure), `calibrated` (chosen so that the model meets published figures) or
`illustrative` (assumed: put your own there before you rely on it). `sendcast check FILE --assumptions` lists them all.

Any number may be uncertain: `{triangular: {low: 5%, mode: 8%, high: 12%}}`, or another [distribution](#distribution).

## Values

A value is a number that may change with time:

| written | means |
|---|---|
| `780` | the same throughout |
| `{2021-22: 780, 2024-25: 900}` | steps by financial year: 780 until March 2024, 900 from April 2024 |
| `{2021-09: 780, 2023-01: 800}` | steps by month. `2000-01` to `2011-12`, which could be either, are financial years |
| `{start: 4%, growth: 3%}` | 4% in the first financial year, then 3% more of it each April |

Before its first step a value is what the first step says (but income and contributions are 0 there, and an index has no
rate). The numbers in it may be uncertain, and may each have a source.

## Tables

A table is a value for everybody, or one that differs by the dimensions that are named for it:

| written | means |
|---|---|
| `3%` | the same for everybody |
| `[{value: 3%}, {where: {ages: 19-}, value: 25%}]` | read in order: a later entry overrides the earlier ones [where](#where) it matches |
| `{csv: data/cease.csv}` | one row for each cell; its columns are any of the dimensions, and `value` |

Every cell must have a value; only opening stocks, moves, transfers and changes of need are 0 where nothing matches.
Entries and files may have a `source` and a `basis` beside their `value` or `csv`.
)";

/// What a section of the reference page says before its table.
struct ReferenceNote {
  std::string_view section;
  std::string_view text;
};

inline constexpr std::array<ReferenceNote, 6> reference_notes = {{
    {"demand",
     R"(Everybody is without SEN, on SEN support, in assessment, overdue (waiting beyond `months_to_issue`) or has a plan. These
are the rates and shares by which they go from one to another, month by month.

)"},
    {"driver", R"(What a service line is paid for, or an outcome counts. One of these words:

| word | counts | differs by |
|---|---|---|
| `fixed` | one, whoever is there | nothing |
| `population` | everybody | area, age |
| `sen_support` | those on SEN support without a plan | area, age, need |
| `in_assessment` | those in assessment, the overdue included | area, age, need |
| `identified`, `exited` | those who come onto SEN support, and who leave it | area, age, need |
| `requests`, `refusals`, `appeals`, `accepted` | requests for an assessment; those refused at once; appeals against refusals to assess and to issue; requests accepted in the end | area, age, need |
| `assessments`, `on_time` | assessments completed; those of them completed when due | area, age, need |
| `issued`, `not_issued` | new plans; assessments that end without one | area, age, need |
| `need_changed` | those whose primary need changes, by the need left | area, age, need |
| `moved_in`, `aged_out` | net gain by migration; those who pass the oldest age | area, age, need |
| `moves`, `arrived` | those with a plan who ask for another setting; who arrive with a plan from elsewhere, both by the setting asked for | area, age, need, setting |
| `ceased` | plans that end, by the setting left | area, age, need, setting |
| `admitted`, `turned_away` | those who come into a setting, and those for whom there is no place, by that setting | area, age, need, setting |

`caseload` differs by area, age, need and setting, `places` by setting, `wte` and `agency_wte` by nothing.
People, places, posts and `fixed` are priced per year; the rest are events, priced each.

)"},
    {"effect", R"(An effect does exactly one of `set`, `add`, `multiply` and `shift`. Its target is one of:

| path | what it is |
|---|---|
| `demand.KEY` | a rate or share of [demand](#demand), such as `demand.cease`. `need_mix` and `first_setting` take `shift` only; `move`, `phase_transfer` and `change_need` take all four |
| `settings.NAME.capacity` | places |
| `teams.NAME.KEY` | `establishment`, `turnover`, `months_to_hire`, `agency_cover`, `hours_per_month`, `tasks.assessment` or `tasks.annual_review` |
| `services.NAME.KEY` | `unit_cost` or `uptake` |
| `pots.NAME.income` | income; of one stream `pots.NAME.income.streams.STREAM` |
| `funding.NAME` | the shares of a rule, which take `shift` only |

It begins `lag` months after the intervention and grows to its full strength over `ramp` months; after the intervention's
end it fades over `fade` months. Several effects on one value apply in the order: sets, adds, multiplies, shifts.

)"},
    {"funding_rule",
     R"(Who pays a service line, for each month and each person. A line may also name a [pool](#pool) in its place.

)"},
    {"where",
     R"(Says which cells something concerns: all of its keys must match, and an absent key matches everything. A key by which the
thing does not differ is an error.

)"},
    {"distribution",
     R"(Says how sure one is of a number. The central run uses its mean (of an `interval` the midpoint). Its parameters are in the
unit of the number that it stands for. Inside a list it needs a `name`; places that give the same name share one draw, and
`correlations` refer to it. `level` is how likely it is that the interval holds the truth (otherwise: 80%).

)"},
}};

}  // namespace sendcast
