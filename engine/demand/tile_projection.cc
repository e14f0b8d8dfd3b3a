#include "demand/tile_projection.h"

#include <algorithm>
#include <cstdint>
#include <set>

namespace sendcast {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

Eigen::Map<const Lanes> lanes_at(const double* lanes, int position) {
  return Eigen::Map<const Lanes>(lanes + static_cast<std::ptrdiff_t>(position) * tile_width);
}

int count_of(const std::vector<AreaSet>& sets) { return static_cast<int>(sets.size()); }

}  // namespace

double* LaneStore::data() {
  constexpr std::uintptr_t boundary = alignment * sizeof(double);
  const auto address = reinterpret_cast<std::uintptr_t>(numbers_.data());
  return numbers_.data() + (boundary - address % boundary) % boundary / sizeof(double);
}

TileDemand::TileDemand(const DemandModel& model, const TileCounting& counting, RecipeBook& book)
    : plan_(model, counting, book), teams_(model, plan_.sets, book) {
  for (const PlaceLimit& limit : model.places) {
    std::vector<Source>& by_month = capacity_.emplace_back();
    for (int month = 0; month < model.calendar.months; ++month) by_month.push_back(book.source(limit.capacity, month));
  }
  const Eigen::ArrayXd in_assessment = model.opening_in_assessment.rowwise().sum();
  sen_support_ = opening_of(model.drawn_sen_support, model.opening_sen_support, book);
  in_assessment_ = opening_of(model.drawn_in_assessment, in_assessment, book);
  overdue_ = opening_of(model.drawn_overdue, model.opening_overdue, book);
  plans_ = opening_of(model.drawn_plans, model.opening_plans, book);
}

TileDemand::Opening TileDemand::opening_of(const DrawnOpening& drawn, const Eigen::ArrayXd& central,
                                           RecipeBook& book) const {
  Opening opening;
  for (int i = 0; i < static_cast<int>(central.size()); ++i)
    opening.people.push_back(book.source(drawn.people, i, 0, central[i]));
  opening.is_spread = drawn.total.has_value();
  if (drawn.total) opening.total = book.source(*drawn.total);
  return opening;
}

std::vector<Lanes> TileDemand::request_weights(const double* made, const double* rates) const {
  const DemandModel& model = *plan_.model;
  const Shape& shape = model.shape;
  std::vector<Lanes> others(at(shape.people()));
  for (int person = 0; person < shape.people(); ++person) others[at(person)].setConstant(model.population(person, 0));
  for (int cell = 0; cell < shape.cells(); ++cell) {
    Lanes with_sen = sen_support_.people[at(cell)].read(made);
    for (int s = 0; s < shape.settings; ++s) with_sen += plans_.people[at(shape.plan(s, cell))].read(made);
    others[at(shape.person_of_cell(cell))] -= with_sen;
  }
  std::vector<Lanes> weights(at(shape.cells()));
  for (int cell = 0; cell < shape.cells(); ++cell) {
    weights[at(cell)] =
        sen_support_.people[at(cell)].read(made) * lanes_at(rates, plan_.rates.request_from_support(cell)) +
        others[at(shape.person_of_cell(cell))].max(0.0) * lanes_at(rates, plan_.rates.request_from_others(cell)) *
            lanes_at(rates, plan_.rates.need_mix(cell));
  }
  return weights;
}

std::vector<Lanes> TileDemand::people(const Opening& opening, const double* made, const double* rates) const {
  if (!opening.is_spread) {
    std::vector<Lanes> people;
    for (const Source& source : opening.people) people.push_back(source.read(made));
    return people;
  }
  std::vector<Lanes> people = request_weights(made, rates);
  Lanes sum = Lanes::Zero();
  for (const Lanes& weight : people) sum += weight;
  const Lanes factor = (sum > 0).select(opening.total.read(made).max(0.0) / sum, Lanes::Zero());
  for (Lanes& weight : people) weight *= factor;
  return people;
}

