#include "interventions/change.h"

#include <algorithm>
#include <cmath>

namespace sendcast {
namespace {

std::vector<double> base_vector(const VectorTable& table, int source, int components, Month month,
                                FinancialYear first) {
  std::vector<double> shares(static_cast<std::size_t>(components));
  for (int k = 0; k < components && source >= 0; ++k) {
    const auto part = static_cast<std::size_t>(k);
    if (table.grid) {
      const double value = table.grid->values[static_cast<std::size_t>(source) + part];
      shares[part] = std::isnan(value) ? 0 : value;
    } else {
      shares[part] = table.entries[static_cast<std::size_t>(source)].values.central(k, month, first);
    }
  }
  return shares;
}

/// The courses over time, [component][time], of vectors that `vector_at` gives for each month.
std::vector<std::vector<double>> vector_courses(std::size_t components, const Times& times,
                                                const std::function<std::vector<double>(Month)>& vector_at) {
  std::vector<std::vector<double>> courses(components, std::vector<double>(times.months.size()));
  for (std::size_t t = 0; t < times.months.size(); ++t) {
    const std::vector<double> shares = vector_at(times.months[t]);
    for (std::size_t k = 0; k < components; ++k) courses[k][t] = shares[k];
  }
  return courses;
}

/// The first of some points in time, for what is the same at all of them.
Times first_of(const Times& times) { return {{times.months.front()}, times.first}; }

}  // namespace

Times months_of(const Calendar& calendar) {
  Times times{{}, financial_year_of(calendar.start)};
  for (int t = 0; t < calendar.months; ++t) times.months.push_back(calendar.month(t));
  return times;
}

Times aprils_of(const Calendar& calendar) {
  Times times{{}, financial_year_of(calendar.start)};
  for (int y = 0; y < calendar.years(); ++y) times.months.push_back(april_of(calendar.year(y)));
  return times;
}

double held(double value, double base, Quantity quantity) {
  switch (quantity) {
    case Quantity::probability:
      return std::clamp(value, 0.0, 1.0);
    case Quantity::rate:
    case Quantity::amount:
      return std::max(value, 0.0);
    case Quantity::money:
      return base < 0 ? value : std::max(value, 0.0);
    case Quantity::number:
    case Quantity::growth:
      return value;
  }
  return value;
}

double changed(double base, const std::vector<TimedEffect>& effects, Month month, FinancialYear first) {
  double value = base;
  for (const TimedEffect& timed : effects) {
    if (!timed.effect->set) continue;
    value += (central_value(*timed.effect->set, month, first) - value) * strength(timed, month);
  }
  for (const TimedEffect& timed : effects) {
    if (timed.effect->add) value += central_value(*timed.effect->add, month, first) * strength(timed, month);
  }
  for (const TimedEffect& timed : effects) {
    if (!timed.effect->multiply) continue;
    value *= 1 + (central_value(*timed.effect->multiply, month, first) - 1) * strength(timed, month);
  }
  return value;
}

void shift(const std::vector<TimedEffect>& effects, Month month, FinancialYear first, std::vector<double>& shares) {
  for (const TimedEffect& timed : effects) {
    if (!timed.effect->shift) continue;
    const Shift& shift = *timed.effect->shift;
    double& from = shares[static_cast<std::size_t>(shift.from_index)];
    const double moved = from * (central_value(shift.share, month, first) * strength(timed, month));
    from -= moved;
    shares[static_cast<std::size_t>(shift.to_index)] += moved;
  }
  for (double& share : shares) share = std::clamp(share, 0.0, 1.0);
}

int RowBuilder::row(const std::vector<int>& key, const std::function<std::vector<std::vector<double>>()>& courses) {
  const auto [entry, is_new] = index_.emplace(key, static_cast<int>(rows_.size()));
  if (is_new) rows_.push_back(courses());
  return entry->second;
}

bool RowBuilder::never_changes() const {
  return std::all_of(rows_.begin(), rows_.end(), [](const auto& courses) { return courses.front().size() == 1; });
}

Schedule RowBuilder::schedule(std::vector<int> row_of_cell, std::size_t component, std::size_t times) const {
  const std::size_t points = never_changes() ? 1 : times;
  Schedule schedule{std::move(row_of_cell),
                    Eigen::ArrayXXd(static_cast<Eigen::Index>(points), static_cast<Eigen::Index>(rows_.size()))};
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    const std::vector<double>& course = rows_[r][component];
    for (std::size_t t = 0; t < points; ++t) {
      schedule.rows(static_cast<Eigen::Index>(t), static_cast<Eigen::Index>(r)) = course[course.size() == 1 ? 0 : t];
    }
  }
  return schedule;
}

