#include "value/perfect_information.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>

#include "value/smooth_regression.h"

namespace sendcast {
namespace {

/// What choosing in each draw gains over one choice for all.
struct Choices {
  Eigen::ArrayXd gains;     ///< draws
  Eigen::ArrayXXd weights;  ///< draws x options: 1 where the option is the draw's choice, less 1 where it is for all
};

Choices choices_among(const Eigen::ArrayXXd& net_benefits) {
  Eigen::Index best_of_all = 0;
  net_benefits.colwise().mean().maxCoeff(&best_of_all);
  Choices choices{Eigen::ArrayXd(net_benefits.rows()), Eigen::ArrayXXd::Zero(net_benefits.rows(), net_benefits.cols())};
  for (Eigen::Index draw = 0; draw < net_benefits.rows(); ++draw) {
    Eigen::Index best = 0;
    const double most = net_benefits.row(draw).maxCoeff(&best);
    choices.gains[draw] = most - net_benefits(draw, best_of_all);
    choices.weights(draw, best) += 1;
    choices.weights(draw, best_of_all) -= 1;
  }
  return choices;
}

double standard_error_of_mean(const Eigen::ArrayXd& values) {
  const auto draws = static_cast<double>(values.size());
  return draws < 2 ? 0 : std::sqrt((values - values.mean()).square().sum() / (draws - 1) / draws);
}

bool never_varies(const Eigen::ArrayXd& values) { return (values == values[0]).all(); }

/// Whether every parameter that varies is among the columns, or repeats one that is.
bool leaves_nothing_unsure(const Eigen::ArrayXXd& parameters, const std::vector<Eigen::Index>& columns) {
  for (Eigen::Index parameter = 0; parameter < parameters.cols(); ++parameter) {
    const auto tells = [&](Eigen::Index column) {
      return column == parameter || (parameters.col(column) == parameters.col(parameter)).all();
    };
    if (std::any_of(columns.begin(), columns.end(), tells)) continue;
    if (!never_varies(parameters.col(parameter))) return false;
  }
  return true;
}

void check(const Eigen::ArrayXXd& net_benefits, const Eigen::ArrayXXd& parameters,
           const std::vector<Eigen::Index>& columns) {
  if (net_benefits.rows() != parameters.rows()) {
    throw std::invalid_argument("net benefits and parameters have different numbers of draws");
  }
  const auto exists = [&](Eigen::Index column) { return column >= 0 && column < parameters.cols(); };
  if (!std::all_of(columns.begin(), columns.end(), exists)) throw std::invalid_argument("a column is no parameter's");
}

InformationValue regressed(const Eigen::ArrayXXd& net_benefits, const SmoothSurface& known) {
  const Eigen::Index others = net_benefits.cols() - 1;
  const Eigen::ArrayXXd increments = net_benefits.rightCols(others).colwise() - net_benefits.col(0);
  const SmoothRegression regression(known, increments);
  Eigen::ArrayXXd expected = Eigen::ArrayXXd::Zero(net_benefits.rows(), net_benefits.cols());
  expected.rightCols(others) = regression.fitted();
  const Choices choices = choices_among(expected);
  const Eigen::ArrayXd influence = regression.influence_on_mean(choices.weights.rightCols(others));
  return {choices.gains.mean(), standard_error_of_mean(choices.gains + influence)};
}

}  // namespace

InformationValue evpi(const Eigen::ArrayXXd& net_benefits) {
  const Choices choices = choices_among(net_benefits);
  return {std::max(0.0, choices.gains.mean()), standard_error_of_mean(choices.gains)};
}

InformationValue evppi(const Eigen::ArrayXXd& net_benefits, const Eigen::ArrayXXd& parameters,
                       const std::vector<Eigen::Index>& columns) {
  return evppi_of_several({net_benefits}, parameters, columns).front();
}

std::vector<InformationValue> evppi_of_several(const std::vector<Eigen::ArrayXXd>& net_benefits,
                                               const Eigen::ArrayXXd& parameters,
                                               const std::vector<Eigen::Index>& columns) {
  for (const Eigen::ArrayXXd& of_choice : net_benefits) check(of_choice, parameters, columns);
  std::vector<InformationValue> values(net_benefits.size());
  const bool leaves_nothing = leaves_nothing_unsure(parameters, columns);
  std::optional<SmoothSurface> surface;
  for (std::size_t i = 0; i < net_benefits.size(); ++i) {
    if (net_benefits[i].cols() < 2 || columns.empty()) continue;
    const InformationValue most = evpi(net_benefits[i]);
    values[i] = most;
    if (leaves_nothing) continue;
    if (!surface) surface.emplace(parameters(Eigen::all, columns));
    const InformationValue found = regressed(net_benefits[i], *surface);
    values[i] = {std::clamp(found.value, 0.0, most.value), found.standard_error};
  }
  return values;
}

}  // namespace sendcast