void TileDemand::open(const double* made, const double* rates, double* stocks) const {
  const Shape& shape = plan_.model->shape;
  const int months_to_issue = plan_.model->months_to_issue;
  const std::vector<Lanes> sen_support = people(sen_support_, made, rates);
  const std::vector<Lanes> in_assessment = people(in_assessment_, made, rates);
  const std::vector<Lanes> overdue = people(overdue_, made, rates);
  for (const TileRun& run : plan_.runs) {
    double* to = stocks + run.stocks;
    const auto put_row = [&](const auto& of_cell) {
      for (std::uint32_t i = run.first_cell; i < run.first_cell + run.cells; ++i) {
        const Lanes lanes = of_cell(plan_.cells[i].cell);
        to = std::copy(lanes.data(), lanes.data() + tile_width, to);
      }
    };
    if (run.has_front) {
      put_row([&](std::size_t cell) -> Lanes { return sen_support[cell]; });
      put_row([&](std::size_t cell) -> Lanes { return overdue[cell]; });
      for (int k = 0; k < months_to_issue; ++k) {
        put_row([&](std::size_t cell) -> Lanes { return in_assessment[cell] / months_to_issue; });
      }
    }
    const TileSlots& list = plan_.slot_lists[run.slots];
    for (std::uint32_t p = list.first; p < list.first + list.count; ++p) {
      put_row([&](std::size_t cell) -> Lanes {
        return plans_.people[at(shape.plan(plan_.slots_more[p].setting, static_cast<int>(cell)))].read(made);
      });
    }
  }
}

TileProjection::TileProjection(const TileDemand& demand)
    : demand_(demand),
      plan_(demand.plan()),
      rates_(plan_.rates.rows()),
      stocks_(plan_.stocks),
      entrants_(plan_.deferred),
      asking_(static_cast<int>(plan_.doors.size())),
      inside_(static_cast<int>(plan_.doors.size())),
      admitted_(static_cast<int>(plan_.doors.size())),
      changed_(static_cast<int>(plan_.need_changes.size())),
      standing_(plan_.most_slots * most_cells_of_run),
      moving_(plan_.most_slots * most_cells_of_run),
      issued_(most_cells_of_run),
      sums_(plan_.counting.sums),
      front_(static_cast<int>(plan_.persons.size())),
      with_plan_(static_cast<int>(plan_.persons.size())),
      others_(static_cast<int>(plan_.persons.size())),
      overdue_(count_of(plan_.sets)),
      due_(count_of(plan_.sets)),
      first_share_(count_of(plan_.sets)),
      alike_(count_of(plan_.sets)),
      capacity_(static_cast<int>(plan_.model->places.size())),
      month_{plan_},
      set_overdue_(plan_.sets.size()),
      set_due_(plan_.sets.size()),
      set_first_(plan_.sets.size()),
      set_alike_(plan_.sets.size()) {
  month_.rates = rates_.data();
  month_.stocks = stocks_.data();
  month_.entrants = entrants_.data();
  month_.asking = asking_.data();
  month_.inside = inside_.data();
  month_.admitted = admitted_.data();
  month_.changed = changed_.data();
  month_.standing = standing_.data();
  month_.moving = moving_.data();
  month_.issued = issued_.data();
  month_.sums = sums_.data();
  month_.front = front_.data();
  month_.with_plan = with_plan_.data();
  month_.others = others_.data();
  month_.overdue = overdue_.data();
  month_.due = due_.data();
  month_.first_share = first_share_.data();
  month_.alike = alike_.data();
  month_.capacity = capacity_.data();
  const Shape& shape = plan_.model->shape;
  std::set<std::pair<int, int>> sums_of_area;
  for (int plan = 0; plan < shape.plans(); ++plan) {
    sums_of_area.emplace(shape.area_of_cell(plan % shape.cells()), plan_.counting.plans[at(plan)]);
  }
  sums_of_area_.assign(sums_of_area.begin(), sums_of_area.end());
}

