// Writes the demand side of a scenario as plain arrays, drawn rates among them, with what the engine makes of it.
//
//   export_model FOLDER [--scenario FILE] [--draws D] [--area L --months T]
//
// With --area and --months only the first months of one area are written. See array_folder.h for the format, and
// bench/README.md for what reads it.

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>

#include "array_folder.h"
#include "central_model.h"
#include "cut.h"
#include "demand/workforce.h"
#include "drawn_rates.h"
#include "followed.h"

namespace sendcast::peers {
namespace {

/// One model a draw, and the folder they go to.
struct Export {
  const std::vector<DemandModel>& draws;
  ArrayFolder& folder;

  const DemandModel& first() const { return draws.front(); }
};

/// Writes a course over time for each draw: rows x months x draws, with one draw where all are the same.
/// `course_of(model, row, month)` reads a number.
template <typename Course>
void write_courses(const Export& to, const std::string& name, int rows, int months, Course course_of) {
  std::vector<double> numbers;
  bool alike = true;
  for (int row = 0; row < rows; ++row) {
    for (int month = 0; month < months; ++month) {
      for (const DemandModel& model : to.draws) {
        numbers.push_back(course_of(model, row, month));
        alike = alike && numbers.back() == course_of(to.first(), row, month);
      }
    }
  }
  const int draws = static_cast<int>(to.draws.size());
  if (!alike) return to.folder.write(name, {rows, months, draws}, numbers);
  std::vector<double> one;
  for (std::size_t i = 0; i < numbers.size(); i += to.draws.size()) one.push_back(numbers[i]);
  to.folder.write(name, {rows, months, 1}, one);
}

/// Writes schedules that belong together as one: NAME.row_of_cell, schedules x cells, and NAME.rows, rows x months x
/// draws, with one month where nothing changes. `schedules_of(model)` lists them, the same number in every draw.
template <typename SchedulesOf>
void write_schedules(const Export& to, const std::string& name, SchedulesOf schedules_of) {
  std::vector<std::vector<const Schedule*>> of_draw;
  for (const DemandModel& model : to.draws) of_draw.push_back(schedules_of(model));
  std::vector<std::int32_t> row_of_cell;
  std::vector<std::pair<std::size_t, int>> rows;  // which schedule, and which of its rows
  bool changes = false;
  for (std::size_t i = 0; i < of_draw.front().size(); ++i) {
    const Schedule& schedule = *of_draw.front()[i];
    for (const int row : schedule.row_of_cell) row_of_cell.push_back(row + static_cast<int>(rows.size()));
    for (int row = 0; row < schedule.rows.cols(); ++row) rows.emplace_back(i, row);
    changes = changes || !schedule.never_changes();
  }
  to.folder.write(name + ".row_of_cell", {static_cast<int>(of_draw.front().size()), to.first().shape.cells()},
                  row_of_cell);
  write_courses(to, name + ".rows", static_cast<int>(rows.size()), changes ? to.first().calendar.months : 1,
                [&](const DemandModel& model, int row, int month) {
                  const auto draw = static_cast<std::size_t>(&model - to.draws.data());
                  const auto [schedule_index, column] = rows[static_cast<std::size_t>(row)];
                  const Schedule& schedule = *of_draw[draw][schedule_index];
                  return schedule.rows(schedule.never_changes() ? 0 : month, column);
                });
}

std::vector<const Schedule*> pointers_to(const std::vector<Schedule>& schedules) {
  std::vector<const Schedule*> pointers;
  for (const Schedule& schedule : schedules) pointers.push_back(&schedule);
  return pointers;
}

/// Writes NAME.from and NAME.to, by pair, and their schedules.
void write_pairs(const Export& to, const std::string& name, std::vector<PairRate> DemandModel::*pairs) {
  std::vector<std::int32_t> origins;
  std::vector<std::int32_t> ends;
  for (const PairRate& pair : to.first().*pairs) {
    origins.push_back(pair.from);
    ends.push_back(pair.to);
  }
  const int count = static_cast<int>(origins.size());
  to.folder.write(name + ".from", {count}, origins);
  to.folder.write(name + ".to", {count}, ends);
  write_schedules(to, name, [&](const DemandModel& model) {
    std::vector<const Schedule*> schedules;
    for (const PairRate& pair : model.*pairs) schedules.push_back(&pair.share);
    return schedules;
  });
}

void write_rates(const Export& to) {
  const std::map<std::string, Schedule DemandModel::*> by_cell = {
      {"need_mix", &DemandModel::need_mix},
      {"identify", &DemandModel::identify},
      {"leave_support", &DemandModel::leave_support},
      {"request_from_support", &DemandModel::request_from_support},
      {"request_from_others", &DemandModel::request_from_others},
      {"agree_to_assess", &DemandModel::agree_to_assess},
      {"agree_to_issue", &DemandModel::agree_to_issue},
      {"appeal", &DemandModel::appeal},
      {"appeal_upheld", &DemandModel::appeal_upheld},
  };
  for (const auto& [name, schedule] : by_cell) {
    write_schedules(to, name, [at = schedule](const DemandModel& model) { return std::vector{&(model.*at)}; });
  }
  write_schedules(to, "first_setting", [](const DemandModel& model) { return pointers_to(model.first_setting); });
  write_schedules(to, "cease", [](const DemandModel& model) { return pointers_to(model.cease); });
  write_schedules(to, "arrive", [](const DemandModel& model) { return pointers_to(model.arrive); });
  write_pairs(to, "phase_transfers", &DemandModel::phase_transfers);
  write_pairs(to, "moves", &DemandModel::moves);
  write_pairs(to, "need_changes", &DemandModel::need_changes);
}

void write_shape(const Export& to) {
  const DemandModel& model = to.first();
  const Calendar& calendar = model.calendar;
  to.folder.write("areas", model.shape.areas);
  to.folder.write("ages", model.shape.ages);
  to.folder.write("needs", model.shape.needs);
  to.folder.write("settings", model.shape.settings);
  to.folder.write("months", calendar.months);
  to.folder.write("draws", static_cast<int>(to.draws.size()));
  to.folder.write("months_to_issue", model.months_to_issue);
  std::vector<std::int32_t> septembers;
  std::vector<std::int32_t> years;
  for (int month = 0; month < calendar.months; ++month) {
    septembers.push_back(is_september(calendar.month(month)) ? 1 : 0);
    years.push_back(calendar.year_of(month));
  }
  to.folder.write("is_september", {calendar.months}, septembers);
  to.folder.write("year_of_month", {calendar.months}, years);
}

/// The numbers of an array by rows, the layout of the folder.
std::vector<double> by_rows(const Eigen::ArrayXXd& numbers) {
  const Eigen::ArrayXXd turned = numbers.transpose();
  return {turned.data(), turned.data() + turned.size()};
}

/// People and cells, the same in every draw.
void write_people(const Export& to) {
  const DemandModel& model = to.first();
  const Shape& shape = model.shape;
  Eigen::ArrayXXd growth = Eigen::ArrayXXd::Ones(shape.people(), model.calendar.months);
  for (const auto& [month, people] : model.migration) {
    if (month < model.calendar.months) growth.col(month) = people;
  }
  to.folder.write("population", {model.calendar.months, shape.people()}, by_rows(model.population.transpose()));
  to.folder.write("growth", {model.calendar.months, shape.people()}, by_rows(growth.transpose()));
  to.folder.write("opening_sen_support", {shape.cells()}, by_rows(model.opening_sen_support));
  to.folder.write("opening_in_assessment", {model.months_to_issue, shape.cells()},
                  by_rows(model.opening_in_assessment.transpose()));
  to.folder.write("opening_overdue", {shape.cells()}, by_rows(model.opening_overdue));
  to.folder.write("opening_plans", {shape.settings, shape.cells()}, by_rows(model.opening_plans));
}

void write_places(const Export& to) {
  const DemandModel& model = to.first();
  std::vector<std::int32_t> settings;
  std::vector<std::int32_t> areas;
  for (const PlaceLimit& limit : model.places) {
    settings.push_back(limit.setting);
    areas.push_back(limit.area);
  }
  const int count = static_cast<int>(settings.size());
  to.folder.write("places.setting", {count}, settings);
  to.folder.write("places.area", {count}, areas);
  write_courses(to, "places.capacity", count, model.calendar.months, [](const DemandModel& of, int row, int month) {
    return of.places[static_cast<std::size_t>(row)].capacity[static_cast<std::size_t>(month)];
  });
  to.folder.write("when_full", {model.shape.settings}, model.when_full);
  to.folder.write("admission_order", {model.shape.settings}, model.admission_order);
}

void write_team_numbers(const Export& to) {
  const std::map<std::string, decltype(&TeamModel::turnover)> courses = {
      {"establishment", &TeamModel::establishment},
      {"turnover", &TeamModel::turnover},
      {"months_to_hire", &TeamModel::months_to_hire},
      {"agency_cover", &TeamModel::agency_cover},
      {"hours_per_month", &TeamModel::hours_per_month},
      {"hours_per_assessment", &TeamModel::hours_per_assessment},
      {"hours_per_annual_review", &TeamModel::hours_per_annual_review},
  };
  const int teams = static_cast<int>(to.first().teams.size());
  for (const auto& [name, course] : courses) {
    write_courses(to, "teams." + name, teams, to.first().calendar.months,
                  [at = course](const DemandModel& model, int team, int month) {
                    return (model.teams[static_cast<std::size_t>(team)].*at)[static_cast<std::size_t>(month)];
                  });
  }
  write_courses(to, "teams.opening_filled", teams, 1, [](const DemandModel& model, int team, int) -> double {
    return model.teams[static_cast<std::size_t>(team)].opening_filled;
  });
  write_courses(to, "overdue_first", 1, to.first().calendar.months, [](const DemandModel& model, int, int month) {
    return model.overdue_first[static_cast<std::size_t>(month)];
  });
}

/// Whom each team serves, and the sets of areas that share their teams.
void write_team_sets(const Export& to) {
  const DemandModel& model = to.first();
  const auto sets = sets_of_areas(model);
  const int teams = static_cast<int>(model.teams.size());
  std::vector<std::int32_t> serves;
  for (const TeamModel& team : model.teams) serves.insert(serves.end(), team.serves.begin(), team.serves.end());
  std::vector<std::int32_t> set_of_area(static_cast<std::size_t>(model.shape.areas));
  std::vector<std::int32_t> needs_team(sets.size() * model.teams.size());
  for (std::size_t i = 0; i < sets.size(); ++i) {
    for (const int area : sets[i].areas) set_of_area[static_cast<std::size_t>(area)] = static_cast<int>(i);
    for (const int team : sets[i].teams) needs_team[i * model.teams.size() + static_cast<std::size_t>(team)] = 1;
  }
  to.folder.write("teams.serves", {teams, model.shape.areas}, serves);
  to.folder.write("set_of_area", {model.shape.areas}, set_of_area);
  to.folder.write("set_needs_team", {static_cast<int>(sets.size()), teams}, needs_team);
}

void append(std::vector<double>& all, const std::vector<double>& numbers) {
  all.insert(all.end(), numbers.begin(), numbers.end());
}

/// What each program has to write: plans (draws x months x areas x settings), yearly totals (draws x years x 4) and
/// posts filled (draws x teams), one after another.
void write_expected(const Export& to) {
  std::vector<double> plans;
  std::vector<double> yearly;
  std::vector<double> filled;
  for (const DemandModel& model : to.draws) {
    const Followed followed = follow(model);
    append(plans, followed.plans);
    append(yearly, followed.yearly);
    append(filled, followed.filled);
  }
  append(plans, yearly);
  append(plans, filled);
  to.folder.write("expected", {static_cast<int>(plans.size())}, plans);
}

void export_model(const DemandModel& central, int draws, const std::string& folder_name) {
  std::vector<DemandModel> drawn;
  for (int draw = 0; draw < draws; ++draw) drawn.push_back(in_draw(central, draw));
  ArrayFolder folder(folder_name);
  const Export to{drawn, folder};
  write_shape(to);
  write_people(to);
  write_rates(to);
  write_places(to);
  write_team_numbers(to);
  write_team_sets(to);
  write_expected(to);
  folder.write("stocks", stocks_ever_used(central));
}

int run(const std::vector<std::string>& words) {
  std::map<std::string, std::string> options = {
      {"--scenario", default_scenario}, {"--draws", "64"}, {"--area", ""}, {"--months", ""}};
  if (words.size() % 2 != 1) throw std::runtime_error("export_model FOLDER [--OPTION VALUE…]");
  for (std::size_t i = 1; i < words.size(); i += 2) {
    if (options.count(words[i]) == 0) throw std::runtime_error(words[i] + " is no option");
    options[words[i]] = words[i + 1];
  }
  DemandModel model = central_model(std::filesystem::absolute(options["--scenario"]).lexically_normal());
  if (!options["--area"].empty()) model = cut(model, std::stoi(options["--area"]), std::stoi(options["--months"]));
  export_model(model, std::stoi(options["--draws"]), words[0]);
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace sendcast::peers

int main(int count, char** words) {
  try {
    return sendcast::peers::run({words + 1, words + count});
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return EXIT_FAILURE;
  }
}
