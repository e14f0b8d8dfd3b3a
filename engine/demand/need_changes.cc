#include "demand/need_changes.h"

namespace sendcast {

void change_needs(const Shape& shape, const std::vector<PairShare>& changes,
                  const Eigen::Ref<const Eigen::ArrayXd>& changing, Eigen::Ref<Eigen::ArrayXd> stock,
                  Eigen::ArrayXd& counted) {
  for (const PairShare& change : changes) {
    for (int person = 0; person < shape.people(); ++person) {
      const int from = person * shape.needs + change.from;
      const int to = person * shape.needs + change.to;
      const double changed = changing[from] * change.share[person];
      stock[from] -= changed;
      stock[to] += changed;
      counted[from] += changed;
    }
  }
}

}  // namespace sendcast
