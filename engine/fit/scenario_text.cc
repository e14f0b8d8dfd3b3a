#include "fit/scenario_text.h"

#include <cctype>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "demand/placement_group.h"

namespace sendcast {
namespace {

std::string number(double value) { return fmt::format("{:.7g}", value); }

/// In double quotes, as YAML reads it back.
std::string in_quotes(std::string_view text) {
  std::string written = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') written += '\\';
    written += c == '\n' ? ' ' : c;
  }
  return written + '"';
}

std::string_view word(Basis basis) {
  switch (basis) {
    case Basis::published:
      return "published";
    case Basis::calibrated:
      return "calibrated";
    case Basis::illustrative:
      return "illustrative";
  }
  return {};
}

/// The same seven groups, in the words of a scenario.
PlacementGroup placement_group_of(SettingGroup group) {
  switch (group) {
    case SettingGroup::mainstream:
      return PlacementGroup::mainstream;
    case SettingGroup::resourced_or_unit:
      return PlacementGroup::resourced;
    case SettingGroup::special:
      return PlacementGroup::special;
    case SettingGroup::independent:
      return PlacementGroup::independent;
    case SettingGroup::alternative_provision:
      return PlacementGroup::alternative_provision;
    case SettingGroup::post_16:
      return PlacementGroup::post16;
    case SettingGroup::other:
      break;
  }
  return PlacementGroup::other;
}

std::string with_origin(std::string_view value, const Origin& origin) {
  return fmt::format("value: {}, source: {}, basis: {}", value, in_quotes(origin.source), word(origin.basis));
}

std::string text_of(const Estimate& estimate) {
  if (estimate.kind == DistributionKind::none || estimate.sd <= 0) return number(estimate.mean);
  const std::string_view kind = estimate.kind == DistributionKind::normal      ? "normal"
                                : estimate.kind == DistributionKind::lognormal ? "lognormal"
                                                                               : "beta";
  return fmt::format("{{{}: {{mean: {}, sd: {}, name: {}}}}}", kind, number(estimate.mean), number(estimate.sd),
                     estimate.name);
}

std::string text_of(const std::vector<EstimateFrom>& steps) {
  if (steps.size() == 1) return text_of(steps.front().estimate);
  std::vector<std::string> texts;
  for (const EstimateFrom& step : steps) {
    const std::string value = text_of(step.estimate);
    texts.push_back(fmt::format("{}: {}", step.month,
                                step.origin ? fmt::format("{{{}}}", with_origin(value, *step.origin)) : value));
  }
  return fmt::format("{{{}}}", fmt::join(texts, ", "));
}

std::string text_of_ages(int first, int last) {
  return first == last ? fmt::format("{}", first) : fmt::format("{}-{}", first, last);
}

std::string text_of(const std::array<double, setting_groups_count>& shares) {
  std::vector<std::string> texts;
  for (int group = 0; group < setting_groups_count; ++group) {
    const double share = shares[static_cast<std::size_t>(group)];
    if (share > 0) texts.push_back(fmt::format("{}: {:.6f}", name_of(static_cast<SettingGroup>(group)), share));
  }
  return fmt::format("{{{}}}", fmt::join(texts, ", "));
}

/// Shares to six decimals that sum to 1: what rounding leaves goes to the largest.
std::array<double, setting_groups_count> rounded_shares(std::array<double, setting_groups_count> shares) {
  long left = 1'000'000;
  std::size_t largest = 0;
  std::array<long, setting_groups_count> millionths{};
  for (std::size_t i = 0; i < shares.size(); ++i) {
    millionths[i] = std::lround(shares[i] * 1e6);
    left -= millionths[i];
    if (shares[i] > shares[largest]) largest = i;
  }
  millionths[largest] += left;
  for (std::size_t i = 0; i < shares.size(); ++i) shares[i] = static_cast<double>(millionths[i]) / 1e6;
  return shares;
}

class LocalAreaText {
 public:
  explicit LocalAreaText(const FittedArea& area) : area_(area) {}

  std::string write() {
    write_title();
    write_names();
    write_demand();
    write_team();
    write_money();
    write_outcomes();
    write_history();
    write_correlations();
    return text_;
  }

  std::string write_rates_alone() {
    line("format: 1");
    line("# Rates of {}, fitted to what was known in January {}; to be extended by a scenario.", area_.label,
         area_.january);
    line("demand:");
    write_rates();
    write_correlations();
    return text_;
  }

 private:
  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    text_ += fmt::format(format, std::forward<Args>(args)...);
    text_ += '\n';
  }

