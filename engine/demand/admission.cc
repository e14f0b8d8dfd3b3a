#include "demand/admission.h"

#include <algorithm>
#include <cstddef>
#include <tuple>

#include "demand/layout.h"

namespace sendcast {
namespace {

using Column = Eigen::Ref<Eigen::ArrayXd>;

/// How many of those who ask find one of the places that a limit leaves, before anybody is admitted.
PlacesUsed offer_places(const Shape& shape, const PlaceLimit& limit, int month, const Column& standing,
                        const Column& asking) {
  const CellRange range = cells_of(shape, limit.area);
  PlacesUsed places;
  places.setting = limit.setting;
  places.area = limit.area;
  places.capacity = limit.capacity[static_cast<std::size_t>(month)];
  places.asked = sum_of(asking, range);
  places.admitted = std::min(places.asked, std::max(0.0, places.capacity - sum_of(standing, range)));
  places.turned_away = places.asked - places.admitted;
  return places;
}

/// Admits the same share of everyone whom a limit concerns.
void apply(const Shape& shape, const PlacesUsed& places, Column admitted, Column shares) {
  if (places.turned_away <= 0) return;
  const double share = places.admitted / places.asked;
  const CellRange range = cells_of(shape, places.area);
  admitted.segment(range.first, range.count) *= share;
  if (places.area < 0) {
    shares = share;
  } else {
    shares[places.area] = share;
  }
}

/// Admits the entrants of one setting. `shares` takes the share admitted in each area.
void admit_to(const DemandModel& model, int month, int setting, Eigen::ArrayXd& entrants, const Column& shares,
              Stocks& stocks, Activity& activity) {
  const Shape& shape = model.shape;
  Column standing = by_setting(shape, stocks.plans).col(setting);
  Column asking = by_setting(shape, entrants).col(setting);
  Column admitted = by_setting(shape, activity.of(Event::admitted)).col(setting);
  admitted = asking;
  for (std::size_t i = 0; i < model.places.size(); ++i) {
    if (model.places[i].setting != setting) continue;
    activity.places[i] = offer_places(shape, model.places[i], month, standing, asking);
    apply(shape, activity.places[i], admitted, shares);
  }
  standing += admitted;

  const int fallback = model.when_full[static_cast<std::size_t>(setting)];
  if (fallback < 0) return;
  const Eigen::ArrayXd turned_away = asking - admitted;
  by_setting(shape, activity.of(Event::turned_away)).col(setting) = turned_away;
  by_setting(shape, entrants).col(fallback) += turned_away;
}

}  // namespace

void order_moves(std::vector<Move>& moves) {
  auto key = [](const Move& move) { return std::tuple(move.area, move.kind, move.from, move.to); };
  std::sort(moves.begin(), moves.end(), [&](const Move& a, const Move& b) { return key(a) < key(b); });
}

void count_occupied(const Shape& shape, const Stocks& stocks, std::vector<PlacesUsed>& places) {
  for (PlacesUsed& limit : places) {
    limit.occupied = sum_of(by_setting(shape, stocks.plans).col(limit.setting), cells_of(shape, limit.area));
  }
}

void admit(const DemandModel& model, int month, Eigen::ArrayXd entrants, Stocks& stocks, Activity& activity) {
  const Shape& shape = model.shape;
  Eigen::ArrayXXd shares = Eigen::ArrayXXd::Ones(shape.areas, shape.settings);
  for (const int setting : model.admission_order) {
    admit_to(model, month, setting, entrants, shares.col(setting), stocks, activity);
  }
  count_occupied(shape, stocks, activity.places);
  for (Move& move : activity.moves) move.admitted = move.asked * shares(move.area, move.to);
  order_moves(activity.moves);
}

}  // namespace sendcast
