#include "model/tile_sums.h"

#include <algorithm>
#include <map>
#include <set>
#include <variant>

namespace sendcast {
namespace {

template <class... Cases>
struct Overload : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overload(Cases...) -> Overload<Cases...>;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// What a driver reads: the layouts that demand counts, one for each event; the last are single numbers.
constexpr int caseload_layout = event_count;
constexpr int support_layout = event_count + 1;
constexpr int waiting_layout = event_count + 2;
constexpr int population_layout = event_count + 3;
constexpr int layouts = event_count + 4;
constexpr int no_layout = -1;

int layout_of(const LineDriver& driver) {
  return std::visit(Overload{[](const CaseloadDriver&) { return caseload_layout; },
                             [](const SenSupportDriver&) { return support_layout; },
                             [](const InAssessmentDriver&) { return waiting_layout; },
                             [](const PopulationDriver&) { return population_layout; },
                             [](const EventDriver& event) { return static_cast<int>(event.event); },
                             [](const auto&) { return no_layout; }},
                    driver);
}

/// A line or an outcome of one of the models.
struct Counter {
  const LineModel* line = nullptr;
  int model = 0;
  int index = 0;
  bool is_outcome = false;
};

/// How every counter treats a position of a layout: what tells positions apart.
using Treatment = std::vector<int>;

class Summing {
 public:
  explicit Summing(const std::vector<const Model*>& models) : models_(models), shape_(models.front()->demand.shape) {
    sums_.commissioned.resize(models.size());
    for (std::size_t m = 0; m < models.size(); ++m) {
      const int model = static_cast<int>(m);
      const std::vector<LineModel>& lines = models[m]->lines;
      for (std::size_t i = 0; i < lines.size(); ++i)
        counters_.push_back({&lines[i], model, static_cast<int>(i), false});
      sums_.classes.emplace_back(lines.size());
      const std::vector<OutcomeModel>& outcomes = models[m]->outcomes;
      for (std::size_t i = 0; i < outcomes.size(); ++i)
        counters_.push_back({&outcomes[i].counted, model, static_cast<int>(i), true});
      sums_.outcomes.emplace_back(outcomes.size());
    }
  }

  TileSums sum() {
    for (int layout = 0; layout < layouts; ++layout) {
      if (is_needed(layout)) divide(layout);
    }
    add_single_numbers();
    read_measures();
    return sums_;
  }

 private:
  int size_of(int layout) const {
    if (layout == population_layout) return shape_.people();
    const bool by_plan = layout == caseload_layout || (layout < event_count && has_setting(static_cast<Event>(layout)));
    return by_plan ? shape_.plans() : shape_.cells();
  }

  bool is_needed(int layout) const {
    static const std::set<int> always = {caseload_layout,
                                         support_layout,
                                         waiting_layout,
                                         static_cast<int>(Event::requests),
                                         static_cast<int>(Event::assessments),
                                         static_cast<int>(Event::on_time),
                                         static_cast<int>(Event::issued)};
    return always.count(layout) != 0 || std::any_of(counters_.begin(), counters_.end(), [&](const Counter& counter) {
             return layout_of(counter.line->driver) == layout;
           });
  }

  std::vector<int>& sums_of(int layout) {
    if (layout == caseload_layout) return sums_.counting.plans;
    if (layout == support_layout) return sums_.counting.sen_support;
    if (layout == waiting_layout) return sums_.counting.waiting;
    if (layout == population_layout) return sums_.counting.population;
    return sums_.counting.events[at(layout)];
  }

  /// Divides a layout into the fewest sums that every counter can do with.
  void divide(int layout) {
    std::vector<Treatment> treatments(at(size_of(layout)));
    for (int i = 0; layout == caseload_layout && i < shape_.plans(); ++i) {
      treatments[at(i)] = {i / shape_.cells(), shape_.area_of_cell(i % shape_.cells())};
    }
    for (std::size_t c = 0; c < counters_.size(); ++c) {
      if (layout_of(counters_[c].line->driver) == layout) mark(c, treatments);
    }
    std::map<Treatment, int> known;
    std::vector<int>& sums = sums_of(layout);
    for (const Treatment& treatment : treatments) {
      const auto [sum, is_new] = known.emplace(treatment, sums_.counting.sums);
      if (is_new) ++sums_.counting.sums;
      sums.push_back(sum->second);
    }
    for (const Counter& counter : counters_) {
      if (layout_of(counter.line->driver) == layout) collect(counter, sums);
    }
  }

