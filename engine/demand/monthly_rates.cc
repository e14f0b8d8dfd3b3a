#include "demand/monthly_rates.h"

#include <cstddef>

namespace sendcast {
namespace {

constexpr double months_a_year = 12;

/// Reads the schedules that change in a month, and knows whether any did.
class Reader {
 public:
  Reader(const Shape& shape, int month) : shape_(shape), month_(month) {}

  bool found_changes() const { return found_changes_; }

  void probability(const Schedule& schedule, const Eigen::Ref<Eigen::ArrayXd>& values) {
    if (!changes(schedule)) return;
    schedule.read(month_, values);
  }

  void rate(const Schedule& schedule, Eigen::Ref<Eigen::ArrayXd> values) {
    if (!changes(schedule)) return;
    schedule.read(month_, values);
    values /= months_a_year;
  }

  void rate_of_need(const Schedule& schedule, int need, Eigen::ArrayXd& people) {
    if (!changes(schedule)) return;
    for (int person = 0; person < shape_.people(); ++person) {
      people[person] = schedule.at(person * shape_.needs + need, month_) / months_a_year;
    }
  }

 private:
  bool changes(const Schedule& schedule) {
    const bool changed = schedule.changes_in(month_);
    found_changes_ = found_changes_ || changed;
    return changed;
  }

  const Shape& shape_;
  int month_;
  bool found_changes_ = false;
};

std::vector<PairShare> unread(const std::vector<PairRate>& rates, int size) {
  std::vector<PairShare> shares;
  shares.reserve(rates.size());
  for (const PairRate& rate : rates) shares.push_back({rate.from, rate.to, Eigen::ArrayXd::Zero(size)});
  return shares;
}

void read_by_cell(const DemandModel& model, Reader& reader, MonthlyRates& rates) {
  reader.probability(model.need_mix, rates.need_mix);
  reader.rate(model.identify, rates.identify);
  reader.rate(model.leave_support, rates.leave_support);
  reader.rate(model.request_from_support, rates.request_from_support);
  reader.rate(model.request_from_others, rates.request_from_others);
  reader.probability(model.agree_to_assess, rates.agree_to_assess);
  reader.probability(model.agree_to_issue, rates.agree_to_issue);
  reader.probability(model.appeal, rates.appeal);
  reader.probability(model.appeal_upheld, rates.appeal_upheld);
}

void read_by_setting(const DemandModel& model, Reader& reader, MonthlyRates& rates) {
  for (int setting = 0; setting < model.shape.settings; ++setting) {
    const auto s = static_cast<std::size_t>(setting);
    reader.probability(model.first_setting[s], rates.first_setting.col(setting));
    reader.rate(model.cease[s], rates.cease.col(setting));
    reader.rate(model.arrive[s], rates.arrive.col(setting));
  }
}

void read_pairs(const DemandModel& model, Reader& reader, MonthlyRates& rates) {
  for (std::size_t i = 0; i < model.phase_transfers.size(); ++i) {
    reader.probability(model.phase_transfers[i].share, rates.phase_transfers[i].share);
  }
  for (std::size_t i = 0; i < model.moves.size(); ++i) reader.rate(model.moves[i].share, rates.moves[i].share);
  for (std::size_t i = 0; i < model.need_changes.size(); ++i) {
    const PairRate& change = model.need_changes[i];
    reader.rate_of_need(change.share, change.from, rates.need_changes[i].share);
  }
}

/// What comes of a decision whose refusal may be appealed against.
Eigen::ArrayXd at_once_or_on_appeal(const Eigen::ArrayXd& at_once, const MonthlyRates& rates) {
  return at_once + (1 - at_once) * rates.appeal * rates.appeal_upheld;
}

}  // namespace

MonthlyRates::MonthlyRates(const DemandModel& model)
    : first_setting(model.shape.cells(), model.shape.settings),
      cease(model.shape.cells(), model.shape.settings),
      arrive(model.shape.cells(), model.shape.settings),
      phase_transfers(unread(model.phase_transfers, model.shape.cells())),
      moves(unread(model.moves, model.shape.cells())),
      need_changes(unread(model.need_changes, model.shape.people())) {
  for (Eigen::ArrayXd* values : {&need_mix, &identify, &leave_support, &request_from_support, &request_from_others,
                                 &agree_to_assess, &agree_to_issue, &appeal, &appeal_upheld}) {
    values->resize(model.shape.cells());
  }
}

bool MonthlyRates::advance_to(const DemandModel& model, int month) {
  Reader reader(model.shape, month);
  read_by_cell(model, reader, *this);
  read_by_setting(model, reader, *this);
  read_pairs(model, reader, *this);
  if (!reader.found_changes()) return false;
  agree = at_once_or_on_appeal(agree_to_assess, *this);
  issue = at_once_or_on_appeal(agree_to_issue, *this);
  scales = outflow_scales(outflow_shares(model.shape, *this));
  scaled = count_scaled(scales);
  return true;
}

}  // namespace sendcast
