#include "drawn_rates.h"

#include <algorithm>
#include <random>
#include <vector>

namespace sendcast::peers {
namespace {

/// Numbers from 0.8 to 1.2, the same on every machine.
class Multipliers {
 public:
  explicit Multipliers(int draw) : bits_(static_cast<std::uint64_t>(draw) + 1) {}

  double next() { return 0.8 + 0.4 * (static_cast<double>(bits_() >> 11U) * 0x1p-53); }

 private:
  std::mt19937_64 bits_;
};

void multiply(Schedule& schedule, double by) { schedule.rows *= by; }
void multiply(PairRate& pair, double by) { multiply(pair.share, by); }

template <typename Items>
void multiply_each(Items& items, double by) {
  for (auto& item : items) multiply(item, by);
}

void multiply_probability(Schedule& schedule, double by) { schedule.rows = (schedule.rows * by).min(1.0); }

using TeamCourse = decltype(&TeamModel::turnover);

void multiply_in_teams(DemandModel& model, TeamCourse numbers, double by, double at_most) {
  for (TeamModel& team : model.teams) {
    for (double& number : team.*numbers) number = std::min(at_most, number * by);
  }
}

}  // namespace

DemandModel in_draw(const DemandModel& central, int draw) {
  DemandModel model = central;
  Multipliers multipliers(draw);
  for (Schedule* rate :
       {&model.identify, &model.leave_support, &model.request_from_support, &model.request_from_others})
    multiply(*rate, multipliers.next());
  for (Schedule* probability : {&model.agree_to_assess, &model.agree_to_issue, &model.appeal, &model.appeal_upheld})
    multiply_probability(*probability, multipliers.next());
  multiply_each(model.cease, multipliers.next());
  multiply_each(model.arrive, multipliers.next());
  multiply_each(model.moves, multipliers.next());
  multiply_each(model.need_changes, multipliers.next());
  const double transfers = multipliers.next();
  for (PairRate& transfer : model.phase_transfers) multiply_probability(transfer.share, transfers);
  for (const auto numbers :
       {&TeamModel::establishment, &TeamModel::turnover, &TeamModel::months_to_hire, &TeamModel::hours_per_month,
        &TeamModel::hours_per_assessment, &TeamModel::hours_per_annual_review}) {
    multiply_in_teams(model, numbers, multipliers.next(), no_limit);
  }
  multiply_in_teams(model, &TeamModel::agency_cover, multipliers.next(), 1);
  return model;
}

}  // namespace sendcast::peers
