#include "value/fair_split.h"

#include <algorithm>
#include <numeric>

#include "funding/pence.h"
#include "value/shapley.h"

namespace sendcast {
namespace {

Pence sum_of(const std::vector<Pence>& amounts) { return std::accumulate(amounts.begin(), amounts.end(), Pence{0}); }

std::vector<Pence> positive(std::vector<Pence> amounts) {
  for (Pence& amount : amounts) amount = std::max(amount, Pence{0});
  return amounts;
}

std::vector<double> as_weights(const std::vector<Pence>& amounts) {
  std::vector<double> weights;
  for (const Pence amount : amounts) weights.push_back(in_pounds(amount));
  return weights;
}

/// What each must pay at least and may pay at most where nobody pays more than it gains.
void bound(FairSplit& split) {
  const Pence gain = sum_of(split.gains);
  for (const Pence own : split.gains) {
    split.least.push_back(std::max(Pence{0}, split.cost - (gain - own)));
    split.most.push_back(std::min(split.cost, own));
  }
}

/// What each pays now, held between its bounds; what is then too much or too little is made up by those with room, in
/// proportion to it.
Split least_change(const FairSplit& split) {
  std::vector<Pence> pays;
  for (std::size_t i = 0; i < split.gains.size(); ++i)
    pays.push_back(std::clamp(split.now.pays[i], split.least[i], split.most[i]));
  const Pence missing = split.cost - sum_of(pays);
  std::vector<Pence> room;
  for (std::size_t i = 0; i < pays.size(); ++i)
    room.push_back(missing > 0 ? split.most[i] - pays[i] : pays[i] - split.least[i]);
  if (missing != 0) {
    const std::vector<Pence> parts = share_out(missing, as_weights(room));
    for (std::size_t i = 0; i < pays.size(); ++i) pays[i] += parts[i];
  }
  return {"no_worse_off", pays};
}

Split equal_gain(const FairSplit& split) {
  const std::vector<double> alike(split.gains.size(), 1.0);
  const std::vector<Pence> net = share_out(sum_of(split.gains) - split.cost, alike);
  std::vector<Pence> pays = split.gains;
  for (std::size_t i = 0; i < pays.size(); ++i) pays[i] -= net[i];
  return {"equal_gain", pays};
}

/// A group that goes it alone pays the whole cost, and does so only where it gains more; all together pay it in any
/// case.
Split by_shapley(const FairSplit& split) {
  const auto players = static_cast<int>(split.gains.size());
  const ShapleyParts net = shapley(players, [&](const Coalition& coalition) {
    Pence gain = 0;
    for (std::size_t i = 0; i < coalition.size(); ++i) gain += coalition[i] ? split.gains[i] : 0;
    const bool is_everybody =
        std::all_of(coalition.begin(), coalition.end(), [](bool takes_part) { return takes_part; });
    return std::vector<Pence>{is_everybody ? gain - split.cost : std::max(Pence{0}, gain - split.cost)};
  });
  std::vector<Pence> pays = split.gains;
  for (std::size_t i = 0; i < pays.size(); ++i) pays[i] -= net.parts[i].front();
  return {"shapley", pays};
}

}  // namespace

bool Split::is_shares() const {
  return sum_of(pays) > 0 && std::all_of(pays.begin(), pays.end(), [](Pence paid) { return paid >= 0; });
}

std::vector<Pence> Split::millionths() const { return share_out(1'000'000, as_weights(pays)); }

FairSplit fair_split(const std::vector<Pence>& gains, const std::vector<Pence>& pays_now) {
  FairSplit split;
  split.gains = gains;
  split.now = {"now", pays_now};
  split.cost = sum_of(pays_now);
  if (split.cost <= 0) return split;
  const Pence harm = sum_of(positive(gains)) - sum_of(gains);
  split.lacking = harm + std::max(Pence{0}, split.cost - sum_of(positive(gains)));
  if (split.lacking == 0) {
    bound(split);
    split.splits.push_back(least_change(split));
  }
  split.splits.push_back(equal_gain(split));
  if (sum_of(positive(gains)) > 0)
    split.splits.push_back({"by_benefit", share_out(split.cost, as_weights(positive(gains)))});
  split.splits.push_back(by_shapley(split));
  return split;
}

FairSplit fair_split(const ValueComparison& value) {
  std::vector<Pence> gains;
  std::vector<Pence> pays;
  for (const PartnerValue& partner : value.partners) {
    gains.push_back(to_pence(partner.gain()));
    pays.push_back(to_pence(partner.pv_interventions));
  }
  return fair_split(gains, pays);
}

}  // namespace sendcast
