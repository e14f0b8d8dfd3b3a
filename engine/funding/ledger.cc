#include "funding/ledger.h"

#include <algorithm>

#include "funding/at.h"
#include "funding/pence.h"

namespace sendcast {
namespace {

/// Adds what each pot pays of `total`, in the proportions of its part of the year.
void pay(Pence total, const Eigen::ArrayXXd& parts, int year, double share, std::vector<Pence>& paid) {
  if (total == 0) return;
  std::vector<double> of_year;
  for (Eigen::Index pot = 0; pot < parts.cols(); ++pot) of_year.push_back(share * parts(year, pot));
  const std::vector<Pence> more = apportion(total, of_year);
  for (std::size_t pot = 0; pot < paid.size(); ++pot) paid[pot] += more[pot];
}

/// What each pot pays of a line that no pool pays: first its grants, each as far as it has something left, the same
/// share in every month; and the rest by the line's rule.
/// @param left  by grant, what it has left in the year
std::vector<Payment> pay_line(int year, int line, Pence cost, const LineCharges& charges, std::vector<Pence>& left) {
  std::vector<Pence> paid(static_cast<std::size_t>(charges.parts.cols()), 0);
  Pence rest = cost;
  for (const GrantCharges& grant : charges.grants) {
    const Pence covered = std::clamp(rest, Pence{0}, at(left, grant.grant));
    at(left, grant.grant) -= covered;
    rest -= covered;
    pay(covered, grant.parts, year, in_pounds(covered) / in_pounds(cost), paid);
  }
  pay(rest, charges.parts, year, rest == cost ? 1 : in_pounds(rest) / in_pounds(cost), paid);
  std::vector<Payment> payments;
  for (std::size_t pot = 0; pot < paid.size(); ++pot)
    payments.push_back({year, line, static_cast<int>(pot), -1, paid[pot]});
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
                                                : pay_line(year, line, cost, charges, left);
      for (const Payment& payment : payments) {
        if (payment.paid != 0) ledger.push_back(payment);
      }
    }
  }
  return ledger;
}

}  // namespace sendcast
