#include "uncertainty/quantile_series.h"

namespace sendcast {
namespace {

using Terms = std::array<double, QuantileSeries::terms>;

/// Term n of the product of two series.
double product(const Terms& one, const Terms& other, std::size_t n) {
  double sum = 0;
  for (std::size_t i = 0; i <= n; ++i) sum += one[i] * other[n - i];
  return sum;
}

}  // namespace

void QuantileSeries::add(double score, const Start& start, const Shapes& shapes) {
  Terms y{start.y}, p{start.slope}, w{}, m{}, x{start.number}, growth{start.number * start.complement};
  m[0] = shapes.a * start.complement - shapes.b * start.number;
  const double pull = shapes.is_beta ? shapes.a + shapes.b : shapes.b;
  for (std::size_t n = 0; n + 1 < terms; ++n) {
    if (n > 0) m[n] = -pull * x[n];
    if (n > 0) growth[n] = shapes.is_beta ? x[n] - product(x, x, n) : x[n];
    const double normal = n == 0 ? score : n == 1 ? 1 : 0;
    w[n] = -normal - product(m, p, n);
    const auto next = static_cast<double>(n + 1);
    y[n + 1] = p[n] / next;
    p[n + 1] = product(p, w, n) / next;
    x[n + 1] = product(growth, p, n) / next;
  }
  series_.push_back(y);
}

}  // namespace sendcast
