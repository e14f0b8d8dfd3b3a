#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "read_arrays.h"

namespace sendcast::peers {

using Numbers = std::vector<double>;

/// Numbers by row, month and draw; one month or draw stands for all. Kept by draw, month and row.
struct Courses {
  Courses() = default;
  explicit Courses(const Array<double>& array)
      : rows(array.dimensions[0]),
        months(array.dimensions[1]),
        draws(array.dimensions[2]),
        values(array.numbers.size()) {
    for (int r = 0; r < rows; ++r)
      for (int t = 0; t < months; ++t)
        for (int d = 0; d < draws; ++d)
          values[(d * months + t) * rows + r] = array.numbers[(r * months + t) * draws + d];
  }

  /// All rows of one month and draw.
  const double* at(int t, int d) const {
    return values.data() + ((draws > 1 ? d : 0) * months + (months > 1 ? t : 0)) * rows;
  }

  int rows = 0;
  int months = 0;
  int draws = 0;
  Numbers values;
};

/// Rates a month or probabilities by cell; where there are several schedules (settings, pairs), one after another.
struct Schedule {
  Schedule(const Folder& folder, const std::string& name, double parts)
      : row_of_cell(folder.ints(name + ".row_of_cell")), courses(folder.real.at(name + ".rows")) {
    for (double& value : courses.values) value /= parts;
  }

  std::vector<std::int32_t> row_of_cell;
  Courses courses;
};

struct Pairs {
  Pairs(const Folder& folder, const std::string& name, double parts)
      : from(folder.ints(name + ".from")), to(folder.ints(name + ".to")), share(folder, name, parts) {}

  int count() const { return static_cast<int>(from.size()); }

  std::vector<std::int32_t> from;
  std::vector<std::int32_t> to;
  Schedule share;
};

struct Model {
  explicit Model(const Folder& f) : folder(f) {}

  const Folder& folder;
  int areas = folder.number("areas");
  int ages = folder.number("ages");
  int needs = folder.number("needs");
  int settings = folder.number("settings");
  int months = folder.number("months");
  int draws = folder.number("draws");
  int waits = folder.number("months_to_issue");
  int people = areas * ages;
  int cells = areas * ages * needs;
  int cells_of_area = ages * needs;
  std::vector<std::int32_t> is_september = folder.ints("is_september");
  std::vector<std::int32_t> year_of_month = folder.ints("year_of_month");
  int years = year_of_month.back() + 1;
  Numbers population = folder.doubles("population");
  Numbers growth = folder.doubles("growth");
  Schedule need_mix{folder, "need_mix", 1};
  Schedule identify{folder, "identify", 12};
  Schedule leave_support{folder, "leave_support", 12};
  Schedule request_from_support{folder, "request_from_support", 12};
  Schedule request_from_others{folder, "request_from_others", 12};
  Schedule agree_to_assess{folder, "agree_to_assess", 1};
  Schedule agree_to_issue{folder, "agree_to_issue", 1};
  Schedule appeal{folder, "appeal", 1};
  Schedule appeal_upheld{folder, "appeal_upheld", 1};
  Schedule first_setting{folder, "first_setting", 1};
  Schedule cease{folder, "cease", 12};
  Schedule arrive{folder, "arrive", 12};
  Pairs phase_transfers{folder, "phase_transfers", 1};
  Pairs moves{folder, "moves", 12};
  Pairs need_changes{folder, "need_changes", 12};
  std::vector<std::int32_t> place_setting = folder.ints("places.setting");
  std::vector<std::int32_t> place_area = folder.ints("places.area");
  Courses capacity{folder.real.at("places.capacity")};
  std::vector<std::int32_t> when_full = folder.ints("when_full");
  std::vector<std::int32_t> admission_order = folder.ints("admission_order");
  Courses overdue_first{folder.real.at("overdue_first")};
  Courses opening_filled{folder.real.at("teams.opening_filled")};
  Courses establishment{folder.real.at("teams.establishment")};
  Courses turnover{folder.real.at("teams.turnover")};
  Courses months_to_hire{folder.real.at("teams.months_to_hire")};
  Courses agency_cover{folder.real.at("teams.agency_cover")};
  Courses hours_per_month{folder.real.at("teams.hours_per_month")};
  Courses hours_per_assessment{folder.real.at("teams.hours_per_assessment")};
  Courses hours_per_annual_review{folder.real.at("teams.hours_per_annual_review")};
  int teams = opening_filled.rows;
  std::vector<std::int32_t> serves = folder.ints("teams.serves");
  std::vector<std::int32_t> set_of_area = folder.ints("set_of_area");
  std::vector<std::int32_t> set_needs_team = folder.ints("set_needs_team");
  int sets = folder.whole.at("set_needs_team").dimensions[0];
};

}  // namespace sendcast::peers
