#include "scenarios.h"

#include <filesystem>
#include <stdexcept>

#include <fmt/format.h>

#include "scenario/differences.h"
#include "schema/disk.h"

namespace sendcast::bench {
namespace {

const std::string root = SENDCAST_SOURCE_DIR "/scenarios";

constexpr auto made_up_scenario = R"(format: 1
title: Made up
start: 2021-04
years: 10
areas: {$towns}
needs: {asd: ASD, slcn: SLCN, semh: SEMH, learning: Learning, profound: Profound, physical: Physical, other: Other}
settings:
  mainstream: {label: Mainstream}
  resourced: {label: Resourced, capacity: $places, when_full: mainstream}
  special: {label: Special, capacity: {$places_by_town}, when_full: independent}
  independent: {label: Independent}
  alternative: {label: Alternative}
  early_years: {label: Early years}
  college: {label: College}
  elsewhere: {label: Elsewhere}
demand:
  population: {csv: population.csv}
  opening:
    plans: [{value: 0}, {where: {ages: 2-20, settings: [mainstream, special]}, value: 2}]
    sen_support: [{value: 0}, {where: {ages: 3-17}, value: 12}]
    in_assessment: $in_assessment
    overdue: $overdue
  need_mix: {asd: 20%, slcn: 20%, semh: 20%, learning: 10%, profound: 10%, physical: 10%, other: 10%}
  identify: {normal: {mean: 0.03, sd: 0.003, name: identify}}
  leave_support: 13%
  request_from_support: {start: {lognormal: {mean: 0.06, sd: 0.006, name: requests}}, growth: 3%}
  request_from_others: [{value: 0.3%}, {where: {areas: town_0}, value: {gamma: {mean: 0.005, sd: 0.001, name: others}}}]
  agree_to_assess: {beta: {mean: 0.85, sd: 0.03, name: agree}}
  agree_to_issue: 95%
  appeal: 6%
  appeal_upheld: 90%
  months_to_issue: 4
  overdue_first: 50%
  first_setting:
    - {value: {mainstream: 70%, resourced: 5%, special: 15%, independent: 5%, alternative: 3%, elsewhere: 2%}}
    - {where: {ages: 0-4}, value: {early_years: 60%, mainstream: 40%}}
    - {where: {ages: 16-}, value: {college: 80%, elsewhere: 20%}}
  phase_transfer:
    - {where: {ages: 5}, from: early_years, to: mainstream, value: 100%}
    - {where: {ages: 11}, from: mainstream, to: special, value: 10%}
    - {where: {ages: 16}, from: mainstream, to: college, value: {uniform: {low: 0.6, high: 0.8, name: to_college}}}
  move:
    - {from: mainstream, to: special, value: {triangular: {low: 0.01, mode: 0.03, high: 0.04, name: to_special}}}
    - {from: mainstream, to: alternative, value: 1%}
    - {from: special, to: independent, value: 2%}
    - {from: alternative, to: mainstream, value: 20%}
  change_need: [{from: slcn, to: asd, value: 4%}]
  cease: [{value: 2%}, {where: {ages: 19-}, value: {pert: {low: 0.2, mode: 0.3, high: 0.5, name: cease}}}]
  arrive: [{value: 0%}, {where: {settings: mainstream}, value: 1%}]
teams:
  psychology: {establishment: $posts, turnover: 15%, months_to_hire: 5, hours_per_month: 100, tasks: {assessment: 12}}
  casework: {establishment: $posts, hours_per_month: 120, tasks: {assessment: 8, annual_review: 2}}
indices: {pay: {interval: {low: 2%, high: 4%, name: pay}}}
services:
  top_up: {driver: {caseload: [special, resourced]}, unit_cost: [{value: 15000}, {where: {needs: profound}, value: {normal: {mean: 25000, sd: 2000, name: price}}}], price_base: 2020-21, index: pay, funding: layers}
  independent: {driver: {caseload: [independent]}, unit_cost: 60000, price_base: 2020-21, index: pay, funding: halves}
  mainstream: {driver: {caseload: [mainstream]}, unit_cost: 6000, price_base: 2020-21, funding: block}
  therapy: {driver: sen_support, uptake: 30%, unit_cost: 900, price_base: 2020-21, funding: halves}
  assessing: {driver: assessments, unit_cost: 1500, price_base: 2020-21, index: pay, funding: block}
funders: {council: Council, icb: ICB}
pots:
  schools: {funder: council, income: {start: $income, growth: 4%}, year_end: carry}
  health: {funder: icb, income: $income}
funding:
  block: {shares: {schools: 100%}}
  halves: {shares: {schools: $council_share, health: $health_share}}
  layers: {layers: [{up_to: 16000, shares: {schools: 100%}}, {shares: {schools: 40%, health: 60%}}]}
interventions:
  early_help: {from: 2022-09, effects: [{target: demand.request_from_support, multiply: 0.9, lag: 6, ramp: 12}]}
)";

std::string replaced(std::string text, const Files& words) {
  for (const auto& [word, by] : words) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + by.size())) {
      text.replace(at, word.size(), by);
    }
  }
  return text;
}

