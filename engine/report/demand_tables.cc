#include "report/demand_tables.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "arrays/in_parallel.h"
#include "funding/at.h"

namespace sendcast {
namespace {

/// Rows of one month of a scenario, each led by the scenario's name and the month.
class MonthRows {
 public:
  MonthRows(const std::string& scenario, Month month, std::size_t columns, std::vector<Row>& rows)
      : scenario_(scenario), month_(month), columns_(columns), rows_(rows) {}

  /// A new row, to which its other cells are added.
  Row& begin() {
    Row& row = rows_.emplace_back();
    row.reserve(columns_);
    row.emplace_back(scenario_);
    row.emplace_back(month_);
    return row;
  }
  /// Adds a row with these other cells.
  template <class... Cells>
  void add(Cells&&... cells) {
    Row& row = begin();
    (row.emplace_back(std::forward<Cells>(cells)), ...);
  }

 private:
  const std::string& scenario_;
  Month month_;
  std::size_t columns_;
  std::vector<Row>& rows_;
};

using DescribeMonth = std::function<void(const Results&, const MonthResults&, MonthRows&)>;

/// Adds what `describe` says of every month of every scenario.
void fill_by_month(Table& table, std::span<const Results> scenarios, const DescribeMonth& describe) {
  std::vector<std::vector<Row>> of_scenario(scenarios.size());
  each_in_parallel(scenarios.size(), [&](std::size_t s) {
    const Results& results = scenarios[s];
    for (std::size_t t = 0; t < results.months.size(); ++t) {
      const Month month = results.calendar.month(static_cast<int>(t));
      MonthRows rows(results.catalogue.scenario, month, table.columns.size(), of_scenario[s]);
      describe(results, results.months[t], rows);
    }
  });
  for (std::vector<Row>& rows : of_scenario) std::move(rows.begin(), rows.end(), std::back_inserter(table.rows));
}

const std::string& name_of(const std::vector<Entry>& entries, int index) { return at(entries, index).name; }

/// Neighbouring ages or needs.
struct Stretch {
  int first = 0;
  int count = 1;
};

double plans_in(const Results& results, const MonthResults& month, int setting, int area, Stretch ages, Stretch needs) {
  double sum = 0;
  for (int age = ages.first; age < ages.first + ages.count; ++age) {
    for (int need = needs.first; need < needs.first + needs.count; ++need) {
      sum += month.plans_by_cell[results.shape.plan(setting, results.shape.cell(area, age, need))];
    }
  }
  return sum;
}

void describe_settings(const Results& results, const MonthResults& month, MonthRows& rows) {
  for (int area = 0; area < results.shape.areas; ++area) {
    for (int setting = 0; setting < results.shape.settings; ++setting) {
      rows.add(name_of(results.catalogue.areas, area), name_of(results.catalogue.settings, setting),
               month.plans(area, setting));
    }
  }
}

/// The rows of one area: by each of its ages, or all together, and likewise needs.
void describe_cells(const Results& results, const MonthResults& month, int area, CaseloadColumns by, MonthRows& rows) {
  const Shape& shape = results.shape;
  const int ages = by.age ? 1 : shape.ages;
  const int needs = by.need ? 1 : shape.needs;
  for (int age = 0; age < shape.ages; age += ages) {
    for (int need = 0; need < shape.needs; need += needs) {
      for (int setting = 0; setting < shape.settings; ++setting) {
        Row& row = rows.begin();
        row.emplace_back(name_of(results.catalogue.areas, area));
        if (by.age) row.push_back(whole(age));
        if (by.need) row.emplace_back(name_of(results.catalogue.needs, need));
        row.emplace_back(name_of(results.catalogue.settings, setting));
        row.emplace_back(plans_in(results, month, setting, area, {age, ages}, {need, needs}));
      }
    }
  }
}

std::string name_of(MoveKind kind) {
  switch (kind) {
    case MoveKind::transfer:
      return "transfer";
    case MoveKind::move:
      return "move";
    case MoveKind::first:
      break;
  }
  return "first";
}

}  // namespace

Table caseload_table(std::span<const Results> scenarios, CaseloadColumns by) {
  Table table{"caseload",
              "Children and young people with a plan at each month's end",
              {{"scenario", ColumnKind::text}, {"month", ColumnKind::month}, {"area", ColumnKind::text}},
              {}};
  if (by.age) table.columns.push_back({"age", ColumnKind::whole});
  if (by.need) table.columns.push_back({"need", ColumnKind::text});
  table.columns.push_back({"setting", ColumnKind::text});
  table.columns.push_back({"plans", ColumnKind::people});
  fill_by_month(table, scenarios, [&](const Results& results, const MonthResults& month, MonthRows& rows) {
    if (!by.age && !by.need) return describe_settings(results, month, rows);
    for (int area = 0; area < results.shape.areas; ++area) describe_cells(results, month, area, by, rows);
  });
  return table;
}

Table people_table(std::span<const Results> scenarios) {
  Table table{"people",
              "Children and young people at each month's end",
              {{"scenario", ColumnKind::text},
               {"month", ColumnKind::month},
               {"area", ColumnKind::text},
               {"population", ColumnKind::people},
               {"no_sen", ColumnKind::people},
               {"sen_support", ColumnKind::people},
               {"in_assessment", ColumnKind::people},
               {"overdue", ColumnKind::people},
               {"plans", ColumnKind::people},
               {"overfull", ColumnKind::people}},
              {}};
  fill_by_month(table, scenarios, [](const Results& results, const MonthResults& month, MonthRows& rows) {
    for (int area = 0; area < results.shape.areas; ++area) {
      const PeopleMonth& people = at(month.people, area);
      rows.add(name_of(results.catalogue.areas, area), people.population, people.no_sen, people.sen_support,
               people.in_assessment, people.overdue, people.plans, people.overfull);
    }
  });
  return table;
}

Table events_table(std::span<const Results> scenarios) {
  Table table{"events",
              "What happened in each month",
              {{"scenario", ColumnKind::text},
               {"month", ColumnKind::month},
               {"area", ColumnKind::text},
               {"event", ColumnKind::text},
               {"number", ColumnKind::people}},
              {}};
  fill_by_month(table, scenarios, [](const Results& results, const MonthResults& month, MonthRows& rows) {
    for (int area = 0; area < results.shape.areas; ++area) {
      for (int event = 0; event < event_count; ++event) {
        rows.add(name_of(results.catalogue.areas, area), std::string(at(event_names, event)),
                 month.events(area, event));
      }
    }
  });
  return table;
}

Table moves_table(std::span<const Results> scenarios) {
  Table table{"moves",
              "Who asked to go from one setting to another in each month, and how many were admitted there",
              {{"scenario", ColumnKind::text},
               {"month", ColumnKind::month},
               {"area", ColumnKind::text},
               {"from", ColumnKind::text},
               {"to", ColumnKind::text},
               {"kind", ColumnKind::text},
               {"asked", ColumnKind::people},
               {"admitted", ColumnKind::people}},
              {}};
  fill_by_month(table, scenarios, [](const Results& results, const MonthResults& month, MonthRows& rows) {
    const Catalogue& names = results.catalogue;
    for (const Move& move : month.moves) {
      Cell from;
      if (move.from >= 0) from = name_of(names.settings, move.from);
      rows.add(name_of(names.areas, move.area), std::move(from), name_of(names.settings, move.to), name_of(move.kind),
               move.asked, move.admitted);
    }
  });
  return table;
}

Table places_table(std::span<const Results> scenarios) {
  Table table{"places",
              "Places in settings that have a capacity, and who asked for them in each month",
              {{"scenario", ColumnKind::text},
               {"month", ColumnKind::month},
               {"area", ColumnKind::text},
               {"setting", ColumnKind::text},
               {"capacity", ColumnKind::number},
               {"occupied", ColumnKind::people},
               {"asked", ColumnKind::people},
               {"admitted", ColumnKind::people},
               {"turned_away", ColumnKind::people}},
              {}};
  fill_by_month(table, scenarios, [](const Results& results, const MonthResults& month, MonthRows& rows) {
    const Catalogue& names = results.catalogue;
    for (const PlacesUsed& places : month.places) {
      rows.add(places.area < 0 ? std::string("all") : name_of(names.areas, places.area),
               name_of(names.settings, places.setting), places.capacity, places.occupied, places.asked, places.admitted,
               places.turned_away);
    }
  });
  return table;
}

Table teams_table(std::span<const Results> scenarios) {
  Table table{"teams",
              "Teams in each month: posts in whole-time equivalents, hours, and whether the team held assessments up",
              {{"scenario", ColumnKind::text},
               {"month", ColumnKind::month},
               {"team", ColumnKind::text},
               {"establishment", ColumnKind::number},
               {"filled", ColumnKind::number},
               {"agency", ColumnKind::number},
               {"hours", ColumnKind::number},
               {"review_hours", ColumnKind::number},
               {"assessment_hours", ColumnKind::number},
               {"bottleneck", ColumnKind::yes_no}},
              {}};
  fill_by_month(table, scenarios, [](const Results& results, const MonthResults& month, MonthRows& rows) {
    for (std::size_t i = 0; i < month.teams.size(); ++i) {
      const TeamMonth& team = month.teams[i];
      rows.add(results.catalogue.teams[i].name, team.establishment, team.filled, team.agency, team.hours,
               team.review_hours, team.assessment_hours, team.bottleneck);
    }
  });
  return table;
}

}  // namespace sendcast
