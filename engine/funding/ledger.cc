#include "funding/ledger.h"

#include <algorithm>

#include "funding/at.h"
#include "funding/pence.h"

namespace sendcast {
namespace {

void add_part(std::vector<double>& parts, const Eigen::ArrayXXd& whole, int year, double share) {
  if (share == 0) return;
  for (Eigen::Index pot = 0; pot < whole.cols(); ++pot)
    parts[static_cast<std::size_t>(pot)] += share * whole(year, pot);
}

/// Each pot's part of a line's year: first what its grants pay, each as far as it has something left, and the rest by
/// the line's rule. Of the line each pays the same share in every month.
/// @param left  by grant, what it has left in the year
std::vector<double> parts_in(const LineCharges& line, int year, std::vector<Pence>& left) {
  std::vector<double> parts(static_cast<std::size_t>(line.parts.cols()), 0.0);
  const double cost = at(line.cost, year);
  double rest = cost;
  for (const GrantCharges& grant : line.grants) {
    const double covered = std::max(0.0, std::min(rest, in_pounds(at(left, grant.grant))));
    if (covered == 0) continue;
    at(left, grant.grant) -= std::min(to_pence(covered), at(left, grant.grant));
    add_part(parts, grant.parts, year, covered / cost);
    rest -= covered;
  }
  add_part(parts, line.parts, year, rest == cost ? 1 : rest / cost);
  return parts;
}

/// What each pot pays of a line that no pool pays.
std::vector<Payment> pay_line(int year, int line, Pence cost, const std::vector<double>& parts) {
  std::vector<Payment> payments;
  int pot = 0;
  for (const Pence paid : apportion(cost, parts)) payments.push_back({year, line, pot++, -1, paid});
  return payments;
}

/// What the grants may pay in a year.
std::vector<Pence> limits_of(const FundingModel& model, int year) {
  std::vector<Pence> limits;
  for (const GrantModel& grant : model.grants) limits.push_back(to_pence(at(grant.limit, year)));
  return limits;
}

}  // namespace

std::vector<std::vector<LineCost>> cost_lines(const FundingModel& model, const std::vector<LineCharges>& lines) {
  std::vector<std::vector<LineCost>> costs;
  for (int year = 0; year < model.calendar.years(); ++year) {
    std::vector<LineCost>& of_year = costs.emplace_back();
    for (const LineCharges& line : lines) of_year.push_back({at(line.quantity, year), to_pence(at(line.cost, year))});
  }
  return costs;
}

std::vector<Payment> pay_lines(const FundingModel& model, const std::vector<std::vector<LineCost>>& costs,
                               const std::vector<LineCharges>& lines) {
  std::vector<Payment> ledger;
  for (int year = 0; year < static_cast<int>(costs.size()); ++year) {
    std::vector<Pence> left = limits_of(model, year);
    for (int line = 0; line < static_cast<int>(lines.size()); ++line) {
      const Pence cost = at(at(costs, year), line).cost;
      const LineCharges& charges = at(lines, line);
      const std::vector<Payment> payments = charges.pool >= 0
                                                ? std::vector<Payment>{{year, line, -1, charges.pool, cost}}
                                                : pay_line(year, line, cost, parts_in(charges, year, left));
      for (const Payment& payment : payments) {
        if (payment.paid != 0) ledger.push_back(payment);
      }
    }
  }
  return ledger;
}

}  // namespace sendcast