std::string each_town(int towns, const char* pattern) {
  std::string all;
  for (int town = 0; town < towns; ++town) {
    all += (town > 0 ? ", " : "") + fmt::format(fmt::runtime(pattern), fmt::arg("town", fmt::format("town_{}", town)));
  }
  return all;
}

std::string population(int towns) {
  std::string rows = "area,age,year,value\n";
  for (int town = 0; town < towns; ++town) {
    for (int age = 0; age <= 25; ++age) rows += fmt::format("town_{},{},2020,{}\n", town, age, 2000 + 10 * age);
  }
  return rows;
}

/// The council's share in a deal, and what is left.
std::string council_share(int deal) { return fmt::format("{}%", 30 + 2 * deal); }
std::string other_share(int deal) { return fmt::format("{}%", 70 - 2 * deal); }

std::string made_up_deal(int towns, int deal) {
  return replaced(made_up_scenario, {{"$towns", each_town(towns, "{town}: {town}")},
                                     {"$places,", fmt::format("{},", 20 * towns)},
                                     {"$places_by_town", each_town(towns, "{town}: 700")},
                                     {"$in_assessment", fmt::format("{}", 100 * towns)},
                                     {"$overdue", fmt::format("{}", 40 * towns)},
                                     {"$posts", fmt::format("{}", 5 * towns)},
                                     {"$income", fmt::format("{}", 10'000'000 * towns)},
                                     {"$council_share", council_share(deal)},
                                     {"$health_share", other_share(deal)}});
}

Several several(std::vector<std::unique_ptr<Loaded>> loaded) {
  Several all;
  std::vector<const Node*> merged;
  for (const auto& scenario : loaded) merged.push_back(&scenario->merged);
  all.same_demand = groups_of_same_services(merged);
  all.models.resize(loaded.size());
  for (const std::vector<std::size_t>& group : all.same_demand) {
    std::vector<const Loaded*> deals;
    std::vector<std::string> names;
    for (const std::size_t i : group) {
      deals.push_back(loaded[i].get());
      names.push_back(loaded[i]->path);
    }
    std::vector<Model> models = compile_deals(deals, names);
    for (std::size_t k = 0; k < group.size(); ++k) all.models[group[k]] = std::move(models[k]);
  }
  all.loaded = std::move(loaded);
  return all;
}

}  // namespace

std::unique_ptr<Loaded> load_scenario(const std::string& path, const Files& files) {
  const auto read_file = [&files, from_disk = disk(root)](const std::string& name) {
    const auto found = files.find(std::filesystem::path(name).lexically_relative(root).string());
    return found == files.end() ? from_disk(name) : FileText{found->second, {}};
  };
  Sources sources;
  Problems problems;
  auto loaded = load(root + "/" + path, Reach{root}, read_file, sources, problems);
  if (!loaded) throw std::runtime_error(path + ": " + problems.sorted().front().what);
  return loaded;
}

std::vector<const Model*> Several::pointers() const {
  std::vector<const Model*> pointers;
  for (const Model& model : models) pointers.push_back(&model);
  return pointers;
}

Several bcp(const std::vector<std::string>& names) {
  std::vector<std::unique_ptr<Loaded>> loaded;
  for (const std::string& name : names) loaded.push_back(load_scenario("bcp/" + name + ".yaml"));
  return several(std::move(loaded));
}

Several bcp_all() {
  return bcp({"as-things-are", "early-help-and-portage", "harmonised", "joint-therapies", "local-places",
              "stable-teams", "transformation"});
}

Several bcp_deals(int deals) {
  std::vector<std::unique_ptr<Loaded>> loaded;
  for (int deal = 0; deal < deals; ++deal) {
    const std::string path = fmt::format("bcp/deal-{}.yaml", deal);
    const std::string text = fmt::format(
        "format: 1\nextends: transformation.yaml\n"
        "funding: {{half_each: {{shares: {{general_fund: {}, ccg_children: {}}}}}}}\n",
        council_share(deal), other_share(deal));
    loaded.push_back(load_scenario(path, {{path, text}}));
  }
  return several(std::move(loaded));
}

Several made_up(int towns, int deals) {
  std::vector<std::unique_ptr<Loaded>> loaded;
  for (int deal = 0; deal < deals; ++deal) {
    const std::string path = fmt::format("made-up-{}.yaml", deal);
    loaded.push_back(load_scenario(path, {{path, made_up_deal(towns, deal)}, {"population.csv", population(towns)}}));
  }
  return several(std::move(loaded));
}

}  // namespace sendcast::bench
