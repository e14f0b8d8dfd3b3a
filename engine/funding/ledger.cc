#include "funding/ledger.h"

#include "funding/at.h"
#include "funding/pence.h"

namespace sendcast {
namespace {

std::vector<double> parts_in(const LineCharges& line, int year) {
  std::vector<double> parts;
  for (Eigen::Index pot = 0; pot < line.parts.cols(); ++pot) parts.push_back(line.parts(year, pot));
  return parts;
}

/// What each pot pays of a line that no pool pays.
std::vector<Payment> pay_line(int year, int line, Pence cost, const LineCharges& charges) {
  std::vector<Payment> payments;
  int pot = 0;
  for (const Pence paid : apportion(cost, parts_in(charges, year))) payments.push_back({year, line, pot++, -1, paid});
  return payments;
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

std::vector<Payment> pay_lines(const std::vector<std::vector<LineCost>>& costs, const std::vector<LineCharges>& lines) {
  std::vector<Payment> ledger;
  for (int year = 0; year < static_cast<int>(costs.size()); ++year) {
    for (int line = 0; line < static_cast<int>(lines.size()); ++line) {
      const Pence cost = at(at(costs, year), line).cost;
      const LineCharges& charges = at(lines, line);
      const std::vector<Payment> payments = charges.pool >= 0
                                                ? std::vector<Payment>{{year, line, -1, charges.pool, cost}}
                                                : pay_line(year, line, cost, charges);
      for (const Payment& payment : payments) {
        if (payment.paid != 0) ledger.push_back(payment);
      }
    }
  }
  return ledger;
}

}  // namespace sendcast