  void write_title() {
    line("format: 1");
    line("title: {}", in_quotes(fmt::format("{}, as published figures have it", area_.label)));
    std::string about = fmt::format(
        "Children and young people of {} with education, health and care plans, from January {}, fitted to published "
        "figures by sendcast import. Every number says where it came from: published, calibrated (worked out of "
        "published figures) or illustrative (nobody has published it: put your own figure there before you rely on "
        "it).",
        area_.label, area_.january);
    for (const std::string& remark : area_.remarks) about += " " + remark;
    line("about: {}", in_quotes(about));
    line("start: {}-01", area_.january);
    line("years: {}", area_.years);
    line("");
  }

  void write_names() {
    line("areas: {{{}: {}}}", area_.key, in_quotes(area_.label));
    line("needs: {{all_needs: All needs}}");
    line("settings:");
    for (int group = 0; group < setting_groups_count; ++group) {
      const auto setting = static_cast<SettingGroup>(group);
      line("  {}: {{label: {}, group: {}}}", name_of(setting), in_quotes(label_of(setting)),
           name_of(placement_group_of(setting)));
    }
    line("");
  }

  void write_table(std::string_view name, const std::vector<AgedRate>& rates) {
    if (rates.empty()) return;
    line("  {}:", name);
    for (const AgedRate& rate : rates) {
      line("    - {{where: {{ages: {}}}, {}}}", text_of_ages(rate.first_age, rate.last_age),
           with_origin(text_of(rate.steps), rate.origin));
    }
  }

  void write_number(int depth, std::string_view name, const AgedRate& rate) {
    line("{:{}}{}: {{{}}}", "", depth, name, with_origin(text_of(rate.steps), rate.origin));
  }

  void write_moves(std::string_view name, const std::vector<GroupMove>& moves) {
    if (moves.empty()) return;
    line("  {}:", name);
    for (const GroupMove& move : moves) {
      line("    - {{where: {{ages: {}}}, from: {}, to: {}, {}}}", text_of_ages(move.first_age, move.last_age),
           name_of(move.from), name_of(move.to), with_origin(text_of(move.share), move.origin));
    }
  }

  void write_demand() {
    line("demand:");
    write_people();
    write_rates();
    line("");
  }

  void write_people() {
    line("  population:");
    line("    csv: data/population.csv");
    line("    source: {}", in_quotes(area_.population.origin.source));
    line("    basis: {}", word(area_.population.origin.basis));
    line("  opening:");
    line("    plans: {{csv: data/plans.csv, source: {}, basis: {}}}", in_quotes(area_.plans.origin.source),
         word(area_.plans.origin.basis));
    if (area_.sen_support.people.cols() > 0) {
      line("    sen_support: {{csv: data/sen_support.csv, source: {}, basis: {}}}",
           in_quotes(area_.sen_support.origin.source), word(area_.sen_support.origin.basis));
    }
    write_number(4, "in_assessment", area_.in_assessment);
    if (area_.overdue) write_number(4, "overdue", *area_.overdue);
    line("  need_mix: {{all_needs: 100%}}");
  }

  void write_rates() {
    write_table("identify", area_.identify);
    write_table("leave_support", area_.leave_support);
    write_table("request_from_support", area_.requests);
    write_table("request_from_others", area_.requests);
    write_number(2, "agree_to_assess", area_.agree_to_assess);
    write_number(2, "agree_to_issue", area_.agree_to_issue);
    line("  first_setting:");
    for (const AgedShares& shares : area_.first_setting) {
      line("    - {{where: {{ages: {}}}, {}}}", text_of_ages(shares.first_age, shares.last_age),
           with_origin(text_of(rounded_shares(shares.shares)), shares.origin));
    }
    write_moves("phase_transfer", area_.phase_transfers);
    write_moves("move", area_.moves);
    write_table("cease", area_.cease);
    write_table("arrive", area_.arrive);
  }

  void write_history() {
    if (area_.history.empty()) return;
    line("");
    line("history:");
    line("  plans:");
    for (const JanuaryPlans& of : area_.history) {
      line("    {}-01: {{value: {}, source: {}, basis: published}}", of.january, number(of.plans),
           in_quotes(of.source));
    }
  }

  void write_team() {
    if (!area_.assessment_capacity) return;
    line("teams:");
    line("  assessment:");
    line("    label: Everybody who is needed for an assessment, as timeliness shows");
    line("    establishment: {{value: 1, source: \"One team stands for all\", basis: illustrative}}");
    write_number(4, "hours_per_month", *area_.assessment_capacity);
    line("    tasks: {{assessment: {{value: 1, source: \"An hour stands for an assessment\", basis: illustrative}}}}");
    line("");
  }

