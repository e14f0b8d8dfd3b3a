#pragma once

#include <cmath>
#include <map>
#include <string>

#include <fmt/format.h>

#include "tests/properties/scenario_text.h"

namespace sendcast {

/// Two towns with uncertain numbers of every kind. `?d?` is one of which the draw makes d, its centre elsewhere;
/// `?c:d:w?` one whose centre is c, of which the draw makes d, and which counts as w.
inline constexpr auto drawn_scenario = R"(format: 1
title: Everything uncertain
start: 2021-06
years: 2.25
oldest_age: 5
areas: {east: East, west: West}
needs: {asd: Autism, semh: Mental health}
settings:
  special: {label: Special, capacity: ?27.5?, when_full: hospital}
  hospital: {label: Hospital, capacity: {east: 9, west: {2021-22: 10, 2022-23: ?6?}}, when_full: mainstream}
  mainstream: {label: Mainstream}
demand:
  population: {csv: population.csv}
  opening:
    plans: [{value: ?1.5?}, {where: {settings: special, ages: 3-}, value: ?3.25?}, {where: {areas: west, needs: asd}, value: 2}]
    sen_support: [{value: 6}, {where: {needs: asd}, value: ?8?}]
    in_assessment: ?30?
    overdue: [{value: 0.5}, {where: {ages: 2}, value: ?2?}]
  need_mix: [{value: {asd: ?0.4:0.5:0.4?, semh: ?0.6:0.75:0.6?}}, {where: {ages: 0-2}, value: {asd: 30%, semh: 70%}}]
  identify: {2021-22: 4%, 2022-09: ?0.06?}
  leave_support: {start: ?0.1?, growth: ?0.05?}
  request_from_support: [{value: 30%}, {where: {areas: east}, value: {2021-22: ?0.2?, 2022-23: ?0.4?}}]
  request_from_others: ?0.02?
  agree_to_assess: ?0.6?
  agree_to_issue: [{value: ?0.7?}, {where: {ages: 4-}, value: 80%}]
  appeal: ?0.3?
  appeal_upheld: ?0.5?
  months_to_issue: 3
  overdue_first: ?0.55?
  first_setting:
    - {value: {special: ?0.5:0.3:0.25?, hospital: ?0.2:0.6:0.5?, mainstream: ?0.3:0.3:0.25?}}
    - {where: {ages: 5}, value: {mainstream: 1}}
  phase_transfer: [{where: {ages: 4}, from: mainstream, to: special, value: ?0.2?}]
  move: [{from: mainstream, to: special, value: 5%}, {from: mainstream, to: special, where: {areas: west}, value: ?0.3?}]
  change_need: [{from: asd, to: semh, value: ?0.1?}]
  cease: [{value: ?0.1?}, {where: {settings: hospital}, value: {2021-22: 5%, 2022-23: ?0.2?}}]
  arrive: ?0.03?
teams:
  psychology:
    establishment: ?4?
    filled: ?3?
    turnover: ?0.2?
    months_to_hire: ?5?
    agency_cover: ?0.4?
    hours_per_month: ?16?
    tasks: {assessment: ?8?, annual_review: ?0.5?}
  therapy: {areas: west, establishment: {2021-22: ?4.5?, 2022-23: 3}, hours_per_month: 5, tasks: {assessment: 4}}
indices: {pay: {2021-22: ?0.03?, 2022-23: ?0.05?, 2023-24: 3%}}
services:
  top_up: {driver: {caseload: [special, hospital]}, unit_cost: [{value: ?12000?}, {where: {needs: semh}, value: {2021-22: 15000, 2022-23: ?17000?}}], price_base: 2020-21, index: pay, funding: layers}
  therapy: {driver: sen_support, uptake: [{value: ?0.4?}, {where: {ages: 3}, value: 50%}], unit_cost: ?900?, price_base: 2021-22, funding: therapies}
  places: {driver: {places: special, number: ?30?}, unit_cost: 10000, price_base: 2021-22, index: pay, funding: by_need}
  panel: {driver: {caseload: all}, unit_cost: 500, price_base: 2021-22, funding: panel}
  assessing: {driver: assessments, unit_cost: 700, price_base: 2021-22, funding: grant_first}
  waiting: {driver: in_assessment, unit_cost: 70, price_base: 2021-22, funding: halves}
funders: {council: Council, icb: ICB}
pots:
  block: {funder: council, income: {streams: {block: {start: ?900e3?, growth: ?0.04?}, recoupment: -6e3}}, year_end: carry, opening_balance: ?-2e6?, interest: ?0.02?}
  fund: {funder: council, income: {2022-23: ?50e3?}, year_end: carry, opening_balance: 1e5, one_off: {2021-22: ?7e3?, 2022-23: {share: ?0.4?, of_balance_at: 2021-22}}}
  health: {funder: icb, income: 80e3}
pools:
  therapies: {contributions: {fund: ?20e3?, health: 30e3}, overspend: {fund: ?0.5:0.2:0.4?, health: ?0.5:0.3:0.6?}, cap: ?0.1?, beyond_cap: {fund: ?0.25:0.5:0.5?, health: ?0.75:0.5:0.5?}, opening_reserve: ?1500?}
funding:
  halves: {shares: {fund: ?0.5:0.9:0.75?, health: ?0.5:0.3:0.25?}}
  by_need: {by: [{where: {settings: special}, shares: {block: ?0.8:0.4:0.4?, fund: ?0.2:0.6:0.6?}}, {shares: {block: 100%}}]}
  layers: {layers: [{up_to: ?8000?, shares: {block: 100%}}, {shares: {fund: ?0.3:0.2:0.2?, health: ?0.7:0.8:0.8?}}]}
  panel: {domains: {pots: {education: block, health: health}, points: [{value: {education: ?2?, health: 3}}, {where: {needs: semh}, value: {education: 1, health: ?2?}}], at_most: {health: ?0.6?}}}
  grant_first: {grant: {pot: block, limit: ?9e3?, then: halves}}
interventions:
  more:
    from: 2021-10
    until: 2023-01
    effects:
      - {target: demand.request_from_others, where: {ages: 2-4}, multiply: ?0.8?, lag: ?2?, ramp: ?7?, fade: ?5?}
      - {target: demand.first_setting, shift: {from: special, to: mainstream, share: ?0.3?}, ramp: ?4?}
      - {target: demand.need_mix, shift: {from: asd, to: semh, share: ?0.2?}}
      - {target: demand.move, where: {from: mainstream, to: special}, set: ?0.2?}
      - {target: demand.move, shift: {from: special, to: hospital, share: ?0.3?}, lag: 3}
      - {target: demand.change_need, add: ?0.05?}
      - {target: settings.special.capacity, add: ?4?, lag: 1}
      - {target: teams.psychology.months_to_hire, multiply: ?0.6?}
      - {target: services.top_up.unit_cost, multiply: ?0.95?}
      - {target: services.therapy.uptake, add: ?0.1?}
      - {target: pots.health.income, add: ?5e3?}
      - {target: funding.halves.shares, shift: {from: fund, to: health, share: ?0.1?}}
    services:
      help: {driver: fixed, unit_cost: ?31e3?, price_base: 2021-22, funding: halves}
outcomes:
  plans: {count: {caseload: all}}
  commissioned: {count: {places: special, number: ?12?}}
)";

