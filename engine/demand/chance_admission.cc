#include "demand/chance_admission.h"

#include <algorithm>

#include "demand/admission.h"
#include "demand/at_random.h"
#include "demand/layout.h"

namespace sendcast {
namespace {

using Column = Eigen::Ref<Eigen::ArrayXd>;

PlacesUsed offer_whole_places(const Shape& shape, const PlaceLimit& limit, int month, const PlayOfChance& chance,
                              const Column& standing, const Column& asking) {
  const CellRange range = cells_of(shape, limit.area);
  const Occasion of_limit{limit.area + 1, 0, 0, 0, limit.setting};
  PlacesUsed places;
  places.setting = limit.setting;
  places.area = limit.area;
  places.capacity = limit.capacity[static_cast<std::size_t>(month)];
  const double whole_places = whole(places.capacity, chance.lasting_level(Play::places, of_limit));
  places.asked = sum_of(asking, range);
  places.admitted = std::min(places.asked, std::max(0.0, whole_places - sum_of(standing, range)));
  places.turned_away = places.asked - places.admitted;
  return places;
}

void draw_admitted(const Shape& shape, const PlacesUsed& places, const PlayOfChance& chance, Column admitted) {
  const CellRange range = cells_of(shape, places.area);
  Lottery lottery(places.asked, places.admitted);
  for (int cell = range.first; cell < range.first + range.count; ++cell) {
    admitted[cell] = lottery.draw(
        admitted[cell], [&] { return chance.level(Play::admitted, in_cell(shape, cell, 0, places.setting)); });
  }
}

/// Says how many of those who asked to move to a setting are among the admitted.
void draw_admitted_movers(const Shape& shape, int setting, const PlayOfChance& chance, const Column& asking,
                          const Column& admitted, std::vector<Move>& moves) {
  for (int area = 0; area < shape.areas; ++area) {
    const CellRange range = cells_of(shape, area);
    Lottery lottery(sum_of(asking, range), sum_of(admitted, range));
    for (Move& move : moves) {
      if (move.area != area || move.to != setting) continue;
      const Occasion at{area, 0, static_cast<int>(move.kind), move.from + 1, setting};
      move.admitted = lottery.draw(move.asked, [&] { return chance.level(Play::admitted_movers, at); });
    }
  }
}

void admit_to(const DemandModel& model, int month, int setting, const PlayOfChance& chance, Eigen::ArrayXd& entrants,
              Stocks& stocks, Activity& activity) {
  const Shape& shape = model.shape;
  Column standing = by_setting(shape, stocks.plans).col(setting);
  Column asking = by_setting(shape, entrants).col(setting);
  Column admitted = by_setting(shape, activity.of(Event::admitted)).col(setting);
  admitted = asking;
  for (std::size_t i = 0; i < model.places.size(); ++i) {
    if (model.places[i].setting != setting) continue;
    activity.places[i] = offer_whole_places(shape, model.places[i], month, chance, standing, asking);
    if (activity.places[i].turned_away > 0) draw_admitted(shape, activity.places[i], chance, admitted);
  }
  standing += admitted;
  draw_admitted_movers(shape, setting, chance, asking, admitted, activity.moves);

  const int fallback = model.when_full[static_cast<std::size_t>(setting)];
  if (fallback < 0) return;
  const Eigen::ArrayXd turned_away = asking - admitted;
  by_setting(shape, activity.of(Event::turned_away)).col(setting) = turned_away;
  by_setting(shape, entrants).col(fallback) += turned_away;
}

}  // namespace

void admit_by_chance(const DemandModel& model, int month, const PlayOfChance& chance, Eigen::ArrayXd entrants,
                     Stocks& stocks, Activity& activity) {
  order_moves(activity.moves);
  for (const int setting : model.admission_order) {
    admit_to(model, month, setting, chance, entrants, stocks, activity);
  }
  count_occupied(model.shape, stocks, activity.places);
}

}  // namespace sendcast