  static int ladder_of(const LineModel& line, std::size_t cell) {
    return line.ladder_row.empty() ? -1 : line.ladder_row[cell];
  }

  void mark(std::size_t counter, std::vector<Treatment>& treatments) const {
    const LineModel& line = *counters_[counter].line;
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
      Treatment& treatment = treatments[at(line.cells[i])];
      treatment.push_back(static_cast<int>(counter));
      treatment.push_back(line.price_row.empty() ? 0 : line.price_row[i]);
      treatment.push_back(line.uptake_row[i]);
      treatment.push_back(ladder_of(line, i));
    }
  }

  /// The classes of a line, or the sums of an outcome: each sum once.
  void collect(const Counter& counter, const std::vector<int>& sums) {
    const LineModel& line = *counter.line;
    std::set<int> seen;
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
      const int sum = sums[at(line.cells[i])];
      if (seen.insert(sum).second) add_class(counter, i, sum);
    }
  }

  void add_class(const Counter& counter, std::size_t cell, int sum) {
    const LineModel& line = *counter.line;
    if (counter.is_outcome) {
      sums_.outcomes[at(counter.model)][at(counter.index)].push_back(sum);
    } else {
      sums_.classes[at(counter.model)][at(counter.index)].push_back(
          {line.price_row[cell], line.uptake_row[cell], ladder_of(line, cell), sum});
    }
  }

  /// Drivers that count one number.
  void add_single_numbers() {
    TileCounting& counting = sums_.counting;
    const std::size_t teams = models_.front()->demand.teams.size();
    counting.filled.assign(teams, -1);
    counting.agency.assign(teams, -1);
    counting.capacity.assign(at(shape_.settings), -1);
    counting.waiting_in_every_month = std::any_of(counters_.begin(), counters_.end(), [](const Counter& counter) {
      return !counter.is_outcome && std::holds_alternative<InAssessmentDriver>(counter.line->driver);
    });
    const auto once = [&](int& sum) {
      if (sum < 0) sum = counting.sums++;
      return sum;
    };
    for (const Counter& counter : counters_) {
      std::visit(Overload{[&](const FilledPostsDriver& d) { add_all(counter, once(counting.filled[at(d.team)])); },
                          [&](const AgencyDriver& d) { add_all(counter, once(counting.agency[at(d.team)])); },
                          [&](const CapacityDriver& d) { add_all(counter, once(counting.capacity[at(d.setting)])); },
                          [](const auto&) {}},
                 counter.line->driver);
    }
    sums_.fixed = counting.sums++;
    for (const Counter& counter : counters_) {
      if (std::holds_alternative<FixedDriver>(counter.line->driver)) add_all(counter, sums_.fixed);
      if (const auto* places = std::get_if<PlacesDriver>(&counter.line->driver)) {
        sums_.commissioned[at(counter.model)].emplace_back(&places->places, counting.sums);
        add_all(counter, counting.sums++);
      }
    }
  }

  void add_all(const Counter& counter, int sum) {
    for (std::size_t i = 0; i < counter.line->cells.size(); ++i) add_class(counter, i, sum);
  }

  static std::vector<int> distinct(const std::vector<int>& sums) {
    const std::set<int> ordered(sums.begin(), sums.end());
    return {ordered.begin(), ordered.end()};
  }

  void read_measures() {
    const TileCounting& counting = sums_.counting;
    for (int s = 0; s < shape_.settings; ++s) {
      const auto first = counting.plans.begin() + s * shape_.cells();
      sums_.plans_of_setting.push_back(distinct({first, first + shape_.cells()}));
    }
    const auto of = [&](Event event) { return distinct(counting.events[at(static_cast<int>(event))]); };
    sums_.sen_support = distinct(counting.sen_support);
    sums_.waiting = distinct(counting.waiting);
    sums_.requests = of(Event::requests);
    sums_.assessments = of(Event::assessments);
    sums_.on_time = of(Event::on_time);
    sums_.issued = of(Event::issued);
  }

  const std::vector<const Model*>& models_;
  const Shape& shape_;
  std::vector<Counter> counters_;
  TileSums sums_;
};

}  // namespace

TileSums tile_sums(const std::vector<const Model*>& models) { return Summing(models).sum(); }

bool divide_alike(const TileSums& one, const TileSums& other) {
  const TileCounting& a = one.counting;
  const TileCounting& b = other.counting;
  return a.plans == b.plans && a.sen_support == b.sen_support && a.waiting == b.waiting &&
         a.population == b.population && a.events == b.events;
}

}  // namespace sendcast