struct UncertainText {
  double central = 0;
  double drawn = 0;
  double written = 0;  ///< what it counts as: what was drawn, or its share of the shares drawn with it
};

inline UncertainText read_uncertain(const std::string& text) {
  const std::size_t first = text.find(':');
  if (first == std::string::npos) return {0.9 * std::stod(text), std::stod(text), std::stod(text)};
  const std::size_t second = text.find(':', first + 1);
  return {std::stod(text), std::stod(text.substr(first + 1)), std::stod(text.substr(second + 1))};
}

inline std::string distribution(const UncertainText& number, const std::string& name) {
  const double spread = std::abs(number.central) / 4;
  return fmt::format("{{uniform: {{low: {}, high: {}, name: {}}}}}", number.central - spread, number.central + spread,
                     name);
}

/// The scenario once with its uncertain numbers, and once with what they count as in the draw.
struct Texts {
  std::string uncertain;
  std::string written;
  std::map<std::string, UncertainText> numbers;  ///< by name
};

inline Texts texts_of(const std::string& scenario) {
  Texts texts;
  std::size_t from = 0;
  for (std::size_t open = scenario.find('?'); open != std::string::npos; open = scenario.find('?', from)) {
    const std::size_t close = scenario.find('?', open + 1);
    const UncertainText number = read_uncertain(scenario.substr(open + 1, close - open - 1));
    const std::string name = fmt::format("number_{}", texts.numbers.size());
    const std::string before = scenario.substr(from, open - from);
    texts.uncertain += before + distribution(number, name);
    texts.written += before + fmt::format("{}", number.written);
    texts.numbers[name] = number;
    from = close + 1;
  }
  texts.uncertain += scenario.substr(from);
  texts.written += scenario.substr(from);
  return texts;
}

inline std::unique_ptr<Loaded> load(const std::string& text) {
  std::string population = "area,age,year,value\n";
  for (const char* area : {"east", "west"}) {
    for (int age = 0; age <= 5; ++age) population += fmt::format("{},{},2021,{}\n", area, age, 300 + 10 * age);
  }
  return properties::load({{"scenario.yaml", text}, {"population.csv", population}});
}

}  // namespace sendcast
