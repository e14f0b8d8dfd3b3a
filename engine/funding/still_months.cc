#include "funding/still_months.h"

#include "funding/at.h"

namespace sendcast {
namespace {

/// For each month of the run whether something differs from the month before.
class Changes {
 public:
  explicit Changes(int months) : in_month_(static_cast<std::size_t>(months)) { note(0); }

  /// Months outside the run are of no concern.
  void note(int month) {
    if (month >= 0 && month < months()) at(in_month_, month) = true;
  }
  void note(const std::shared_ptr<const Recipe>& recipe) {
    if (!recipe) return;
    for (const int month : recipe->changes) note(month);
  }
  /// @param course  months x values, or one month where they never change
  void note_rows(const Eigen::ArrayXXd& course) {
    for (Eigen::Index month = 1; month < course.rows(); ++month) {
      if ((course.row(month) != course.row(month - 1)).any()) note(static_cast<int>(month));
    }
  }

  int months() const { return static_cast<int>(in_month_.size()); }
  bool in(int month) const { return at(in_month_, month); }

 private:
  std::vector<bool> in_month_;
};

void note_line(const LineModel& line, Changes& changes) {
  changes.note(line.first_month);
  changes.note(line.last_month + 1);
  changes.note_rows(line.uptake);
  for (const UncertainRow& uptake : line.uncertain_uptake) changes.note(uptake.recipe);
}

void note_funding(const FundingModel& model, Changes& changes) {
  for (int month = 1; month < model.calendar.months; ++month) {
    if (model.calendar.year_of(month) != model.calendar.year_of(month - 1)) changes.note(month);
  }
  for (const PotModel& pot : model.pots) {
    if (pot.successor >= 0) changes.note(pot.succeeded_from);
  }
  for (const RuleModel& rule : model.rules) {
    for (const Ladder& ladder : rule.ladders) {
      for (const Band& band : ladder.bands) {
        changes.note_rows(band.shares.transpose());
        changes.note(band.drawn_shares);
      }
    }
  }
}

}  // namespace

std::vector<StillMonths> still_months_of(const FundingModel& model, const std::vector<LineModel>& lines) {
  Changes changes(model.calendar.months);
  note_funding(model, changes);
  for (const LineModel& line : lines) note_line(line, changes);
  std::vector<StillMonths> stretches;
  for (int month = 0; month < changes.months(); ++month) {
    if (changes.in(month)) stretches.push_back({model.calendar.year_of(month), month, month});
    stretches.back().last = month;
  }
  return stretches;
}

std::vector<StillMonths> common_still_months(const std::vector<std::vector<StillMonths>>& lists) {
  Changes changes(lists.front().back().last + 1);
  std::vector<int> year_of(static_cast<std::size_t>(changes.months()));
  for (const std::vector<StillMonths>& list : lists) {
    for (const StillMonths& stretch : list) {
      changes.note(stretch.first);
      for (int month = stretch.first; month <= stretch.last; ++month) at(year_of, month) = stretch.year;
    }
  }
  std::vector<StillMonths> common;
  for (int month = 0; month < changes.months(); ++month) {
    if (changes.in(month)) common.push_back({at(year_of, month), month, month});
    common.back().last = month;
  }
  return common;
}

}  // namespace sendcast