void TileProjection::begin(const double* made) {
  made_ = made;
  t_ = 0;
  scaled_outflows_.setZero();
  scaled_ = {};
  plan_.rates.begin(rates_.data());
  plan_.rates.advance_to(0, made_, rates_.data(), scaled_);
  demand_.open(made_, rates_.data(), stocks_.data());
  sums_.set_zero();
  teams_ = demand_.teams().opening(made_);
  month_.month = 0;
  add_up_tile(month_);
  caseload_.assign(at(plan_.model->shape.areas), Lanes::Zero());
  for (std::size_t i = 0; i < plan_.persons.size(); ++i) {
    caseload_[at(plan_.persons[i].area)] += with_plan_[static_cast<int>(i)];
  }
}

void TileProjection::advance(bool counts_waiting) {
  month_.month = t_;
  month_.is_september = is_september(plan_.model->calendar.month(t_));
  if (t_ > 0) plan_.rates.advance_to(t_, made_, rates_.data(), scaled_);
  const Lanes scaled = month_.is_september ? Lanes(scaled_.monthly + scaled_.in_september) : scaled_.monthly;
  month_.is_scaled = (scaled > 0).any();
  scaled_outflows_ += scaled;
  sums_.set_zero();
  demand_.teams().staff(t_, made_, caseload_, teams_);
  if (month_.is_september) grow_older_in_tile(month_);
  complete_assessments();
  read_capacities();
  pass_through_cells(month_);
  admit_in_tile(month_);
  if (counts_waiting || plan_.counting.waiting_in_every_month) count_waiting_in_tile(month_);
  add_up_caseload();
  count_teams_and_places();
  count_population();
  ++t_;
}

void TileProjection::complete_assessments() {
  for (std::size_t set = 0; set < plan_.sets.size(); ++set) {
    set_overdue_[set] = overdue_[static_cast<int>(set)];
    set_due_[set] = due_[static_cast<int>(set)];
  }
  demand_.teams().complete(t_, made_, teams_, set_overdue_, set_due_, set_first_, set_alike_);
  for (std::size_t set = 0; set < plan_.sets.size(); ++set) {
    first_share_[static_cast<int>(set)] = set_first_[set];
    alike_[static_cast<int>(set)] = set_alike_[set];
  }
}

void TileProjection::read_capacities() {
  for (std::size_t i = 0; i < plan_.model->places.size(); ++i) {
    capacity_[static_cast<int>(i)] = demand_.capacity(i, t_).read(made_);
  }
}

void TileProjection::add_up_caseload() {
  for (Lanes& caseload : caseload_) caseload.setZero();
  for (const auto& [area, sum] : sums_of_area_) caseload_[at(area)] += sums_[sum];
}

void TileProjection::count_teams_and_places() {
  const TileCounting& counting = plan_.counting;
  for (std::size_t i = 0; i < counting.filled.size(); ++i) {
    if (counting.filled[i] >= 0) sums_[counting.filled[i]] = teams_.filled[i];
    if (counting.agency[i] >= 0) sums_[counting.agency[i]] = teams_.agency[i];
  }
  for (std::size_t i = 0; i < plan_.model->places.size() && !counting.capacity.empty(); ++i) {
    const int sum = counting.capacity[at(plan_.model->places[i].setting)];
    if (sum >= 0) sums_[sum] += capacity_[static_cast<int>(i)];
  }
}

void TileProjection::count_population() {
  const std::vector<int>& sums = plan_.counting.population;
  for (std::size_t person = 0; person < sums.size(); ++person) {
    if (sums[person] >= 0) sums_[sums[person]] += plan_.model->population(static_cast<Eigen::Index>(person), t_);
  }
}

}  // namespace sendcast