  void write_money() {
    const FittedMoney& money = area_.money;
    if (!money.inflation.empty()) {
      line("indices:");
      line("  gdp_deflator:");
      line("    value: {{{}}}", fmt::join(yearly(money.inflation), ", "));
      line("    source: {}", in_quotes(money.inflation.front().origin.source));
      line("    basis: {}", word(money.inflation.front().origin.basis));
      line("");
    }
    if (!money.lines.empty()) line("services:");
    for (const FittedLine& fitted : money.lines) write_line(fitted);
    if (!money.lines.empty()) line("");
    line("funders: {{council: {}}}",
         in_quotes(area_.label == "England" ? "Councils of England" : fmt::format("{} council", area_.label)));
    line("pots:");
    line("  high_needs:");
    line("    funder: council");
    line("    label: Dedicated schools grant, high needs");
    line("    domain: education");
    if (!money.high_needs_block.empty()) {
      line("    income:");
      for (const YearlyAmount& block : money.high_needs_block)
        line("      {}: {{{}}}", block.year, with_origin(fmt::format("{:.2f}", block.amount), block.origin));
      line("    year_end: carry");
    }
    if (money.opening_balance) {
      line("    opening_balance: {{{}}}",
           with_origin(fmt::format("{:.2f}", money.opening_balance->amount), money.opening_balance->origin));
    }
    line("funding: {{schools_grant: {{shares: {{high_needs: 100%}}}}}}");
    line("");
  }

  static std::vector<std::string> yearly(const std::vector<YearlyAmount>& amounts) {
    std::vector<std::string> texts;
    for (const YearlyAmount& amount : amounts)
      texts.push_back(fmt::format("{}: {}", amount.year, number(amount.amount)));
    return texts;
  }

  void write_line(const FittedLine& fitted) {
    line("  {}:", fitted.name);
    line("    label: {}", in_quotes(fitted.label));
    line("    driver: {}", fitted.driver);
    line("    unit_cost: {{{}}}", with_origin(number(fitted.unit_cost), fitted.origin));
    line("    price_base: {}", fitted.price_base);
    if (!area_.money.inflation.empty()) line("    index: gdp_deflator");
    line("    funding: schools_grant");
    if (!fitted.section_251_line.empty()) line("    return: {}", in_quotes(fitted.section_251_line));
  }

  void write_outcomes() {
    line("outcomes:");
    line("  plans: {{label: Children and young people with a plan, count: {{caseload: all}}, better: lower}}");
    line("  on_time: {{label: Decisions within 20 weeks, count: on_time, better: higher}}");
    if (!area_.money.inflation.empty()) line("value_for_money: {{deflator: gdp_deflator}}");
  }

  void write_correlations() {
    if (area_.correlations.empty()) return;
    line("correlations:");
    for (const FittedArea::NamePair& pair : area_.correlations)
      line("  - {{between: [{}, {}], value: {}}}", pair.one, pair.other, fmt::format("{:.6f}", pair.correlation));
  }

  const FittedArea& area_;
  std::string text_;
};

std::string population_csv(const FittedArea& area) {
  std::string text = "area,age,year,value\n";
  for (Eigen::Index age = 0; age < area.population.people.rows(); ++age) {
    for (Eigen::Index year = 0; year < area.population.people.cols(); ++year) {
      text += fmt::format("{},{},{},{}\n", area.key, age, area.first_population_year + year,
                          number(area.population.people(age, year)));
    }
  }
  return text;
}

std::string plans_csv(const FittedArea& area) {
  std::string text = "age,setting,value\n";
  for (Eigen::Index age = 0; age < area.plans.people.rows(); ++age) {
    for (int group = 0; group < setting_groups_count; ++group) {
      text += fmt::format("{},{},{}\n", age, name_of(static_cast<SettingGroup>(group)),
                          number(area.plans.people(age, group)));
    }
  }
  return text;
}

std::string sen_support_csv(const FittedArea& area) {
  std::string text = "age,value\n";
  for (Eigen::Index age = 0; age < area.sen_support.people.rows(); ++age)
    text += fmt::format("{},{}\n", age, number(area.sen_support.people(age, 0)));
  return text;
}

std::string as_things_are(const FittedArea& area) {
  return fmt::format(
      "format: 1\nextends: local-area.yaml\ntitle: {}\nabout: The base that other scenarios are compared with.\n",
      in_quotes(fmt::format("{}, as things are", area.label)));
}

}  // namespace

std::vector<ScenarioFileText> scenario_folder(const FittedArea& area) {
  std::vector<ScenarioFileText> files = {{"local-area.yaml", LocalAreaText(area).write()},
                                         {"as-things-are.yaml", as_things_are(area)},
                                         {"data/population.csv", population_csv(area)},
                                         {"data/plans.csv", plans_csv(area)}};
  if (area.sen_support.people.cols() > 0) files.push_back({"data/sen_support.csv", sen_support_csv(area)});
  return files;
}

std::string fitted_rates_file(const FittedArea& area) { return LocalAreaText(area).write_rates_alone(); }

std::string scenario_name_of(std::string_view label) {
  std::string key;
  for (const char c : label) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      key += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (!key.empty() && key.back() != '_') {
      key += '_';
    }
  }
  while (!key.empty() && key.back() == '_') key.pop_back();
  return key;
}

}  // namespace sendcast