std::vector<TimedEffect> concerning(const std::vector<TimedEffect>& effects, const Coordinates& at,
                                    std::vector<int>& key) {
  std::vector<TimedEffect> found;
  for (std::size_t i = 0; i < effects.size(); ++i) {
    if (!matches(effects[i].effect->where, at)) continue;
    found.push_back(effects[i]);
    key.push_back(static_cast<int>(i));
  }
  return found;
}

std::vector<double> lower(const Value& value, const std::vector<TimedEffect>& effects, const Times& times,
                          Quantity quantity) {
  std::vector<double> course;
  course.reserve(times.months.size());
  for (const Month month : times.months) {
    const double base = central_value(value, month, times.first);
    course.push_back(held(changed(base, effects, month, times.first), base, quantity));
  }
  return course;
}

Schedule lower(const ValueTable& table, const std::vector<Coordinates>& cells, const std::vector<TimedEffect>& effects,
               const Times& times, Quantity quantity) {
  RowBuilder rows;
  std::vector<int> row_of_cell;
  row_of_cell.reserve(cells.size());
  for (const Coordinates& at : cells) {
    const int source = table.source_of(at);
    std::vector<int> key = {source};
    const std::vector<TimedEffect> acting = concerning(effects, at, key);
    const bool changes = !acting.empty() || (source >= 0 && !table.is_constant(source));
    row_of_cell.push_back(rows.row(key, [&] {
      return vector_courses(1, changes ? times : first_of(times), [&](Month month) {
        const double base = source < 0 ? 0 : table.central(source, month, times.first);
        return std::vector<double>{held(changed(base, acting, month, times.first), base, quantity)};
      });
    }));
  }
  return rows.schedule(std::move(row_of_cell), 0, times.months.size());
}

std::vector<Schedule> lower(const VectorTable& table, int components, const std::vector<Coordinates>& cells,
                            const std::vector<TimedEffect>& effects, const Times& times) {
  RowBuilder rows;
  std::vector<int> row_of_cell;
  row_of_cell.reserve(cells.size());
  for (const Coordinates& at : cells) {
    const int source = table.source_of(at);
    std::vector<int> key = {source};
    const std::vector<TimedEffect> acting = concerning(effects, at, key);
    const bool changes = !acting.empty() || (source >= 0 && !table.is_constant(source));
    row_of_cell.push_back(rows.row(key, [&] {
      const Times points = changes ? times : first_of(times);
      return vector_courses(static_cast<std::size_t>(components), points, [&](Month month) {
        std::vector<double> shares = base_vector(table, source, components, month, times.first);
        shift(acting, month, times.first, shares);
        return shares;
      });
    }));
  }
  std::vector<Schedule> schedules;
  for (std::size_t k = 0; k < static_cast<std::size_t>(components); ++k) {
    schedules.push_back(rows.schedule(row_of_cell, k, times.months.size()));
  }
  return schedules;
}

std::vector<std::vector<double>> lower(const NamedValues& values, int components,
                                       const std::vector<TimedEffect>& effects, const Times& times) {
  return vector_courses(static_cast<std::size_t>(components), times, [&](Month month) {
    std::vector<double> shares(static_cast<std::size_t>(components));
    for (const NamedValues::Part& part : values.parts) {
      if (part.index >= 0) shares[static_cast<std::size_t>(part.index)] = central_value(part.value, month, times.first);
    }
    shift(effects, month, times.first, shares);
    return shares;
  });
}

}  // namespace sendcast
