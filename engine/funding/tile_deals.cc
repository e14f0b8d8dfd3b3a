#include "funding/tile_deals.h"

#include <algorithm>
#include <utility>

#include "funding/at.h"

namespace sendcast {
namespace {

/// For each deal that has a line, the first to which it comes to the same.
std::vector<std::size_t> first_alike(const std::vector<const TilePricing*>& pricings, int stretch, std::size_t line) {
  std::vector<std::size_t> first(pricings.size());
  for (std::size_t deal = 0; deal < pricings.size(); ++deal) {
    while (first[deal] < deal && !pricings[deal]->costs_as(*pricings[first[deal]], stretch, line)) ++first[deal];
  }
  return first;
}

}  // namespace

TileDeals::TileDeals(std::vector<const TilePricing*> pricings, int stretches) : pricings_(std::move(pricings)) {
  for (int stretch = 0; stretch < stretches; ++stretch) {
    std::size_t lines = 0;
    for (const TilePricing* pricing : pricings_) lines = std::max(lines, pricing->lines_in(stretch));
    auto& of_lines = priced_by_.emplace_back();
    for (std::size_t line = 0; line < lines; ++line) of_lines.push_back(first_alike(pricings_, stretch, line));
  }
}

void TileDeals::charge(int stretch, const double* sums, const std::vector<TileMade>& made,
                       const std::vector<TileCharges*>& charges) const {
  const auto& of_lines = at(priced_by_, stretch);
  for (std::size_t line = 0; line < of_lines.size(); ++line) {
    for (std::size_t deal = 0; deal < pricings_.size(); ++deal) {
      const TilePricing& pricing = *pricings_[deal];
      if (line >= pricing.lines_in(stretch)) continue;
      const std::size_t first = of_lines[line][deal];
      if (first == deal) pricing.price_line(stretch, line, sums, made[deal], charges[deal]->in_hand);
      pricing.pay_line(stretch, line, charges[first]->in_hand, made[deal], *charges[deal]);
    }
  }
}

}  // namespace sendcast
