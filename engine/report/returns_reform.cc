#include "report/returns_reform.h"

#include <functional>

#include <fmt/format.h>

#include "funding/at.h"
#include "report/returns_block.h"
#include "report/returns_counts.h"

namespace sendcast {
namespace {

constexpr const char* about_sums =
    "Figures are of the central run, which sum. Medians of simulations do not sum: do not put them here.";
constexpr const char* about_januaries =
    "A year's figure is the count in its January, which is the model's at the end of December before.";

std::vector<std::string> headers_of(const std::vector<int>& years) {
  std::vector<std::string> headers;
  for (const int year : years) headers.push_back(fmt::format("{}", year));
  return headers;
}

/// One row of a table: what it is called, and which plans it counts.
struct PlanRow {
  std::string label;
  CountsPlan counts;
};

using RowsOfCase = std::function<std::vector<PlanRow>(const ReturnsCase& a_case)>;

class ReformPlan {
 public:
  ReformPlan(const std::vector<ReturnsCase>& cases, Spreadsheet& spreadsheet)
      : cases_(cases),
        spreadsheet_(spreadsheet),
        januaries_(januaries_of(cases)),
        years_(whole_calendar_years(cases)) {}

  void add_plans(const std::string& name, const std::string& title, const RowsOfCase& rows_of,
                 const std::string& note) {
    if (januaries_.empty()) return;
    ReturnsBlock block(name, title, {"case", "row"}, headers_of(januaries_));
    for (const ReturnsCase& a_case : cases_) {
      std::vector<int> rows;
      for (const PlanRow& row : rows_of(a_case))
        rows.push_back(block.add({a_case.label, row.label}, counted(a_case, row)));
      block.add_sum({a_case.label, "All"}, rows);
    }
    sheets_.push_back(block.sheet(spreadsheet_, fmt::format("{} {} {}", about_sums, about_januaries, note)));
  }

  void add_events(const std::string& name, const std::string& title, Event event, const std::string& note) {
    if (years_.empty()) return;
    ReturnsBlock block(name, title, {"case", "row"}, headers_of(years_));
    for (const ReturnsCase& a_case : cases_) {
      std::vector<int> rows;
      for (const ReturnsAges& band : returns_ages())
        rows.push_back(block.add({a_case.label, band.label}, happened(a_case, band, event)));
      block.add_sum({a_case.label, "All"}, rows);
    }
    sheets_.push_back(block.sheet(spreadsheet_, fmt::format("{} {}", about_sums, note)));
  }

  std::vector<TableSheet> take() { return std::move(sheets_); }

 private:
  std::vector<Cell> counted(const ReturnsCase& a_case, const PlanRow& row) const {
    std::vector<Cell> figures;
    for (const int year : januaries_) {
      const int month = month_of(year - 1, 12) - a_case.results->calendar.start;
      figures.emplace_back(plans_counted(*a_case.results, month, row.counts));
    }
    return figures;
  }

  std::vector<Cell> happened(const ReturnsCase& a_case, const ReturnsAges& band, Event event) const {
    const Results& results = *a_case.results;
    std::vector<Cell> figures;
    for (const int year : years_) {
      const int first = month_of(year, 1) - results.calendar.start;
      double sum = 0;
      for (int month = first; month < first + 12; ++month) {
        const Eigen::ArrayXXd& events = at(results.months, month).events_by_age;
        for (int age = band.first; age <= std::min(band.last, results.shape.ages - 1); ++age)
          sum += events(age, static_cast<int>(event));
      }
      figures.emplace_back(sum);
    }
    return figures;
  }

  const std::vector<ReturnsCase>& cases_;
  Spreadsheet& spreadsheet_;
  std::vector<int> januaries_;
  std::vector<int> years_;
  std::vector<TableSheet> sheets_;
};

std::vector<PlanRow> rows_by_age(const ReturnsCase&) {
  std::vector<PlanRow> rows;
  for (const ReturnsAges& band : returns_ages())
    rows.push_back({band.label, [band](int, int age, int) { return age >= band.first && age <= band.last; }});
  return rows;
}

std::vector<PlanRow> rows_by_setting(const ReturnsCase& a_case) {
  std::vector<PlanRow> rows;
  for (int s = 0; s < a_case.results->shape.settings; ++s) {
    rows.push_back(
        {fmt::format("{}: {}", group_in_words(group_of(a_case, s)), at(a_case.results->catalogue.settings, s).label),
         [s](int setting, int, int) { return setting == s; }});
  }
  return rows;
}

/// By need; where a group of settings is given, within it alone.
RowsOfCase rows_by_need(std::optional<int> group) {
  return [group](const ReturnsCase& a_case) {
    std::vector<PlanRow> rows;
    for (int n = 0; n < a_case.results->shape.needs; ++n) {
      rows.push_back({at(a_case.results->catalogue.needs, n).label, [&a_case, group, n](int setting, int, int need) {
                        return need == n && (!group || group_of(a_case, setting) == *group);
                      }});
    }
    return rows;
  };
}

}  // namespace

std::vector<TableSheet> reform_plan_sheets(const std::vector<ReturnsCase>& cases, Spreadsheet& spreadsheet) {
  ReformPlan plan(cases, spreadsheet);
  plan.add_plans("reform_5.1", "Local SEND Reform Plan, table 5.1: plans by age group", rows_by_age,
                 "Ages on 31 August before.");
  plan.add_plans(
      "reform_6", "Local SEND Reform Plan, table 6: plans by provision", rows_by_setting,
      "Not filled in: the table's own fourteen rows; these are the scenario's settings, each after its group.");
  plan.add_plans("reform_7", "Local SEND Reform Plan, table 7: plans by primary need", rows_by_need(std::nullopt),
                 "Needs are those that the scenario tells apart.");
  for (int group = 0; group < placement_group_count; ++group) {
    plan.add_plans(fmt::format("reform_7.{}", group + 1),
                   fmt::format("Local SEND Reform Plan, table 7.{}: plans by primary need within {}", group + 1,
                               group_in_words(group)),
                   rows_by_need(group), "Needs are those that the scenario tells apart.");
  }
  plan.add_events("reform_10", "Local SEND Reform Plan, table 10: requests for an assessment by age group",
                  Event::requests, "Whole calendar years only.");
  plan.add_events("reform_11", "Local SEND Reform Plan, table 11: assessments by age group", Event::assessments,
                  "Whole calendar years only. Counted when the assessment is completed.");
  plan.add_events("reform_12", "Local SEND Reform Plan, table 12: assessments that end in a plan, by age group",
                  Event::issued, "Whole calendar years only.");
  return plan.take();
}

}  // namespace sendcast
