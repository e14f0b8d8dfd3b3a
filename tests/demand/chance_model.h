#pragma once

#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

#include "demand/chance_projection.h"
#include "small_model.h"

namespace sendcast {

/// What many draws of one number come to.
struct Sample {
  std::vector<double> values;

  double count() const { return static_cast<double>(values.size()); }
  double mean() const {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / count();
  }
  /// The mean product of two samples' deviations; with itself the variance.
  double covariance(const Sample& other) const {
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) sum += (values[i] - mean_) * (other.values[i] - other.mean_);
    return sum / (count() - 1);
  }
  double variance() const { return covariance(*this); }
  double error_of_mean() const { return std::sqrt(variance() / count()); }
  /// From the fourth moment.
  double error_of_variance() const {
    double fourth = 0;
    for (const double value : values) fourth += std::pow(value - mean_, 4);
    return std::sqrt((fourth / count() - variance() * variance()) / count());
  }
  void close() { mean_ = mean(); }

 private:
  double mean_ = 0;
};

/// What some numbers are after `months` months, in many draws: one sample for each.
inline std::vector<Sample> sampled(const DemandModel& model, int months, int draws,
                                   const std::function<std::vector<double>(const ChanceProjection&)>& numbers_of) {
  std::vector<Sample> samples;
  for (int draw = 0; draw < draws; ++draw) {
    ChanceProjection projection(model, 7, static_cast<std::uint64_t>(draw));
    for (int month = 0; month < months; ++month) projection.advance();
    const std::vector<double> numbers = numbers_of(projection);
    samples.resize(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) samples[i].values.push_back(numbers[i]);
  }
  for (Sample& sample : samples) sample.close();
  return samples;
}

}  // namespace sendcast
