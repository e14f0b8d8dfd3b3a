#include "interventions/change.h"

#include <algorithm>
#include <cmath>

namespace sendcast {
namespace {

/// Shares as a draw may leave them: each in [0, 1], and together 1.
void make_whole(const std::vector<double>& central, std::vector<double>& shares) {
  double sum = 0;
  for (double& share : shares) {
    share = std::clamp(share, 0.0, 1.0);
    sum += share;
  }
  if (!(sum > 0)) {
    shares = central;
    return;
  }
  for (double& share : shares) share /= sum;
}

std::vector<double> given_shares(const NamedValues& values, int components, Month month, FinancialYear first,
                                 Drawn drawn) {
  std::vector<double> shares(static_cast<std::size_t>(components));
  for (const NamedValues::Part& part : values.parts) {
    if (part.index >= 0) shares[static_cast<std::size_t>(part.index)] = value_of(part.value, month, first, drawn);
  }
  return shares;
}

bool any_uncertain(const NamedValues& values) {
  return std::any_of(values.parts.begin(), values.parts.end(),
                     [](const NamedValues::Part& part) { return is_uncertain(part.value); });
}

std::vector<double> shares_in(const NamedValues& values, int components, Month month, FinancialYear first,
                              Drawn drawn) {
  std::vector<double> shares = given_shares(values, components, month, first, drawn);
  if (!drawn.is_central() && any_uncertain(values)) {
    make_whole(given_shares(values, components, month, first, {}), shares);
  }
  return shares;
}

/// The shares of a source of a table before any effect.
std::vector<double> base_vector(const VectorTable& table, int source, int components, Month month, FinancialYear first,
                                Drawn drawn) {
  if (source < 0) return std::vector<double>(static_cast<std::size_t>(components));
  if (!table.grid) {
    return shares_in(table.entries[static_cast<std::size_t>(source)].values, components, month, first, drawn);
  }
  std::vector<double> shares(static_cast<std::size_t>(components));
  for (std::size_t k = 0; k < shares.size(); ++k) {
    const double value = table.grid->values[static_cast<std::size_t>(source) + k];
    shares[k] = std::isnan(value) ? 0 : value;
  }
  return shares;
}

/// The first of some points in time, for what is the same at all of them.
Times first_of(const Times& times) { return {{times.months.front()}, times.first}; }

void note_parts(const NamedValues& values, Variation& variation) {
  for (const NamedValues::Part& part : values.parts) variation.note(part.value);
}

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

double changed(double base, const std::vector<TimedEffect>& effects, Month month, FinancialYear first, Drawn drawn) {
  const auto amount = [&](const Value& value) { return value_of(value, month, first, drawn); };
  double value = base;
  for (const TimedEffect& timed : effects) {
    if (!timed.effect->set) continue;
    value += (amount(*timed.effect->set) - value) * strength(timed, month, drawn);
  }
  for (const TimedEffect& timed : effects) {
    if (timed.effect->add) value += amount(*timed.effect->add) * strength(timed, month, drawn);
  }
  for (const TimedEffect& timed : effects) {
    if (!timed.effect->multiply) continue;
    value *= 1 + (amount(*timed.effect->multiply) - 1) * strength(timed, month, drawn);
  }
  return value;
}

void shift(const std::vector<TimedEffect>& effects, Month month, FinancialYear first, std::vector<double>& shares,
           Drawn drawn) {
  for (const TimedEffect& timed : effects) {
    if (!timed.effect->shift) continue;
    const Shift& shift = *timed.effect->shift;
    double& from = shares[static_cast<std::size_t>(shift.from_index)];
    const double moved = from * (value_of(shift.share, month, first, drawn) * strength(timed, month, drawn));
    from -= moved;
    shares[static_cast<std::size_t>(shift.to_index)] += moved;
  }
  for (double& share : shares) share = std::clamp(share, 0.0, 1.0);
}

void Variation::note_change(Month month) {
  const auto point = std::lower_bound(times_.months.begin(), times_.months.end(), month);
  if (point != times_.months.end()) changes_[static_cast<std::size_t>(point - times_.months.begin())] = true;
}

void Variation::note(const Value& value) {
  is_uncertain_ = is_uncertain_ || sendcast::is_uncertain(value);
  if (const Steps* steps = std::get_if<Steps>(&value.profile)) {
    for (const Step& step : steps->steps) note_change(step.from);
  } else if (std::holds_alternative<Growth>(value.profile)) {
    const FinancialYear last = financial_year_of(times_.months.back());
    for (FinancialYear year = times_.first; year <= last; year = year + 1) note_change(april_of(year));
  }
}

void Variation::note_timing(const TimedEffect& timed) {
  const Effect& effect = *timed.effect;
  if (effect.lag.distribution || effect.ramp.distribution || effect.fade.distribution) {
    is_uncertain_ = true;
    return note_every_point();
  }
  for (std::size_t t = 1; t < times_.months.size(); ++t) {
    const bool differs = strength(timed, times_.months[t]) != strength(timed, times_.months[t - 1]);
    if (differs) changes_[t] = true;
  }
}

void Variation::note(const std::vector<TimedEffect>& effects) {
  for (const TimedEffect& timed : effects) {
    for (const std::optional<Value>* value : {&timed.effect->set, &timed.effect->add, &timed.effect->multiply}) {
      if (*value) note(**value);
    }
    if (timed.effect->shift) note(timed.effect->shift->share);
    note_timing(timed);
  }
}

std::vector<int> Variation::points() const {
  std::vector<int> points;
  for (std::size_t t = 0; t < changes_.size(); ++t) {
    if (changes_[t]) points.push_back(static_cast<int>(t));
  }
  return points;
}

Lowered lower_together(int components, const Times& times, bool never_changes, const Variation& variation,
                       const ValuesAt& values_at) {
  const Times points = never_changes ? first_of(times) : times;
  Lowered lowered{std::vector<std::vector<double>>(static_cast<std::size_t>(components)), nullptr};
  std::vector<double> values(static_cast<std::size_t>(components));
  for (const Month month : points.months) {
    values_at(month, {}, values.data());
    for (std::size_t k = 0; k < values.size(); ++k) lowered.courses[k].push_back(values[k]);
  }
  if (variation.is_uncertain()) {
    const auto evaluate = [months = points.months, values_at](Drawn drawn, int point, double* made) {
      values_at(months[static_cast<std::size_t>(point)], drawn, made);
    };
    const std::vector<int> changes = never_changes ? std::vector<int>{0} : variation.points();
    lowered.recipe = std::make_shared<const Recipe>(Recipe{components, changes, evaluate});
  }
  return lowered;
}

Course course_of(const Lowered& lowered, int component) {
  Course course = lowered.courses[static_cast<std::size_t>(component)];
  course.recipe = lowered.recipe;
  course.component = component;
  return course;
}

int RowBuilder::row(const std::vector<int>& key, const std::function<Lowered()>& lower) {
  const auto [entry, is_new] = index_.emplace(key, static_cast<int>(rows_.size()));
  if (is_new) rows_.push_back(lower());
  return entry->second;
}

bool RowBuilder::never_changes() const {
  return std::all_of(rows_.begin(), rows_.end(),
                     [](const Lowered& lowered) { return lowered.courses.front().size() == 1; });
}

Schedule RowBuilder::schedule(std::vector<int> row_of_cell, std::size_t component, std::size_t times) const {
  const std::size_t points = never_changes() ? 1 : times;
  Schedule schedule{std::move(row_of_cell),
                    Eigen::ArrayXXd(static_cast<Eigen::Index>(points), static_cast<Eigen::Index>(rows_.size())),
                    {}};
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    const std::vector<double>& course = rows_[r].courses[component];
    for (std::size_t t = 0; t < points; ++t) {
      schedule.rows(static_cast<Eigen::Index>(t), static_cast<Eigen::Index>(r)) = course[course.size() == 1 ? 0 : t];
    }
    if (rows_[r].recipe) {
      schedule.uncertain.push_back({static_cast<int>(r), static_cast<int>(component), rows_[r].recipe});
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

Course lower(const Value& value, const std::vector<TimedEffect>& effects, const Times& times, Quantity quantity) {
  Variation variation(times);
  variation.note(value);
  variation.note(effects);
  const auto value_at = [=, first = times.first](Month month, Drawn drawn, double* made) {
    const double base = value_of(value, month, first, drawn);
    *made = held(changed(base, effects, month, first, drawn), base, quantity);
  };
  return course_of(lower_together(1, times, false, variation, value_at), 0);
}

Constant lower(const Number& number) {
  Constant amount(number.central);
  if (number.distribution) {
    const auto evaluate = [number](Drawn drawn, int, double* made) { *made = value_of(number, drawn); };
    amount.recipe = std::make_shared<const Recipe>(Recipe{1, {0}, evaluate});
  }
  return amount;
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
    row_of_cell.push_back(rows.row(key, [&] {
      const bool never_changes = acting.empty() && (source < 0 || table.is_constant(source));
      Variation variation(times);
      if (source >= 0 && !table.grid) variation.note(table.entries[static_cast<std::size_t>(source)].value);
      variation.note(acting);
      return lower_together(1, times, never_changes, variation,
                            [=, &table, first = times.first](Month month, Drawn drawn, double* made) {
                              const double base = source < 0 ? 0 : table.value_of(source, month, first, drawn);
                              *made = held(changed(base, acting, month, first, drawn), base, quantity);
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
    row_of_cell.push_back(rows.row(key, [&] {
      const bool never_changes = acting.empty() && (source < 0 || table.is_constant(source));
      Variation variation(times);
      if (source >= 0 && !table.grid) note_parts(table.entries[static_cast<std::size_t>(source)].values, variation);
      variation.note(acting);
      return lower_together(components, times, never_changes, variation,
                            [=, &table, first = times.first](Month month, Drawn drawn, double* made) {
                              std::vector<double> shares = base_vector(table, source, components, month, first, drawn);
                              shift(acting, month, first, shares, drawn);
                              std::copy(shares.begin(), shares.end(), made);
                            });
    }));
  }
  std::vector<Schedule> schedules;
  for (std::size_t k = 0; k < static_cast<std::size_t>(components); ++k) {
    schedules.push_back(rows.schedule(row_of_cell, k, times.months.size()));
  }
  return schedules;
}

Lowered lower(const NamedValues& values, int components, const std::vector<TimedEffect>& effects, const Times& times) {
  Variation variation(times);
  note_parts(values, variation);
  variation.note(effects);
  return lower_together(components, times, false, variation,
                        [=, first = times.first](Month month, Drawn drawn, double* made) {
                          std::vector<double> shares = shares_in(values, components, month, first, drawn);
                          shift(effects, month, first, shares, drawn);
                          std::copy(shares.begin(), shares.end(), made);
                        });
}

}  // namespace sendcast
